package io.lapilli.budget;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RedemptionCodeId;
import io.lapilli.shared.WalletEntryId;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What no use case does, since nobody may do it but a demo: lets rows of wallets and codes be as old as its past. */
@Repository
class DemoWalletRows {

    private final JdbcClient jdbc;

    DemoWalletRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void began(OrganisationId organisation, Instant then) {
        jdbc.sql("UPDATE wallet_span SET since = ? WHERE organisation_id = ?")
                .params(BudgetRows.at(then), organisation.value())
                .update();
    }

    /** @param aged an id as old as it */
    void enteredAt(WalletEntryId entry, WalletEntryId aged, Instant then) {
        jdbc.sql("UPDATE wallet_entry SET id = ?, created_at = ? WHERE id = ?")
                .params(aged.value(), BudgetRows.at(then), entry.value())
                .update();
    }

    void chargedAt(OrganisationId organisation, LocalDate day, WalletEntryId aged, Instant then) {
        jdbc.sql("UPDATE wallet_entry SET id = ?, created_at = ? WHERE organisation_id = ? AND charged_on = ?")
                .params(aged.value(), BudgetRows.at(then), organisation.value(), day)
                .update();
    }

    void codeMade(RedemptionCodeId code, Instant then) {
        jdbc.sql("UPDATE redemption_code SET created_at = ? WHERE id = ?")
                .params(BudgetRows.at(then), code.value())
                .update();
    }

    void codeRedeemed(RedemptionCodeId code, Instant then) {
        jdbc.sql("UPDATE redemption_code SET redeemed_at = ? WHERE id = ?")
                .params(BudgetRows.at(then), code.value())
                .update();
    }
}
