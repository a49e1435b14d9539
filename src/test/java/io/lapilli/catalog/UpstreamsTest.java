package io.lapilli.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NotFoundException;
import io.lapilli.support.TestDatabase;
import io.lapilli.support.TestNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class UpstreamsTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @EnumSource
    void whatIsMadeCanBeCalledAtOnceAndAfterARestart(TestDatabase engine) {
        DataSource source = engine.fresh();
        Upstream made;
        try (var node = node(source)) {
            made = upstreams(node).create(aDraft("primary", "https://api.example.com/v1/", "sk-up-secret"));

            assertThat(made.baseUrl()).isEqualTo(URI.create("https://api.example.com/v1"));
            assertThat(made.createdAt()).isEqualTo(START);
            assertThat(node.get(Catalog.class).upstream(made.id())).isEqualTo(made);
            assertThat(node.get(Catalog.class).credential(made.id())).isEqualTo("sk-up-secret");
            assertThat(node.events()).containsExactly(new UpstreamCreated(made));
        }
        try (var node = node(source)) {
            assertThat(upstreams(node).list()).containsExactly(made);
            assertThat(node.get(Catalog.class).credential(made.id())).isEqualTo("sk-up-secret");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCredentialIsEncryptedAtRest(TestDatabase engine) {
        try (var node = node(engine.fresh())) {
            upstreams(node).create(aDraft("primary", "https://api.example.com", "sk-up-secret"));

            assertThat(node.get(JdbcClient.class)
                            .sql("SELECT credential FROM upstream")
                            .query(String.class)
                            .single())
                    .startsWith("v1:")
                    .doesNotContain("sk-up-secret");
            assertThat(aDraft("primary", "https://api.example.com", "sk-up-secret")
                            .toString())
                    .doesNotContain("sk-up-secret");
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesPartByPart(TestDatabase engine) {
        try (var node = node(engine.fresh())) {
            Upstream made = upstreams(node).create(aDraft("primary", "https://api.example.com", "first"));

            Upstream renamed = upstreams(node).modify(made.id(), new UpstreamPatch("second", null, null, null, null));
            assertThat(renamed.baseUrl()).isEqualTo(made.baseUrl());
            assertThat(node.get(Catalog.class).credential(made.id())).isEqualTo("first");

            Upstream moved = upstreams(node)
                    .modify(
                            made.id(),
                            new UpstreamPatch(null, "http://10.0.0.1:8000/v1", "second", Set.of("embeddings"), true));
            assertThat(moved)
                    .isEqualTo(new Upstream(
                            made.id(),
                            "second",
                            UpstreamKind.OPENAI,
                            URI.create("http://10.0.0.1:8000/v1"),
                            Set.of("embeddings"),
                            true,
                            START,
                            2));
            assertThat(upstreams(node).get(made.id())).isEqualTo(moved);
            assertThat(node.get(Catalog.class).credential(made.id())).isEqualTo("second");

            upstreams(node).modify(made.id(), new UpstreamPatch(null, null, "", null, null));
            assertThat(node.get(Catalog.class).credential(made.id())).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNameIsTakenOnce(TestDatabase engine) {
        try (var node = node(engine.fresh())) {
            upstreams(node).create(aDraft("primary", "https://a.example.com", null));
            Upstream other = upstreams(node).create(aDraft("other", "https://b.example.com", null));

            assertThatThrownBy(() -> upstreams(node).create(aDraft("primary", "https://c.example.com", null)))
                    .isInstanceOf(AlreadyExistsException.class);
            assertThatThrownBy(() ->
                            upstreams(node).modify(other.id(), new UpstreamPatch("primary", null, null, null, null)))
                    .isInstanceOf(AlreadyExistsException.class);
            assertThat(upstreams(node).list()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isDeletedOnlyWhileItServesNothing(TestDatabase engine) {
        try (var node = node(engine.fresh())) {
            Upstream used = upstreams(node).create(aDraft("used", "https://a.example.com", null));
            Upstream unused = upstreams(node).create(aDraft("unused", "https://b.example.com", null));
            node.get(Models.class)
                    .create(new ModelDraft(
                            "m", ModelKind.CHAT, 1000, null, List.of(new DeploymentDraft(used.id(), "m-up"))));

            assertThatThrownBy(() -> upstreams(node).delete(used.id()))
                    .isInstanceOfSatisfying(
                            UpstreamInUseException.class,
                            inUse -> assertThat(inUse.models()).containsExactly("m"));
            upstreams(node).delete(unused.id());
            assertThat(upstreams(node).list()).containsExactly(used);
            assertThatThrownBy(() -> upstreams(node).get(unused.id())).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> node.get(Catalog.class).upstream(unused.id()))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherNodeSeesAChange(TestDatabase engine) throws InterruptedException {
        DataSource source = engine.fresh();
        try (var here = node(source);
                var there = node(source)) {
            Upstream made = upstreams(here).create(aDraft("primary", "https://a.example.com", "secret"));

            assertThat(eventually(() -> "secret".equals(there.get(Catalog.class).credential(made.id()))))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ftp://api.example.com              | scheme
            file:///etc/passwd                 | scheme
            api.example.com/v1                 | scheme
            https:///v1                        | host
            http://a b                         | malformed
            https://user:pw@api.example.com    | user_info
            https://api.example.com/v1?key=1   | query
            https://api.example.com/v1#x       | query
            https://api.example.com:0/v1       | host
            https://api.example.com:70000/v1   | host
            """)
    void refusesWhatIsNoBaseUrl(String url, String reason) {
        assertThatThrownBy(() -> BaseUrl.parse(url)).isInstanceOfSatisfying(InvalidInputException.class, invalid -> {
            assertThat(invalid.field()).isEqualTo("base_url");
            assertThat(invalid.reason()).isEqualTo(reason);
        });
    }

    @Test
    void refusesWhatBreaksAHeader() {
        try (var node = node(TestDatabase.H2.fresh())) {
            assertThatThrownBy(() -> upstreams(node).create(aDraft("a", "https://a.example.com", "sk\r\nx: y")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageNotContaining("sk");
            assertThatThrownBy(() -> upstreams(node)
                            .create(new UpstreamDraft("a", "https://a.example.com", null, Set.of("soap"), false)))
                    .isInstanceOf(InvalidInputException.class);
            assertThat(upstreams(node).list()).isEmpty();
        }
    }

    /** Looks every few milliseconds, generously long for a busy machine. */
    private static boolean eventually(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        var pause = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || pause.await(20, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    private static UpstreamDraft aDraft(String name, String url, String key) {
        return new UpstreamDraft(name, url, key, Set.of("chat"), false);
    }

    private static Upstreams upstreams(TestNode node) {
        return node.get(Upstreams.class);
    }

    private static TestNode node(DataSource source) {
        return new TestNode(source, START, "io.lapilli.catalog");
    }
}
