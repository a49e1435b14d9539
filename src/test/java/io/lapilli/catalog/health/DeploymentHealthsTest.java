package io.lapilli.catalog.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.shared.DeploymentId;
import io.lapilli.support.TestDatabase;
import io.lapilli.support.TestNode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From what was counted to what is said of it, on both engines. */
class DeploymentHealthsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:30:20Z");

    private final DeploymentId one = new DeploymentId(UUID.randomUUID());
    private final DeploymentId other = new DeploymentId(UUID.randomUUID());

    @ParameterizedTest
    @EnumSource
    void sumsTheLastHour(TestDatabase engine) {
        try (var node = node(engine.fresh())) {
            DeploymentWatch watch = node.get(DeploymentWatch.class);
            for (int call = 0; call < 95; call++) {
                watch.answered(one, NOW.minusSeconds(30L * call), 400);
            }
            for (int call = 0; call < 5; call++) {
                watch.answered(one, NOW, 4_000);
            }
            watch.failed(one, NOW.minus(Duration.ofMinutes(40)), "upstream_error");
            watch.failed(one, NOW.minus(Duration.ofMinutes(9)), "upstream_error");
            watch.failed(one, NOW.minus(Duration.ofMinutes(6)), "upstream_timeout");
            watch.failed(one, NOW.minus(Duration.ofMinutes(61)), "upstream_error");
            watch.answered(other, NOW, -1);
            watch.flush();

            var healths = node.get(DeploymentHealths.class).lastHour();

            DeploymentHealth health = healths.get(one);
            assertThat(health.calls()).isEqualTo(103);
            assertThat(health.failures()).isEqualTo(3);
            assertThat(health.condition()).isEqualTo(Condition.TROUBLED);
            assertThat(health.trouble())
                    .isEqualTo(new Trouble(
                            Instant.parse("2026-03-01T10:21:00Z"),
                            Instant.parse("2026-03-01T10:24:00Z"),
                            "upstream_timeout"));
            assertThat(health.firstTokenP95()).isBetween(Duration.ofMillis(350), Duration.ofMillis(450));
            assertThat(healths.get(other)).isEqualTo(new DeploymentHealth(1, 0, Condition.WELL, null, null, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void addsWhatSeveralNodesCounted(TestDatabase engine) {
        DataSource source = engine.fresh();
        try (var here = node(source);
                var there = node(source)) {
            for (TestNode node : new TestNode[] {here, there}) {
                node.get(DeploymentWatch.class).failed(one, NOW, "upstream_error");
                node.get(DeploymentWatch.class).flush();
            }
            here.get(DeploymentWatch.class).failed(one, NOW, "upstream_error");
            here.get(DeploymentWatch.class).flush();

            assertThat(there.get(DeploymentHealths.class).lastHour().get(one).failures())
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void knowsWhatIsOnItsWayOnAllNodes(TestDatabase engine) {
        DataSource source = engine.fresh();
        try (var here = node(source);
                var there = node(source)) {
            DeploymentWatch.Call first = here.get(DeploymentWatch.class).begin(one);
            DeploymentWatch.Call second = there.get(DeploymentWatch.class).begin(one);
            here.get(DeploymentWatch.class).flush();
            there.get(DeploymentWatch.class).flush();
            assertThat(running(here)).isEqualTo(2);

            first.close();
            here.get(DeploymentWatch.class).flush();
            assertThat(running(here)).isEqualTo(1);

            // the other one was killed and says nothing any more
            here.clock().forward(Duration.ofSeconds(30));
            assertThat(running(here)).isZero();
            second.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void forgetsAfterTwoDays(TestDatabase engine) {
        try (var node = node(engine.fresh())) {
            DeploymentWatch watch = node.get(DeploymentWatch.class);
            watch.answered(one, NOW.minus(Duration.ofHours(47)), 5);
            watch.answered(one, NOW.minus(Duration.ofHours(49)), 5);
            watch.flush();

            watch.forget();

            assertThat(node.get(JdbcClient.class)
                            .sql("SELECT COUNT(*) FROM deployment_minute")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfWhatNobodyCalled(TestDatabase engine) {
        try (var node = node(engine.fresh())) {
            assertThat(node.get(DeploymentHealths.class).lastHour()).isEmpty();
        }
    }

    private int running(TestNode node) {
        return node.get(DeploymentHealths.class)
                .lastHour()
                .getOrDefault(one, DeploymentHealth.UNKNOWN)
                .running();
    }

    private static TestNode node(DataSource source) {
        return new TestNode(source, NOW, "io.lapilli.catalog");
    }
}
