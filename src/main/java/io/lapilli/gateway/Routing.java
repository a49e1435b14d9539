package io.lapilli.gateway;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.Model;
import io.lapilli.gateway.queue.Lanes;
import io.lapilli.usage.Endpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * In which order a model's deployments are tried: by priority, and among equals by chance according to weight, of which
 * one gets less that fails or is more than twice as slow as the fastest of them.
 */
final class Routing {

    private Routing() {}

    /** How deployments do. */
    interface Condition {

        Condition UNKNOWN = new Condition() {};

        static Condition of(Lanes lanes) {
            return new Condition() {
                @Override
                public double share(Deployment deployment, double best) {
                    return lanes.share(deployment, best);
                }

                @Override
                public double latency(Deployment deployment) {
                    return lanes.latency(deployment);
                }
            };
        }

        /** What of its weight it should get; above 0. @param best latency among its equals; 0: none known */
        default double share(Deployment deployment, double best) {
            return 1;
        }

        /** Until its answers begin, in any unit; 0: not known. */
        default double latency(Deployment deployment) {
            return 0;
        }
    }

    static List<Deployment> order(
            Model model, Endpoint endpoint, Catalog catalog, Instant at, Condition condition, RandomGenerator chance) {
        String api = endpoint == Endpoint.CHAT ? "chat" : "embeddings";
        List<Deployment> able = new ArrayList<>(model.deployments().size());
        for (Deployment deployment : model.deployments()) {
            if (deployment.takesRequests(at)
                    && catalog.upstream(deployment.upstream()).apis().contains(api)) {
                able.add(deployment);
            }
        }
        for (int first = 0; first < able.size() - 1; first++) {
            int end = equals(able, first);
            if (end > first + 1) {
                able.add(first, able.remove(choose(able, first, end, condition, chance)));
            }
        }
        return able;
    }

    /** The end of those from {@code first} on that share its priority. */
    private static int equals(List<Deployment> sorted, int first) {
        int end = first + 1;
        while (end < sorted.size()
                && sorted.get(end).priority() == sorted.get(first).priority()) {
            end++;
        }
        return end;
    }

    private static int choose(
            List<Deployment> sorted, int first, int end, Condition condition, RandomGenerator chance) {
        double best = 0;
        for (int i = first; i < end; i++) {
            double latency = condition.latency(sorted.get(i));
            best = latency > 0 && (best == 0 || latency < best) ? latency : best;
        }
        var weights = new double[end - first];
        double all = 0;
        for (int i = first; i < end; i++) {
            weights[i - first] = sorted.get(i).weight() * condition.share(sorted.get(i), best);
            all += weights[i - first];
        }
        double drawn = chance.nextDouble() * all;
        int chosen = first;
        while (chosen < end - 1 && drawn >= weights[chosen - first]) {
            drawn -= weights[chosen++ - first];
        }
        return chosen;
    }
}
