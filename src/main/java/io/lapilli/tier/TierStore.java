package io.lapilli.tier;

import io.lapilli.pricing.TierDiscount;
import io.lapilli.shared.Names;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.TierId;
import io.lapilli.tier.TierConditions.MoneyPaid;
import io.lapilli.tier.TierConditions.TokensInWindow;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of tiers and of their terms. */
@Repository
class TierStore {

    private static final String SELECT = """
            SELECT t.id, t.name, t.position, t.created_at, t.retired_at, s.valid_from, s.tokens, s.window_days, s.paid,
              s.paid_currency, s.days_since_payment, s.requests_per_minute, s.tokens_per_minute, s.discount_percent,
              s.target_percent
            FROM tier t JOIN tier_terms s ON s.tier_id = t.id AND s.valid_to IS NULL
            """;

    private final JdbcClient jdbc;
    private final NewIds ids;

    TierStore(JdbcClient jdbc, NewIds ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** A tier, and whether it is only there because some organisation was in it once. */
    record Kept(Tier tier, boolean retired) {}

    /** All, the lowest first; the retired ones last. */
    List<Kept> kept() {
        return jdbc.sql(SELECT + " ORDER BY CASE WHEN t.retired_at IS NULL THEN 0 ELSE 1 END, t.position, t.id")
                .query((row, number) -> new Kept(tier(row), TierRows.instantOrNull(row, "retired_at") != null))
                .list();
    }

    /** Those that are there now, the lowest first. */
    List<Tier> tiers() {
        return kept().stream().filter(kept -> !kept.retired()).map(Kept::tier).toList();
    }

    /** Also one that is only there for the history. */
    Tier known(TierId id) {
        return kept().stream()
                .map(Kept::tier)
                .filter(tier -> tier.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("tier", id.text()));
    }

    Optional<Tier> find(TierId id) {
        return tiers().stream().filter(tier -> tier.id().equals(id)).findFirst();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the name is taken */
    void insert(Tier tier) {
        jdbc.sql("INSERT INTO tier (id, name, name_key, position, created_at) VALUES (?, ?, ?, ?, ?)")
                .params(
                        tier.id().value(),
                        tier.name(),
                        Names.key(tier.name()),
                        tier.rank(),
                        TierRows.at(tier.createdAt()))
                .update();
        insertTerms(tier.id(), tier.terms(), tier.termsSince());
    }

    void move(TierId id, int rank) {
        jdbc.sql("UPDATE tier SET position = ? WHERE id = ?")
                .params(rank, id.value())
                .update();
    }

    /** Ends the terms that hold, and begins others. */
    void change(TierId id, TierTerms terms, Instant from) {
        jdbc.sql("UPDATE tier_terms SET valid_to = ? WHERE tier_id = ? AND valid_to IS NULL")
                .params(TierRows.at(from), id.value())
                .update();
        insertTerms(id, terms, from);
    }

    void delete(TierId id) {
        jdbc.sql("DELETE FROM tier_terms WHERE tier_id = ?").param(id.value()).update();
        jdbc.sql("DELETE FROM tier WHERE id = ?").param(id.value()).update();
    }

    void retire(TierId id, Instant at) {
        jdbc.sql("UPDATE tier SET retired_at = ? WHERE id = ?")
                .params(TierRows.at(at), id.value())
                .update();
    }

    private void insertTerms(TierId tier, TierTerms terms, Instant from) {
        TokensInWindow tokens = terms.conditions().tokens();
        MoneyPaid paid = terms.conditions().paid();
        jdbc.sql("""
                        INSERT INTO tier_terms (id, tier_id, valid_from, tokens, window_days, paid, paid_currency,
                          days_since_payment, requests_per_minute, tokens_per_minute, discount_percent, target_percent)
                        VALUES (:id, :tier, :from, :tokens, :days, :paid, :currency, :since, :requests, :perMinute,
                          :discount, :target)
                        """)
                .param("id", ids.next())
                .param("tier", tier.value())
                .param("from", TierRows.at(from))
                .param("tokens", tokens == null ? null : tokens.tokens())
                .param("days", tokens == null ? null : tokens.days())
                .param("paid", paid == null ? null : paid.amount())
                .param("currency", paid == null ? null : paid.currency())
                .param("since", terms.conditions().daysSinceFirstPayment())
                .param("requests", terms.benefits().requestsPerMinute())
                .param("perMinute", terms.benefits().tokensPerMinute())
                .param("discount", terms.benefits().discountPercent())
                .param("target", terms.targetPercent())
                .update();
    }

    /** Every discount there ever was. */
    List<TierDiscount> discounts() {
        return jdbc.sql("""
                        SELECT s.id, t.name, s.discount_percent, s.valid_from, s.valid_to
                        FROM tier_terms s JOIN tier t ON t.id = s.tier_id
                        WHERE s.discount_percent > 0 ORDER BY s.valid_from, s.id
                        """)
                .query((row, _) -> new TierDiscount(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getBigDecimal("discount_percent"),
                        TierRows.instant(row, "valid_from"),
                        TierRows.instantOrNull(row, "valid_to")))
                .list();
    }

    private static Tier tier(ResultSet row) throws SQLException {
        return new Tier(
                new TierId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getInt("position"),
                new TierTerms(
                        new TierConditions(tokens(row), paid(row), row.getObject("days_since_payment", Integer.class)),
                        new TierBenefits(
                                row.getObject("requests_per_minute", Integer.class),
                                row.getObject("tokens_per_minute", Long.class),
                                row.getBigDecimal("discount_percent")),
                        row.getBigDecimal("target_percent")),
                TierRows.instant(row, "valid_from"),
                TierRows.instant(row, "created_at"));
    }

    private static @Nullable TokensInWindow tokens(ResultSet row) throws SQLException {
        Long tokens = row.getObject("tokens", Long.class);
        return tokens == null ? null : new TokensInWindow(tokens, row.getInt("window_days"));
    }

    private static @Nullable MoneyPaid paid(ResultSet row) throws SQLException {
        BigDecimal paid = row.getBigDecimal("paid");
        return paid == null ? null : new MoneyPaid(paid, row.getString("paid_currency"));
    }
}
