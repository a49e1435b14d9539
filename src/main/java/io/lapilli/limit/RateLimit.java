package io.lapilli.limit;

import io.lapilli.shared.RateLimitId;
import java.time.Instant;

/** An allowance that somebody gave. Not empty: one that limits nothing is not kept. */
public record RateLimit(RateLimitId id, LimitHolder holder, Allowance allowance, Instant createdAt) {}
