package io.lapilli.identity;

/** What can be done with many users at once. */
public enum BulkChange {
    DISABLE,
    ENABLE,
    END_SESSIONS
}
