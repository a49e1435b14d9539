package io.lapilli.catalog;

import static java.util.stream.Collectors.groupingBy;

import io.lapilli.shared.CalendarWindow;
import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.UpstreamId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The catalogue's rows. */
@Repository
class CatalogStore {

    private static final String UPSTREAM =
            "SELECT id, name, kind, base_url, apis, allow_private, created_at, version" + " FROM upstream";
    private static final String DEPLOYMENT = "SELECT model_name, id, upstream_id, upstream_model, weight, priority,"
            + " cap_field, abort_policy, concurrency, hours_zone, hours_days, hours_from, hours_to, drained_at"
            + " FROM deployment";
    private static final String MODEL =
            "SELECT name, kind, context_window, max_output_tokens, created_at, retired_at," + " version FROM model";

    private final JdbcClient jdbc;

    CatalogStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Upstream> upstreams() {
        return jdbc.sql(UPSTREAM + " ORDER BY created_at, id")
                .query(CatalogStore::upstream)
                .list();
    }

    Optional<Upstream> upstream(UpstreamId id) {
        return jdbc.sql(UPSTREAM + " WHERE id = ?")
                .param(id.value())
                .query(CatalogStore::upstream)
                .optional();
    }

    Optional<Upstream> upstream(String name) {
        return jdbc.sql(UPSTREAM + " WHERE name = ?")
                .param(name)
                .query(CatalogStore::upstream)
                .optional();
    }

