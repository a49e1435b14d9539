package io.lapilli.catalog.web;

/** The answer to a deletion. */
record Deleted(String object, String id, boolean deleted) {}
