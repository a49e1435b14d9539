package io.lapilli.sandbox;

import java.util.UUID;

/** Where somebody stands in a document. @param version that the positions are of */
public record Cursor(UUID document, int version, int anchor, int head) {}
