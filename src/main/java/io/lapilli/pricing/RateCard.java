package io.lapilli.pricing;

import io.lapilli.catalog.Model;
import io.lapilli.shared.Meter;
import java.time.Instant;
import java.util.List;

/**
 * What one organisation is charged by at an instant.
 *
 * @param currency ISO 4217
 * @param entries a model each, by name
 */
public record RateCard(String currency, Instant at, List<Entry> entries) {

    public RateCard {
        entries = List.copyOf(entries);
    }

    /** @param rates those that can win, meter by meter, within a meter in the order in which they are tried */
    public record Entry(Model model, List<Rate> rates) {

        public Entry {
            rates = List.copyOf(rates);
        }

        /** Those of one meter, in the order in which they are tried; empty where another meter's stand in. */
        public List<Rate> of(Meter meter) {
            return rates.stream().filter(rate -> rate.meter() == meter).toList();
        }
    }
}
