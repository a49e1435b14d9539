package io.lapilli.sandbox;

import java.util.UUID;

/**
 * A text as it is after so many changes.
 *
 * @param version number of changes since its beginning
 */
public record Document(UUID id, DocumentKind kind, int version, String text) {}
