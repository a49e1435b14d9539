package io.lapilli.prompt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version without what it says, for lists. @param authorName null when nobody with a name published it */
public record VersionHead(int number, String note, @Nullable String authorName, Instant publishedAt) {}
