package io.lapilli.budget;

import io.lapilli.shared.BudgetId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of budgets, of the keys that groups count together, and of alerts. */
@Repository
class BudgetStore {

    private static final String SELECT = """
            SELECT id, organisation_id, scope, project_id, key_id, group_name, amount, tokens, period, mode, thresholds,
              created_at
            FROM budget WHERE deleted_at IS NULL
            """;

    private final JdbcClient jdbc;

    BudgetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A key that a group counts. */
    record GroupKey(OrganisationId organisation, String group, KeyId key) {}

    /** Everybody's. */
    List<Budget> all() {
        return jdbc.sql(SELECT + " ORDER BY id").query((row, _) -> budget(row)).list();
    }

    /** In the order in which they were made. */
    List<Budget> page(OrganisationId organisation, @Nullable BudgetId after, int limit) {
        return jdbc.sql(SELECT + " AND organisation_id = :organisation" + (after == null ? "" : " AND id > :after")
                        + " ORDER BY id FETCH FIRST :limit ROWS ONLY")
                .param("organisation", organisation.value())
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query((row, _) -> budget(row))
                .list();
    }

    int count(OrganisationId organisation) {
        return jdbc.sql("SELECT COUNT(*) FROM budget WHERE organisation_id = ? AND deleted_at IS NULL")
                .param(organisation.value())
                .query(Integer.class)
                .single();
    }

    Optional<Budget> find(OrganisationId organisation, BudgetId id) {
        return jdbc.sql(SELECT + " AND organisation_id = ? AND id = ?")
                .params(organisation.value(), id.value())
                .query((row, _) -> budget(row))
                .optional();
    }

    void insert(Budget budget) {
        BudgetScope scope = budget.scope();
        BudgetTerms terms = budget.terms();
        jdbc.sql("""
                        INSERT INTO budget (id, organisation_id, scope, project_id, key_id, group_name, amount, tokens,
                          period, mode, thresholds, created_at)
                        VALUES (:id, :organisation, :scope, :project, :key, :group, :amount, :tokens, :period, :mode,
                          :thresholds, :created)
                        """)
                .param("id", budget.id().value())
                .param("organisation", budget.organisation().value())
                .param("scope", scope.kind().name())
                .param(
                        "project",
                        scope instanceof BudgetScope.OfProject of ? of.project().value() : null)
                .param("key", scope instanceof BudgetScope.OfKey of ? of.key().value() : null)
                .param("group", scope instanceof BudgetScope.Group group ? group.name() : null)
                .param("amount", terms.limit().amount())
                .param("tokens", terms.limit().tokens())
                .param("period", terms.period().name())
                .param("mode", terms.mode().name())
                .param("thresholds", BudgetRows.thresholds(terms.thresholds()))
                .param("created", BudgetRows.at(budget.createdAt()))
                .update();
    }

    void update(Budget budget) {
        BudgetTerms terms = budget.terms();
        jdbc.sql("""
                        UPDATE budget SET amount = :amount, tokens = :tokens, period = :period, mode = :mode,
                          thresholds = :thresholds
                        WHERE organisation_id = :organisation AND id = :id
                        """)
                .param("amount", terms.limit().amount())
                .param("tokens", terms.limit().tokens())
                .param("period", terms.period().name())
                .param("mode", terms.mode().name())
                .param("thresholds", BudgetRows.thresholds(terms.thresholds()))
                .param("organisation", budget.organisation().value())
                .param("id", budget.id().value())
                .update();
    }

    void delete(OrganisationId organisation, BudgetId id, Instant at) {
        jdbc.sql("UPDATE budget SET deleted_at = ? WHERE organisation_id = ? AND id = ?")
                .params(BudgetRows.at(at), organisation.value(), id.value())
                .update();
    }

    List<GroupKey> groupKeys() {
        return jdbc.sql("SELECT organisation_id, group_name, key_id FROM budget_group_key")
                .query((row, _) -> new GroupKey(
                        new OrganisationId(BudgetRows.uuid(row, "organisation_id")),
                        row.getString("group_name"),
                        new KeyId(BudgetRows.uuid(row, "key_id"))))
                .list();
    }

    /** Without effect when the key is in the group. */
    void join(GroupKey member) {
        int there = jdbc.sql("""
                        SELECT COUNT(*) FROM budget_group_key
                        WHERE organisation_id = ? AND group_name = ? AND key_id = ?
                        """)
                .params(
                        member.organisation().value(),
                        member.group(),
                        member.key().value())
                .query(Integer.class)
                .single();
        if (there == 0) {
            jdbc.sql("INSERT INTO budget_group_key (organisation_id, group_name, key_id) VALUES (?, ?, ?)")
                    .params(
                            member.organisation().value(),
                            member.group(),
                            member.key().value())
                    .update();
        }
    }

    /** The periods in which budgets and wallets refused when it was noted last. */
    Map<UUID, Instant> refusing() {
        var refusing = new HashMap<UUID, Instant>();
        jdbc.sql("SELECT holder, period_start FROM budget_refusing").query(row -> {
            refusing.put(BudgetRows.uuid(row, "holder"), BudgetRows.instant(row, "period_start"));
        });
        return refusing;
    }

    /** @param period null: it refuses no more */
    void note(UUID holder, @Nullable Instant period) {
        jdbc.sql("DELETE FROM budget_refusing WHERE holder = ?").param(holder).update();
        if (period != null) {
            jdbc.sql("INSERT INTO budget_refusing (holder, period_start) VALUES (?, ?)")
                    .params(holder, BudgetRows.at(period))
                    .update();
        }
    }

    /** @return whether it is the first of its threshold and period: another node can have been quicker */
    boolean insert(OrganisationId organisation, BudgetAlert alert) {
        try {
            jdbc.sql("""
                            INSERT INTO budget_alert (budget_id, period_start, threshold, organisation_id, used,
                              budgeted, reached_at)
                            VALUES (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            alert.budget().value(),
                            BudgetRows.at(alert.periodStart()),
                            alert.threshold(),
                            organisation.value(),
                            alert.used(),
                            alert.budgeted(),
                            BudgetRows.at(alert.reachedAt()))
                    .update();
            return true;
        } catch (DuplicateKeyException fired) {
            return false;
        }
    }

    /** Those of budgets for life, and of periods that began at that instant or later; the oldest first. */
    List<BudgetAlert> alertsSince(Instant earliest) {
        return jdbc.sql("""
                        SELECT budget_id, period_start, threshold, used, budgeted, reached_at FROM budget_alert
                        WHERE period_start >= ? OR period_start = ? ORDER BY reached_at, threshold
                        """)
                .params(BudgetRows.at(earliest), BudgetRows.at(Instant.EPOCH))
                .query((row, _) -> alert(row))
                .list();
    }

    private static BudgetAlert alert(ResultSet row) throws SQLException {
        return new BudgetAlert(
                new BudgetId(BudgetRows.uuid(row, "budget_id")),
                BudgetRows.instant(row, "period_start"),
                BudgetRows.amount(row, "threshold"),
                BudgetRows.amount(row, "used"),
                BudgetRows.amount(row, "budgeted"),
                BudgetRows.instant(row, "reached_at"));
    }

    private static Budget budget(ResultSet row) throws SQLException {
        return new Budget(
                new BudgetId(BudgetRows.uuid(row, "id")),
                new OrganisationId(BudgetRows.uuid(row, "organisation_id")),
                BudgetRows.scope(row),
                BudgetRows.terms(row),
                BudgetRows.instant(row, "created_at"));
    }
}
