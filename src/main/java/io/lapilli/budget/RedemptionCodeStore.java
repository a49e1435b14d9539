package io.lapilli.budget;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RedemptionCodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of redemption codes. */
@Repository
class RedemptionCodeStore {

    private static final String SELECT = """
            SELECT id, last4, amount, currency, note, organisation_id, created_at, expires_at, withdrawn_at, redeemed_at,
              redeemed_by
            FROM redemption_code
            """;

    private final JdbcClient jdbc;

    RedemptionCodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(RedemptionCode code, String hash) {
        jdbc.sql("""
                        INSERT INTO redemption_code (id, code_hash, last4, amount, currency, note, organisation_id,
                          created_at, expires_at)
                        VALUES (:id, :hash, :last4, :amount, :currency, :note, :organisation, :created, :expires)
                        """)
                .param("id", code.id().value())
                .param("hash", hash)
                .param("last4", code.last4())
                .param("amount", code.amount())
                .param("currency", code.currency())
                .param("note", code.note())
                .param(
                        "organisation",
                        code.organisation() == null ? null : code.organisation().value())
                .param("created", BudgetRows.at(code.createdAt()))
                .param("expires", BudgetRows.atOrNull(code.expiresAt()))
                .update();
    }

    Optional<RedemptionCode> find(RedemptionCodeId id) {
        return jdbc.sql(SELECT + " WHERE id = ?")
                .param(id.value())
                .query((row, _) -> code(row))
                .optional();
    }

    Optional<RedemptionCode> find(String hash) {
        return jdbc.sql(SELECT + " WHERE code_hash = ?")
                .param(hash)
                .query((row, _) -> code(row))
                .optional();
    }

    /** The newest first. */
    List<RedemptionCode> page(@Nullable RedemptionCodeId after, int limit) {
        return jdbc.sql(SELECT + (after == null ? "" : " WHERE id < :after")
                        + " ORDER BY id DESC FETCH FIRST :limit ROWS ONLY")
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query((row, _) -> code(row))
                .list();
    }

    /** @return whether it was open: of several who try at once, one gets it */
    boolean redeem(RedemptionCodeId id, OrganisationId by, Instant at) {
        return jdbc.sql("""
                        UPDATE redemption_code SET redeemed_at = ?, redeemed_by = ?
                        WHERE id = ? AND redeemed_at IS NULL AND withdrawn_at IS NULL
                        """).params(BudgetRows.at(at), by.value(), id.value()).update() == 1;
    }

    /** @return whether it was open */
    boolean withdraw(RedemptionCodeId id, Instant at) {
        return jdbc.sql("""
                        UPDATE redemption_code SET withdrawn_at = ?
                        WHERE id = ? AND redeemed_at IS NULL AND withdrawn_at IS NULL
                        """).params(BudgetRows.at(at), id.value()).update() == 1;
    }

    private static RedemptionCode code(ResultSet row) throws SQLException {
        return new RedemptionCode(
                new RedemptionCodeId(BudgetRows.uuid(row, "id")),
                row.getString("last4"),
                BudgetRows.amount(row, "amount"),
                row.getString("currency"),
                row.getString("note"),
                organisation(row, "organisation_id"),
                BudgetRows.instant(row, "created_at"),
                BudgetRows.instantOrNull(row, "expires_at"),
                BudgetRows.instantOrNull(row, "withdrawn_at"),
                BudgetRows.instantOrNull(row, "redeemed_at"),
                organisation(row, "redeemed_by"));
    }

    private static @Nullable OrganisationId organisation(ResultSet row, String column) throws SQLException {
        UUID id = BudgetRows.uuid(row, column);
        return id == null ? null : new OrganisationId(id);
    }
}
