package io.lapilli.pricing;

import io.lapilli.shared.Meter;
import io.lapilli.shared.RateId;
import java.math.BigDecimal;

/**
 * One meter of a charge: quantity × price ÷ per, unrounded.
 *
 * @param quantity of the meter; negative in a correction
 * @param price for {@code per} units, in the charge's currency
 * @param amount exact, at most 18 decimals
 */
public record ChargeLine(Meter meter, long quantity, RateId rate, BigDecimal price, long per, BigDecimal amount) {}
