package io.lapilli.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.support.TestDatabase;
import io.lapilli.support.TestNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CatalogAtStartTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final AtomicReference<String> listing = new AtomicReference<>("""
            {"object":"list","data":[{"id":"chat-a"},{"id":"text-embedding-b"},{"id":"not a name"}]}""");
    private final AtomicReference<String> seenKey = new AtomicReference<>();
    private final DataSource source = TestDatabase.H2.fresh();
    private HttpServer server;

    @BeforeEach
    void anUpstream() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/models", exchange -> {
            seenKey.set(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = listing.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void withoutSettingsThereIsTheRehearsalOnce() {
        try (var node = node()) {
            start(node, Map.of());
            start(node, Map.of());
            assertThat(node.get(Upstreams.class).list())
                    .singleElement()
                    .satisfies(upstream -> assertThat(upstream.kind()).isEqualTo(UpstreamKind.REHEARSAL));
        }
    }

    @Test
    void anUpstreamOfTheSettingsServesWhatItLists() {
        try (var node = node()) {
            start(node, settings("sk-first", null));

            Upstream made = node.get(Upstreams.class).list().getFirst();
            assertThat(made.name()).isEqualTo("default");
            assertThat(made.allowPrivate()).isTrue();
            assertThat(seenKey).hasValue("Bearer sk-first");
            assertThat(node.get(Catalog.class).models())
                    .extracting(Model::name)
                    .containsExactly("chat-a", "text-embedding-b");
            Model embedding = node.get(Catalog.class).model("text-embedding-b");
            assertThat(embedding.kind()).isEqualTo(ModelKind.EMBEDDING);
            assertThat(embedding.contextWindow()).isEqualTo(32_768);
            assertThat(embedding.deployments())
                    .extracting(Deployment::upstream, Deployment::upstreamModel, Deployment::weight)
                    .containsExactly(tuple(made.id(), "text-embedding-b", 1));
        }
    }

    @Test
    void aChangedSettingChangesTheUpstreamAndAnUnchangedOneNothing() {
        try (var node = node()) {
            start(node, settings("sk-first", "chat-a"));
            Upstream made = node.get(Upstreams.class).list().getFirst();
            start(node, settings("sk-first", "chat-a"));
            assertThat(node.get(Upstreams.class).list()).containsExactly(made);

            start(node, settings("sk-second", "chat-a,chat-c"));

            assertThat(node.get(Catalog.class).credential(made.id())).isEqualTo("sk-second");
            assertThat(node.get(Catalog.class).models()).extracting(Model::name).containsExactly("chat-a", "chat-c");
        }
    }

    @Test
    void takesAModelFromTheRehearsalButNotFromAnotherUpstream() {
        try (var node = node()) {
            Upstream rehearsal = node.get(Upstreams.class).rehearsal();
            Upstream other = node.get(Upstreams.class)
                    .create(new UpstreamDraft("other", "https://other.example.com", null, Set.of("chat"), false));
            node.get(Models.class).create(aModel("chat-a", rehearsal));
            Model kept = node.get(Models.class).create(aModel("chat-b", other));

            start(node, settings(null, "chat-a,chat-b"));

            assertThat(node.get(Catalog.class).model("chat-a").deployments())
                    .extracting(deployment -> node.get(Catalog.class)
                            .upstream(deployment.upstream())
                            .name())
                    .containsExactly("default");
            assertThat(node.get(Catalog.class).model("chat-b")).isEqualTo(kept);
        }
    }

    @Test
    void asksAgainWhereTheUpstreamWasNotReady() {
        listing.set("<html>starting</html>");
        try (var node = node()) {
            CatalogAtStart atStart = start(node, settings(null, null));
            assertThat(node.get(Catalog.class).models()).isEmpty();

            listing.set("{\"data\":[{\"id\":\"chat-a\"}]}");
            atStart.askAgain();

            assertThat(node.get(Catalog.class).models()).extracting(Model::name).containsExactly("chat-a");
        }
    }

    private static ModelDraft aModel(String name, Upstream upstream) {
        return new ModelDraft(name, ModelKind.CHAT, 1000, null, List.of(new DeploymentDraft(upstream.id(), name)));
    }

    private Map<String, Object> settings(String key, String models) {
        var settings = new HashMap<String, Object>();
        settings.put(
                "lapilli.upstream.url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/");
        settings.put("lapilli.rehearsal", "false");
        if (key != null) {
            settings.put("lapilli.upstream.key", key);
        }
        if (models != null) {
            settings.put("lapilli.upstream.models", models);
        }
        return settings;
    }

    private static CatalogAtStart start(TestNode node, Map<String, Object> settings) {
        var atStart = new CatalogAtStart(
                node.get(Upstreams.class),
                node.get(Models.class),
                node.get(Catalog.class),
                node.get(ListedModels.class),
                new Binder(new MapConfigurationPropertySource(settings))
                        .bindOrCreate("lapilli", LapilliSettings.class));
        atStart.run(new DefaultApplicationArguments());
        return atStart;
    }

    private TestNode node() {
        return new TestNode(source, START, "io.lapilli.catalog");
    }
}
