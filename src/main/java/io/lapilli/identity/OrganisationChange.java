package io.lapilli.identity;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What of an organisation can change. @param suspendedReason null: it is not suspended */
public record OrganisationChange(
        String name,
        Billing billing,
        ZoneId timeZone,
        @Nullable String suspendedReason) {

    static OrganisationChange of(Organisation organisation) {
        return new OrganisationChange(
                organisation.name(), organisation.billing(), organisation.timeZone(), organisation.suspendedReason());
    }
}
