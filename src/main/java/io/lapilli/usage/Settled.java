package io.lapilli.usage;

import org.jspecify.annotations.Nullable;

/** A request that came to its end: its record, and what it consumed if it consumed anything. */
public record Settled(RequestRecord request, @Nullable UsageEvent event) {}
