package io.lapilli.budget;

import io.lapilli.identity.Actor;
import io.lapilli.shared.AuditableEvent;
import io.lapilli.shared.OrganisationId;

/** What happened to wallets and redemption codes; published inside the transaction that made it true. */
public sealed interface WalletEvent extends AuditableEvent {

    /** Somebody entered it; charges are not told. */
    record WalletEntryMade(Actor by, WalletEntry entry) implements WalletEvent {
        @Override
        public String auditName() {
            return "wallet.entry_made";
        }
    }

    record RedemptionCodeCreated(Actor by, RedemptionCode code) implements WalletEvent {
        @Override
        public String auditName() {
            return "redemption_code.created";
        }
    }

    record RedemptionCodeWithdrawn(Actor by, RedemptionCode code) implements WalletEvent {
        @Override
        public String auditName() {
            return "redemption_code.withdrawn";
        }
    }

    record RedemptionCodeRedeemed(Actor by, OrganisationId organisation, RedemptionCode code) implements WalletEvent {
        @Override
        public String auditName() {
            return "redemption_code.redeemed";
        }
    }
}
