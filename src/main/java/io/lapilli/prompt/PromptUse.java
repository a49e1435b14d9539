package io.lapilli.prompt;

import java.time.Instant;

/** How often a prompt was called lately. */
public record PromptUse(long calls, Instant lastAt) {}
