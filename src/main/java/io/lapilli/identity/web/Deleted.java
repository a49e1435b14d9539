package io.lapilli.identity.web;

/** The answer to a deletion. */
record Deleted(String object, String id, boolean deleted) {}
