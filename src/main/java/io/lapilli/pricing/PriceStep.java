package io.lapilli.pricing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From an instant on, until the next step, a price was this. @param rate null: there was none */
public record PriceStep(Instant from, @Nullable Rate rate) {}
