package io.lapilli.prompt;

import io.lapilli.shared.KeyId;
import java.time.Instant;

/** How often a key called a version lately. */
public record KeyUse(KeyId key, int version, long calls, Instant lastAt) {}
