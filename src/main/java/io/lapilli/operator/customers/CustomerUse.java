package io.lapilli.operator.customers;

import io.lapilli.shared.OrganisationId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer used of late, on its own calendar.
 *
 * @param tokens of the last 30 days, today among them
 * @param tokensBefore of the 30 days before these
 * @param spend this month so far, exactly, in its currency
 * @param lastCall when the newest request was admitted; null: never
 * @param people how many members it has
 */
record CustomerUse(
        OrganisationId customer,
        long tokens,
        long tokensBefore,
        BigDecimal spend,
        @Nullable Instant lastCall,
        int people) {

    /** Days of the window that is compared with the one before. */
    static final int DAYS = 30;

    /** By how much use changed: 0.08 is 8 % more; null where there was none before. */
    @Nullable
    Double change() {
        return tokensBefore == 0 ? null : (double) (tokens - tokensBefore) / tokensBefore;
    }
}
