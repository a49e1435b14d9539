package io.lapilli.tier;

import io.lapilli.identity.Actor;
import io.lapilli.shared.AuditableEvent;
import io.lapilli.shared.OrganisationId;
import org.jspecify.annotations.Nullable;

/** What happened to tiers and to who is in them; published inside the transaction that made it true. */
public sealed interface TierEvent extends AuditableEvent {

    record TierCreated(Actor by, Tier tier) implements TierEvent {
        @Override
        public String auditName() {
            return "tier.created";
        }
    }

    record TierModified(Actor by, Tier before, Tier after) implements TierEvent {
        @Override
        public String auditName() {
            return "tier.modified";
        }
    }

    record TierDeleted(Actor by, Tier tier) implements TierEvent {
        @Override
        public String auditName() {
            return "tier.deleted";
        }
    }

    /** An organisation is in another tier. @param from null: in none before; @param to null: in none now */
    record OrganisationTierChanged(
            Actor by,
            OrganisationId organisation,
            @Nullable Tier from,
            @Nullable Tier to,
            TierReason reason) implements TierEvent {
        @Override
        public String auditName() {
            return "organisation.tier_changed";
        }
    }
}
