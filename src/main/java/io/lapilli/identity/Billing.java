package io.lapilli.identity;

/** How an organisation pays: only a prepaid one is refused when its wallet is empty. */
public enum Billing {
    POSTPAID,
    PREPAID
}
