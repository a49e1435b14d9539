package io.lapilli.catalog.ui;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.Models;
import io.lapilli.catalog.Upstream;
import io.lapilli.catalog.Upstreams;
import io.lapilli.catalog.health.DeploymentHealth;
import io.lapilli.catalog.health.DeploymentHealths;
import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.UpstreamId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the whole catalogue with how it does: some seven short queries, however long it is. */
@Component
class CatalogReader {

    private final Models models;
    private final Upstreams upstreams;
    private final Catalog catalog;
    private final DeploymentHealths healths;

    CatalogReader(Models models, Upstreams upstreams, Catalog catalog, DeploymentHealths healths) {
        this.models = models;
        this.upstreams = upstreams;
        this.catalog = catalog;
        this.healths = healths;
    }

    /** Models by name, retired ones last; upstreams in the order in which they were made. */
    CatalogPage read() {
        List<Model> all = models.list().stream()
                .sorted(Comparator.comparing((Model model) -> model.retiredAt() != null)
                        .thenComparing(Model::name))
                .toList();
        List<Upstream> servers = upstreams.list();
        Map<UpstreamId, String> names = servers.stream().collect(Collectors.toMap(Upstream::id, Upstream::name));
        Map<DeploymentId, DeploymentHealth> lastHour = healths.lastHour();
        return new CatalogPage(
                all.stream()
                        .flatMap(model -> rows(model, names, lastHour).stream())
                        .toList(),
                servers.stream().map(upstream -> row(upstream, all)).toList());
    }

    /** How the deployments do now. */
    Function<DeploymentId, DeploymentHealth> health() {
        Map<DeploymentId, DeploymentHealth> lastHour = healths.lastHour();
        return id -> lastHour.getOrDefault(id, DeploymentHealth.UNKNOWN);
    }

    private static List<DeploymentRow> rows(
            Model model, Map<UpstreamId, String> names, Map<DeploymentId, DeploymentHealth> lastHour) {
        if (model.deployments().isEmpty()) {
            return List.of(new DeploymentRow(model, null, "", 0, DeploymentHealth.UNKNOWN, true));
        }
        var rows = new ArrayList<DeploymentRow>();
        for (Deployment deployment : model.deployments()) {
            rows.add(new DeploymentRow(
                    model,
                    deployment,
                    names.getOrDefault(deployment.upstream(), ""),
                    share(deployment, model),
                    lastHour.getOrDefault(deployment.id(), DeploymentHealth.UNKNOWN),
                    rows.isEmpty()));
        }
        return rows;
    }

    private static double share(Deployment one, Model model) {
        int weights = model.deployments().stream()
                .filter(other -> other.priority() == one.priority() && other.takesRequests())
                .mapToInt(Deployment::weight)
                .sum();
        return one.takesRequests() ? (double) one.weight() / weights : 0;
    }

    private UpstreamRow row(Upstream upstream, List<Model> all) {
        return new UpstreamRow(
                upstream,
                catalog.credential(upstream.id()) != null,
                all.stream()
                        .filter(model -> model.deployments().stream()
                                .anyMatch(one -> one.upstream().equals(upstream.id())))
                        .map(Model::name)
                        .toList());
    }

    /** The catalogue as it is shown. */
    record CatalogPage(List<DeploymentRow> deployments, List<UpstreamRow> upstreams) {

        /** Those that a search is about: by the name of the model, of the upstream, or of the model there. */
        List<DeploymentRow> matching(String search) {
            String wanted = search.toLowerCase(Locale.ROOT);
            List<String> names = deployments.stream()
                    .filter(row -> matches(row, wanted))
                    .map(row -> row.model().name())
                    .toList();
            return deployments.stream()
                    .filter(row -> names.contains(row.model().name()))
                    .toList();
        }

        private static boolean matches(DeploymentRow row, String wanted) {
            Deployment deployment = row.deployment();
            return row.model().name().toLowerCase(Locale.ROOT).contains(wanted)
                    || row.upstream().toLowerCase(Locale.ROOT).contains(wanted)
                    || deployment != null
                            && deployment
                                    .upstreamModel()
                                    .toLowerCase(Locale.ROOT)
                                    .contains(wanted);
        }

        long models() {
            return deployments.stream().filter(DeploymentRow::first).count();
        }

        long drained() {
            return deployments.stream()
                    .map(DeploymentRow::deployment)
                    .filter(one -> one != null && one.drained())
                    .count();
        }
    }
}
