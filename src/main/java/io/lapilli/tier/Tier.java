package io.lapilli.tier;

import io.lapilli.shared.TierId;
import java.time.Instant;

/**
 * A level of organisations by their consumption.
 *
 * @param name by which rates name it; unique in any case of its letters, and never changed
 * @param rank 1 is the lowest; ranks have no gaps
 * @param terms what it asks for and gives now
 * @param termsSince since when it does
 */
public record Tier(TierId id, String name, int rank, TierTerms terms, Instant termsSince, Instant createdAt) {}
