package io.lapilli.gateway;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.Model;
import io.lapilli.usage.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** In which order a model's deployments are tried: by priority, and among equals by chance according to weight. */
final class Routing {

    private Routing() {}

    static List<Deployment> order(Model model, Endpoint endpoint, Catalog catalog, RandomGenerator chance) {
        String api = endpoint == Endpoint.CHAT ? "chat" : "embeddings";
        List<Deployment> able = new ArrayList<>(model.deployments().size());
        for (Deployment deployment : model.deployments()) {
            if (deployment.takesRequests()
                    && catalog.upstream(deployment.upstream()).apis().contains(api)) {
                able.add(deployment);
            }
        }
        for (int first = 0; first < able.size() - 1; first++) {
            int chosen = choose(able, first, chance);
            able.add(first, able.remove(chosen));
        }
        return able;
    }

    /** One of the deployments from {@code first} on that share its priority. */
    private static int choose(List<Deployment> sorted, int first, RandomGenerator chance) {
        int priority = sorted.get(first).priority();
        int end = first;
        long weights = 0;
        while (end < sorted.size() && sorted.get(end).priority() == priority) {
            weights += sorted.get(end++).weight();
        }
        if (end == first + 1) {
            return first;
        }
        long drawn = chance.nextLong(weights);
        int chosen = first;
        while (drawn >= sorted.get(chosen).weight()) {
            drawn -= sorted.get(chosen++).weight();
        }
        return chosen;
    }
}
