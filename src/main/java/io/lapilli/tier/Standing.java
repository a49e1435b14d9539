package io.lapilli.tier;

import io.lapilli.usage.forecast.RecentUse;
import java.time.temporal.ChronoUnit;

/** Where an organisation stands: what the conditions of tiers are measured against. */
record Standing(RecentUse use, Paid paid) {

    /** 0 also while nothing was paid. */
    long daysSinceFirstPayment() {
        return paid.first() == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(paid.first(), use.today()));
    }
}
