package io.lapilli.reconciliation;

import io.lapilli.shared.DifferenceId;
import java.time.Instant;

/** A difference that the last proof of its period found. @param foundAt for the first time */
public record KnownDifference(DifferenceId id, Difference difference, Instant foundAt) {}
