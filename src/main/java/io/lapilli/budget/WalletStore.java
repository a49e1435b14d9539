package io.lapilli.budget;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RedemptionCodeId;
import io.lapilli.shared.UserId;
import io.lapilli.shared.WalletEntryId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of wallets: their entries, and when organisations paid in advance. */
@Repository
class WalletStore {

    private final JdbcClient jdbc;

    WalletStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param until exclusive; null: still */
    record Span(
            OrganisationId organisation,
            Instant since,
            @Nullable Instant until) {

        boolean contains(Instant at) {
            return !at.isBefore(since) && (until == null || at.isBefore(until));
        }
    }

    /** An organisation that pays in advance. @param in all entries but charges @param charged above 0 */
    record Purse(OrganisationId organisation, Instant since, BigDecimal in, BigDecimal charged) {}

    List<Purse> purses() {
        return jdbc.sql("""
                        SELECT s.organisation_id, s.since,
                          COALESCE(SUM(CASE WHEN e.kind <> 'CHARGE' THEN e.amount END), 0) AS paid_in,
                          COALESCE(SUM(CASE WHEN e.kind = 'CHARGE' THEN -e.amount END), 0) AS charged
                        FROM wallet_span s LEFT JOIN wallet_entry e ON e.organisation_id = s.organisation_id
                        WHERE s.until IS NULL GROUP BY s.organisation_id, s.since
                        """)
                .query((row, _) -> new Purse(
                        new OrganisationId(BudgetRows.uuid(row, "organisation_id")),
                        BudgetRows.instant(row, "since"),
                        row.getBigDecimal("paid_in"),
                        row.getBigDecimal("charged")))
                .list();
    }

    List<Span> spans(Collection<OrganisationId> organisations) {
        return jdbc.sql("SELECT organisation_id, since, until FROM wallet_span WHERE organisation_id IN (:ids)")
                .param("ids", organisations.stream().map(OrganisationId::value).toList())
                .query((row, _) -> new Span(
                        new OrganisationId(BudgetRows.uuid(row, "organisation_id")),
                        BudgetRows.instant(row, "since"),
                        BudgetRows.instantOrNull(row, "until")))
                .list();
    }

    void begin(OrganisationId organisation, Instant since) {
        jdbc.sql("INSERT INTO wallet_span (organisation_id, since) VALUES (?, ?)")
                .params(organisation.value(), BudgetRows.at(since))
                .update();
    }

    void end(OrganisationId organisation, Instant until) {
        jdbc.sql("UPDATE wallet_span SET until = ? WHERE organisation_id = ? AND until IS NULL")
                .params(BudgetRows.at(until), organisation.value())
                .update();
    }

    BigDecimal balance(OrganisationId organisation) {
        return Money.plain(jdbc.sql("SELECT COALESCE(SUM(amount), 0) FROM wallet_entry WHERE organisation_id = ?")
                .param(organisation.value())
                .query(BigDecimal.class)
                .single());
    }

    /** The newest first. */
    List<WalletEntry> page(OrganisationId organisation, @Nullable WalletEntryId after, int limit) {
        return jdbc.sql("""
                        SELECT id, organisation_id, kind, amount, currency, charged_on, note, user_id, created_at
                        FROM wallet_entry WHERE organisation_id = :organisation
                        """ + (after == null ? "" : " AND id < :after")
                        + " ORDER BY id DESC FETCH FIRST :limit ROWS ONLY")
                .param("organisation", organisation.value())
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the code has become a grant */
    void insert(WalletEntry entry, @Nullable RedemptionCodeId code) {
        jdbc.sql("""
                        INSERT INTO wallet_entry (id, organisation_id, kind, amount, currency, charged_on, note, code_id,
                          user_id, created_at)
                        VALUES (:id, :organisation, :kind, :amount, :currency, :day, :note, :code, :user, :created)
                        """)
                .param("id", entry.id().value())
                .param("organisation", entry.organisation().value())
                .param("kind", entry.kind().name())
                .param("amount", entry.amount())
                .param("currency", entry.currency())
                .param("day", entry.chargedOn())
                .param("note", entry.note())
                .param("code", code == null ? null : code.value())
                .param("user", entry.user() == null ? null : entry.user().value())
                .param("created", BudgetRows.at(entry.createdAt()))
                .update();
    }

    /** Adds to what was charged on a day. @return whether there was something */
    boolean charge(OrganisationId organisation, LocalDate day, BigDecimal amount) {
        return jdbc.sql("UPDATE wallet_entry SET amount = amount - ? WHERE organisation_id = ? AND charged_on = ?")
                        .params(amount, organisation.value(), day)
                        .update()
                > 0;
    }

    private static WalletEntry entry(ResultSet row) throws SQLException {
        UUID user = BudgetRows.uuid(row, "user_id");
        return new WalletEntry(
                new WalletEntryId(BudgetRows.uuid(row, "id")),
                new OrganisationId(BudgetRows.uuid(row, "organisation_id")),
                WalletEntry.Kind.valueOf(row.getString("kind")),
                BudgetRows.amount(row, "amount"),
                row.getString("currency"),
                row.getObject("charged_on", LocalDate.class),
                row.getString("note"),
                user == null ? null : new UserId(user),
                BudgetRows.instant(row, "created_at"));
    }
}
