package io.lapilli.operator.customers;

import io.lapilli.identity.Organisation;
import io.lapilli.tier.Tier;
import org.jspecify.annotations.Nullable;

/** A customer as the list shows it. */
record CustomerRow(Organisation customer, @Nullable Tier tier, CustomerUse use) {

    String currency() {
        return customer.currency().getCurrencyCode();
    }
}
