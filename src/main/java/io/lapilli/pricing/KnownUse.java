package io.lapilli.pricing;

import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What prices have to know of use, to say whom a change would touch; whoever counts use gives it. */
public interface KnownUse {

    /**
     * What customers used of a model from one day of UTC to another, both included; the seller's own organisation is not
     * among them. One query over sums by day.
     */
    List<ModelUse> ofModel(String model, LocalDate first, LocalDate last);

    /**
     * @param name the organisation's
     * @param currency the organisation's, ISO 4217
     * @param amount what it was charged, exactly
     */
    record ModelUse(
            OrganisationId organisation,
            String name,
            String currency,
            String serviceClass,
            Meter meter,
            long quantity,
            BigDecimal amount) {}
}