    Map<UpstreamId, String> credentials() {
        return jdbc
                .sql("SELECT id, credential FROM upstream WHERE credential IS NOT NULL")
                .query((row, _) -> Map.entry(new UpstreamId(row.getObject(1, UUID.class)), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void insert(Upstream upstream, @Nullable String encrypted) {
        jdbc.sql("INSERT INTO upstream (id, name, kind, base_url, apis, allow_private, created_at, version, credential)"
                        + " VALUES (:id, :name, :kind, :base_url, :apis, :allow_private, :created_at, :version,"
                        + " :credential)")
                .param("id", upstream.id().value())
                .param("name", upstream.name())
                .param("kind", upstream.kind().name())
                .param("base_url", url(upstream))
                .param("apis", apis(upstream))
                .param("allow_private", upstream.allowPrivate())
                .param("created_at", utc(upstream.createdAt()))
                .param("version", upstream.version())
                .param("credential", encrypted)
                .update();
    }

    /** Whether the row still had the version before and now holds these values. */
    boolean update(Upstream upstream) {
        return jdbc.sql("UPDATE upstream SET name = :name, base_url = :base_url, apis = :apis,"
                                + " allow_private = :allow_private, version = :version"
                                + " WHERE id = :id AND version = :before")
                        .param("name", upstream.name())
                        .param("base_url", url(upstream))
                        .param("apis", apis(upstream))
                        .param("allow_private", upstream.allowPrivate())
                        .param("version", upstream.version())
                        .param("id", upstream.id().value())
                        .param("before", upstream.version() - 1)
                        .update()
                == 1;
    }

    void credential(UpstreamId id, @Nullable String encrypted) {
        jdbc.sql("UPDATE upstream SET credential = :credential WHERE id = :id")
                .param("credential", encrypted)
                .param("id", id.value())
                .update();
    }

    void delete(UpstreamId id) {
        jdbc.sql("DELETE FROM upstream WHERE id = ?").param(id.value()).update();
    }

    List<String> modelsServedBy(UpstreamId id) {
        return jdbc.sql("SELECT DISTINCT model_name FROM deployment WHERE upstream_id = ? ORDER BY model_name")
                .param(id.value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    List<Model> models() {
        Map<String, List<Deployment>> deployments = jdbc
                .sql(DEPLOYMENT + " ORDER BY model_name, position")
                .query((row, _) -> Map.entry(row.getString(1), deployment(row)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql(MODEL + " ORDER BY created_at, name")
                .query((row, _) -> model(row, deployments.getOrDefault(row.getString("name"), List.of())))
                .list();
    }

    Optional<Model> model(String name) {
        List<Deployment> deployments = jdbc.sql(DEPLOYMENT + " WHERE model_name = ? ORDER BY position")
                .param(name)
                .query((row, _) -> deployment(row))
                .list();
        return jdbc.sql(MODEL + " WHERE name = ?")
                .param(name)
                .query((row, _) -> model(row, deployments))
                .optional();
    }

    /** The name of the model that is deployed so. */
    Optional<String> modelOf(DeploymentId id) {
        return jdbc.sql("SELECT model_name FROM deployment WHERE id = ?")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    void insert(Model model) {
        jdbc.sql("INSERT INTO model (name, kind, context_window, max_output_tokens, created_at, retired_at, version)"
                        + " VALUES (:name, :kind, :window, :most, :created_at, :retired_at, :version)")
                .param("name", model.name())
                .param("kind", model.kind().name())
                .param("window", model.contextWindow())
                .param("most", model.maxOutputTokens())
                .param("created_at", utc(model.createdAt()))
                .param("retired_at", model.retiredAt() == null ? null : utc(model.retiredAt()))
                .param("version", model.version())
                .update();
        insertDeployments(model);
    }

    /** Whether the row still had the version before; deployments that stay keep their ids. */
    boolean update(Model model) {
        boolean current = jdbc.sql("UPDATE model SET kind = :kind, context_window = :window, max_output_tokens = :most,"
                                + " retired_at = :retired_at, version = :version"
                                + " WHERE name = :name AND version = :before")
                        .param("kind", model.kind().name())
                        .param("window", model.contextWindow())
                        .param("most", model.maxOutputTokens())
                        .param("retired_at", model.retiredAt() == null ? null : utc(model.retiredAt()))
                        .param("version", model.version())
                        .param("name", model.name())
                        .param("before", model.version() - 1)
                        .update()
                == 1;
        if (current) {
            jdbc.sql("DELETE FROM deployment WHERE model_name = ?")
                    .param(model.name())
                    .update();
            insertDeployments(model);
        }
        return current;
    }

    private void insertDeployments(Model model) {
        int position = 0;
        for (Deployment deployment : model.deployments()) {
            CalendarWindow hours = deployment.terms().hours();
            jdbc.sql("INSERT INTO deployment (id, model_name, upstream_id, upstream_model, weight, priority, cap_field,"
                            + " abort_policy, concurrency, hours_zone, hours_days, hours_from, hours_to, drained_at,"
                            + " position) VALUES (:id, :model, :upstream, :upstream_model, :weight, :priority,"
                            + " :cap_field, :abort_policy, :concurrency, :zone, :days, :from, :to, :drained_at,"
                            + " :position)")
                    .param("id", deployment.id().value())
                    .param("model", model.name())
                    .param("upstream", deployment.upstream().value())
                    .param("upstream_model", deployment.upstreamModel())
                    .param("weight", deployment.weight())
                    .param("priority", deployment.priority())
                    .param("cap_field", deployment.capField())
                    .param("abort_policy", deployment.abortPolicy().name())
                    .param("concurrency", deployment.concurrency())
                    .param("zone", hours == null ? null : hours.zone().getId())
                    .param("days", hours == null ? null : days(hours))
                    .param("from", hours == null ? null : hours.from().toString())
                    .param("to", hours == null ? null : hours.to().toString())
                    .param("drained_at", deployment.drainedAt() == null ? null : utc(deployment.drainedAt()))
                    .param("position", position++)
                    .update();
        }
    }

    private static String days(CalendarWindow hours) {
        return hours.days().stream().sorted().map(CalendarWindow::text).collect(Collectors.joining(","));
    }

    private static DeploymentTerms terms(ResultSet row) throws SQLException {
        String zone = row.getString("hours_zone");
        return new DeploymentTerms(
                row.getObject("concurrency", Integer.class),
                zone == null
                        ? null
                        : new CalendarWindow(
                                ZoneId.of(zone),
                                Stream.of(row.getString("hours_days").split(","))
                                        .map(CalendarWindow::day)
                                        .collect(Collectors.toSet()),
                                LocalTime.parse(row.getString("hours_from")),
                                LocalTime.parse(row.getString("hours_to"))));
    }

    private static Upstream upstream(ResultSet row, int number) throws SQLException {
        String url = row.getString("base_url");
        return new Upstream(
                new UpstreamId(row.getObject("id", UUID.class)),
                row.getString("name"),
                UpstreamKind.valueOf(row.getString("kind")),
                url == null ? null : URI.create(url),
                Set.of(row.getString("apis").split(",")),
                row.getBoolean("allow_private"),
                instant(row, "created_at"),
                row.getInt("version"));
    }

    private static Model model(ResultSet row, List<Deployment> deployments) throws SQLException {
        return new Model(
                row.getString("name"),
                ModelKind.valueOf(row.getString("kind")),
                row.getInt("context_window"),
                row.getObject("max_output_tokens", Integer.class),
                instant(row, "created_at"),
                row.getObject("retired_at") == null ? null : instant(row, "retired_at"),
                deployments,
                row.getInt("version"));
    }

    private static Deployment deployment(ResultSet row) throws SQLException {
        return new Deployment(
                new DeploymentId(row.getObject("id", UUID.class)),
                new UpstreamId(row.getObject("upstream_id", UUID.class)),
                row.getString("upstream_model"),
                row.getInt("weight"),
                row.getInt("priority"),
                row.getString("cap_field"),
                AbortPolicy.valueOf(row.getString("abort_policy")),
                terms(row),
                row.getObject("drained_at") == null ? null : instant(row, "drained_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static String apis(Upstream upstream) {
        return String.join(",", new TreeSet<>(upstream.apis()));
    }

    private static @Nullable String url(Upstream upstream) {
        return upstream.baseUrl() == null ? null : upstream.baseUrl().toString();
    }
}
