package io.lapilli.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.UpstreamId;
import io.lapilli.support.TestDatabase;
import io.lapilli.support.TestNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @EnumSource
    void isCalledByItsNameWithDeploymentsInTheirOrder(TestDatabase engine) {
        try (var node = node(engine)) {
            UpstreamId first = anUpstream(node, "first");
            UpstreamId second = anUpstream(node, "second");

            Model made = models(node)
                    .create(aDraft(
                            "vendor/chat:32k",
                            new DeploymentDraft(
                                    first, "late", 3, 9, Deployment.MAX_COMPLETION_TOKENS, AbortPolicy.DRAIN),
                            new DeploymentDraft(second, "early"),
                            new DeploymentDraft(first, "early")));

            assertThat(made.deployments())
                    .extracting(Deployment::upstream, Deployment::upstreamModel)
                    .containsExactly(tuple(second, "early"), tuple(first, "early"), tuple(first, "late"));
            assertThat(node.get(Catalog.class).model("vendor/chat:32k")).isEqualTo(made);
            assertThat(node.get(Catalog.class).model("VENDOR/chat:32k")).isNull();
            assertThat(models(node).get("vendor/chat:32k")).isEqualTo(made);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeploymentThatStaysKeepsItsIdentity(TestDatabase engine) {
        try (var node = node(engine)) {
            UpstreamId upstream = anUpstream(node, "first");
            Model made = models(node).create(aDraft("m", new DeploymentDraft(upstream, "a")));

            Model changed = models(node)
                    .modify(new ModelDraft(
                            "m",
                            ModelKind.CHAT,
                            2000,
                            500,
                            List.of(
                                    new DeploymentDraft(upstream, "b"),
                                    new DeploymentDraft(
                                            upstream, "a", 5, 2, Deployment.MAX_TOKENS, AbortPolicy.CANCEL))));

            assertThat(changed.contextWindow()).isEqualTo(2000);
            assertThat(changed.deployments().getLast().id())
                    .isEqualTo(made.deployments().getFirst().id());
            assertThat(models(node).get("m")).isEqualTo(changed);
            assertThat(node.events()).endsWith(new ModelModified(made, changed));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRetiredModelIsNotCalledButRemembered(TestDatabase engine) {
        try (var node = node(engine)) {
            Model made = models(node).create(aDraft("m"));
            node.clock().forward(Duration.ofHours(1));

            Model retired = models(node).retire("m");

            assertThat(retired.retiredAt()).isEqualTo(START.plusSeconds(3600));
            assertThat(node.get(Catalog.class).model("m")).isNull();
            assertThat(node.get(Catalog.class).models()).isEmpty();
            assertThat(models(node).list()).containsExactly(retired);
            node.clock().forward(Duration.ofHours(1));
            assertThat(models(node).retire("m")).isEqualTo(retired);
            assertThatThrownBy(() -> models(node).create(aDraft("m"))).isInstanceOf(AlreadyExistsException.class);

            models(node).restore("m");
            assertThat(node.get(Catalog.class).model("m"))
                    .usingRecursiveComparison()
                    .ignoringFields("version")
                    .isEqualTo(made);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDrainedDeploymentStaysSoThroughChangesAndRestarts(TestDatabase engine) {
        DataSource source = engine.fresh();
        DeploymentDraft draft;
        DeploymentId id;
        try (var node = new TestNode(source, START, "io.lapilli.catalog")) {
            draft = new DeploymentDraft(anUpstream(node, "first"), "a");
            Model made = models(node).create(aDraft("m", draft, new DeploymentDraft(draft.upstream(), "b")));
            id = made.deployments().getFirst().id();
            assertThat(made.deployments()).allMatch(Deployment::takesRequests);

            Model drained = models(node).drain(id);

            assertThat(drained.deployments()).extracting(Deployment::drainedAt).containsExactly(START, null);
            assertThat(node.get(Catalog.class).model("m")).isEqualTo(drained);
            assertThat(node.events()).endsWith(new ModelModified(made, drained));
            node.clock().forward(Duration.ofHours(1));
            assertThat(models(node).drain(id)).as("it is so already").isEqualTo(drained);
            models(node).modify(aDraft("m", draft, new DeploymentDraft(draft.upstream(), "c")));
        }
        try (var node = new TestNode(source, START, "io.lapilli.catalog")) {
            assertThat(node.get(Catalog.class).model("m").deployments())
                    .extracting(Deployment::drainedAt)
                    .containsExactly(START, null);

            assertThat(models(node).resume(id).deployments()).noneMatch(Deployment::drained);
            models(node)
                    .modify(aDraft(
                            "m",
                            new DeploymentDraft(
                                    draft.upstream(), "a", 1, 1, Deployment.MAX_TOKENS, AbortPolicy.CANCEL, true)));
            assertThat(models(node).get("m").deployments()).allMatch(Deployment::drained);
            assertThatThrownBy(() -> models(node).drain(new DeploymentId(UUID.randomUUID())))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnUpstreamThatIsNotThere(TestDatabase engine) {
        try (var node = node(engine)) {
            assertThatThrownBy(() -> models(node)
                            .create(aDraft("m", new DeploymentDraft(new UpstreamId(UUID.randomUUID()), "a"))))
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            invalid -> assertThat(invalid.field()).isEqualTo("deployments.upstream"));
            assertThat(models(node).list()).isEmpty();
            assertThatThrownBy(() -> models(node).get("m")).isInstanceOf(NotFoundException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-m", "/m", "a b", "ä", "m\n", "a?b"})
    void refusesWhatIsNoName(String name) {
        assertThatThrownBy(() -> new Model(name, ModelKind.CHAT, 1, null, START, null, List.of(), 0))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void refusesTheSameDeploymentTwice() {
        try (var node = node(TestDatabase.H2)) {
            UpstreamId there = anUpstream(node, "first");
            assertThatThrownBy(() -> models(node)
                            .create(aDraft("m", new DeploymentDraft(there, "a"), new DeploymentDraft(there, "a"))))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    private static ModelDraft aDraft(String name, DeploymentDraft... deployments) {
        return new ModelDraft(
                name, ModelKind.CHAT, 1000, null, Stream.of(deployments).toList());
    }

    private static UpstreamId anUpstream(TestNode node, String name) {
        return node.get(Upstreams.class)
                .create(new UpstreamDraft(name, "https://" + name + ".example.com", null, Set.of("chat"), false))
                .id();
    }

    private static Models models(TestNode node) {
        return node.get(Models.class);
    }

    private static TestNode node(TestDatabase engine) {
        return new TestNode(engine.fresh(), START, "io.lapilli.catalog");
    }
}
