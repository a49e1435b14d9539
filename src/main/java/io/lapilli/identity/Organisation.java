package io.lapilli.identity;

import io.lapilli.shared.Names;
import io.lapilli.shared.OrganisationId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A customer, or the seller itself (the operator organisation, of which there is one).
 *
 * @param currency what it is billed in; never changes, since what was charged stays charged
 * @param timeZone whose days and months its screens, budgets and statements use
 * @param suspendedReason what its API answers say while it is suspended
 */
public record Organisation(
        OrganisationId id,
        String name,
        Currency currency,
        Billing billing,
        ZoneId timeZone,
        boolean operator,
        @Nullable Instant suspendedAt,
        @Nullable String suspendedReason,
        Instant createdAt,
        int version) {

    public Organisation {
        name = Names.checked("name", name);
        if ((suspendedAt == null) != (suspendedReason == null)) {
            throw new IllegalArgumentException("a suspension has an instant and a reason");
        }
        if (operator && suspendedAt != null) {
            throw new IllegalArgumentException("the operator organisation can't be suspended");
        }
    }

    public boolean suspended() {
        return suspendedAt != null;
    }

    Organisation with(String name, Billing billing, ZoneId timeZone) {
        return new Organisation(
                id, name, currency, billing, timeZone, operator, suspendedAt, suspendedReason, createdAt, version);
    }

    Organisation suspended(@Nullable Instant at, @Nullable String reason) {
        return new Organisation(id, name, currency, billing, timeZone, operator, at, reason, createdAt, version);
    }
}
