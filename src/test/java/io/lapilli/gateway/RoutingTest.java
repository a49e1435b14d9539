package io.lapilli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.catalog.AbortPolicy;
import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.DeploymentTerms;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.ModelKind;
import io.lapilli.catalog.Upstream;
import io.lapilli.catalog.UpstreamKind;
import io.lapilli.shared.CalendarWindow;
import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.UpstreamId;
import io.lapilli.usage.Endpoint;
import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTest {

    private static final Instant AT = Instant.parse("2026-03-18T04:00:00Z");

    private final Upstream chat = anUpstream(Set.of("chat"));
    private final Upstream both = anUpstream(Set.of("chat", "embeddings"));
    private final Catalog catalog = Catalog.of(List.of(), List.of(chat, both), Map.of());

    @Test
    void asksTheLowestPriorityFirst() {
        Model model = aModel(aDeployment("b", both, 1, 2), aDeployment("a", chat, 1, 1), aDeployment("c", chat, 5, 3));
        assertThat(order(model, Endpoint.CHAT, 7)).isEqualTo("a b c");
    }

    @Test
    void sharesByWeightAmongEquals() {
        Model model = aModel(aDeployment("a", chat, 3, 1), aDeployment("b", chat, 1, 1), aDeployment("z", chat, 1, 2));
        Map<String, Long> orders = IntStream.range(0, 4_000)
                .mapToObj(seed -> order(model, Endpoint.CHAT, seed * 7919L))
                .collect(Collectors.groupingBy(order -> order, Collectors.counting()));
        assertThat(orders).containsOnlyKeys("a b z", "b a z");
        assertThat(orders.get("a b z")).isBetween(2_800L, 3_200L);
    }

    @Test
    void leavesOutWhatHasNoWeightOrDoesNotServeTheEndpoint() {
        Model model = aModel(aDeployment("a", both, 0, 1), aDeployment("b", chat, 1, 1), aDeployment("c", both, 1, 2));
        assertThat(order(model, Endpoint.CHAT, 1)).isEqualTo("b c");
        assertThat(order(model, Endpoint.EMBEDDINGS, 1)).isEqualTo("c");
    }

    @Test
    void leavesOutWhatIsDrained() {
        Deployment drained = new Deployment(
                new DeploymentId(UUID.randomUUID()),
                both.id(),
                "a",
                9,
                1,
                Deployment.MAX_TOKENS,
                AbortPolicy.CANCEL,
                DeploymentTerms.NONE,
                Instant.EPOCH);
        assertThat(order(aModel(drained, aDeployment("b", both, 1, 1)), Endpoint.CHAT, 1))
                .isEqualTo("b");
        assertThat(order(aModel(drained), Endpoint.CHAT, 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-18T13:59:00Z, b", "2026-03-18T14:00:00Z, a b", "2026-03-18T23:59:00Z, a b"})
    void keepsToTheHoursOfADeployment(Instant at, String order) {
        var nights = new CalendarWindow(ZoneId.of("Asia/Shanghai"), Set.of(), LocalTime.of(22, 0), LocalTime.of(8, 0));
        Deployment nightly = new Deployment(
                new DeploymentId(UUID.randomUUID()),
                both.id(),
                "a",
                1,
                1,
                Deployment.MAX_TOKENS,
                AbortPolicy.CANCEL,
                new DeploymentTerms(null, nights),
                null);
        Model model = aModel(nightly, aDeployment("b", both, 1, 2));
        assertThat(Routing.order(model, Endpoint.CHAT, catalog, at, Routing.Condition.UNKNOWN, new Random(1)))
                .extracting(Deployment::upstreamModel)
                .containsExactly(order.split(" "));
    }

    /** Both weigh the same; one gets a tenth of its weight. */
    @Test
    void givesLessToOneThatDoesBadly() {
        Model model = aModel(aDeployment("a", chat, 1, 1), aDeployment("b", chat, 1, 1));
        var condition = new Routing.Condition() {
            @Override
            public double share(Deployment deployment, double best) {
                assertThat(best).isEqualTo(5);
                return deployment.upstreamModel().equals("a") ? 0.1 : 1;
            }

            @Override
            public double latency(Deployment deployment) {
                return deployment.upstreamModel().equals("a") ? 50 : 5;
            }
        };
        long first = IntStream.range(0, 4_000)
                .filter(seed ->
                        order(model, Endpoint.CHAT, seed * 7919L, condition).startsWith("a"))
                .count();
        assertThat(first).isBetween(270L, 460L);
    }

    private String order(Model model, Endpoint endpoint, long seed) {
        return order(model, endpoint, seed, Routing.Condition.UNKNOWN);
    }

    private String order(Model model, Endpoint endpoint, long seed, Routing.Condition condition) {
        return Routing.order(model, endpoint, catalog, AT, condition, new Random(seed)).stream()
                .map(Deployment::upstreamModel)
                .collect(Collectors.joining(" "));
    }

    private static Upstream anUpstream(Set<String> apis) {
        return new Upstream(
                new UpstreamId(UUID.randomUUID()),
                "upstream",
                UpstreamKind.OPENAI,
                URI.create("https://upstream.example/v1"),
                apis,
                false,
                Instant.EPOCH,
                1);
    }

    private static Deployment aDeployment(String name, Upstream upstream, int weight, int priority) {
        return new Deployment(
                new DeploymentId(UUID.randomUUID()),
                upstream.id(),
                name,
                weight,
                priority,
                Deployment.MAX_TOKENS,
                AbortPolicy.CANCEL);
    }

    private static Model aModel(Deployment... deployments) {
        List<Deployment> sorted = java.util.stream.Stream.of(deployments)
                .sorted(java.util.Comparator.comparingInt(Deployment::priority))
                .toList();
        return new Model("m", ModelKind.CHAT, 1000, null, Instant.EPOCH, null, sorted, 1);
    }
}
