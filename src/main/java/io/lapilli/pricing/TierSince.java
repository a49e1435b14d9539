package io.lapilli.pricing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From an instant on, until the next, an organisation was in a tier. @param tier its name; null: in none */
public record TierSince(Instant since, @Nullable String tier) {}
