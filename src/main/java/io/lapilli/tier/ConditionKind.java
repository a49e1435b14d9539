package io.lapilli.tier;

import java.util.Locale;

/** What a tier can ask for. */
public enum ConditionKind {
    TOKENS,
    PAID,
    DAYS_SINCE_FIRST_PAYMENT;

    /** The name on the wire, for example {@code days_since_first_payment}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
