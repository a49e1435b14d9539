package io.lapilli.rehearsal.directive;

/** What an answer is to look like. */
public enum Format {
    PROSE,
    BULLETS,
    NUMBERED,
    TABLE,
    JSON
}
