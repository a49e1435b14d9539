package io.lapilli.identity;

import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A customer to be. @param ownerEmail who gets the first invitation, as an owner; null: nobody yet */
public record NewOrganisation(
        String name,
        Currency currency,
        Billing billing,
        ZoneId timeZone,
        @Nullable String ownerEmail) {}
