package io.lapilli.catalog;

/** What happens to the upstream call when the client of a stream goes away. */
public enum AbortPolicy {
    /** The upstream call is cancelled; what was delivered is charged, estimated. */
    CANCEL,
    /** The upstream's answer is read to its end and charged by its own numbers. */
    DRAIN
}
