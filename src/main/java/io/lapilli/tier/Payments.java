package io.lapilli.tier;

import io.lapilli.identity.Organisation;
import io.lapilli.usage.forecast.RecentUse;

/** Where tiers learn what an organisation has paid. */
public interface Payments {

    /** @param use what it used in the last days, from the same instant */
    Paid of(Organisation organisation, RecentUse use);
}
