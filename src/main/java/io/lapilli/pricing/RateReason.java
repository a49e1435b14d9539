package io.lapilli.pricing;

import java.util.Locale;

/** Why a rate was the one. */
public enum RateReason {
    /** No other rate matched. */
    ONLY_RATE,
    /** The contract's rate goes before the tier's and the list's. */
    CONTRACT,
    /** The tier's rate goes before the list's. */
    TIER,
    /** It is for this service class, the other for any. */
    SERVICE_CLASS,
    /** It is for these hours, the other for any. */
    WINDOW,
    /** It is for this prompt length, the other for any. */
    BAND,
    /** It began later. */
    NEWER,
    /** The meter has no rate of its own; another meter's stands in. */
    STANDS_IN,
    /** No rate is for this prompt length; this one's is the nearest. */
    NEAREST_BAND;

    /** The name on the wire, for example {@code only_rate}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
