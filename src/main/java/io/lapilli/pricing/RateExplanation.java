package io.lapilli.pricing;

import java.util.List;

/**
 * Why a line of a charge is what it is.
 *
 * @param line quantity × price ÷ per
 * @param rate the one that the line was charged by; its {@code validTo} may have been set since
 * @param reason why it was chosen
 * @param beaten what else was valid and matched at the instant of admission, the best first
 */
public record RateExplanation(ChargeLine line, Rate rate, RateReason reason, List<Beaten> beaten) {

    public RateExplanation {
        beaten = List.copyOf(beaten);
    }

    /** A rate that would have been charged otherwise, and what put the chosen one before it. */
    public record Beaten(Rate rate, RateReason by) {}
}
