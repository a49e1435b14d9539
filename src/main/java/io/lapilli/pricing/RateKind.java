package io.lapilli.pricing;

/** For whom a rate is. The order is that of precedence: a contract's beats a tier's, a tier's beats the list's. */
public enum RateKind {
    CONTRACT,
    TIER,
    LIST
}
