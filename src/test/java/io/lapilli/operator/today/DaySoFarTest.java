package io.lapilli.operator.today;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lapilli.pricing.PriceMove;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is compared with what. */
class DaySoFarTest {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    /** 02:40 of 10 March in India. */
    private static final Instant NOW = Instant.parse("2026-03-09T21:10:00Z");

    @Test
    void aDayBeginsInTheSellersZoneAndIsComparedUpToTheLastWholeQuarter() {
        var quarters = new TreeMap<Instant, Flow>();
        quarters.put(Instant.parse("2026-03-08T18:30:00Z"), new Flow(100, 1));
        quarters.put(Instant.parse("2026-03-08T20:45:00Z"), new Flow(100, 1));
        // yesterday's quarter that corresponds with the running one, and what came later yesterday
        quarters.put(Instant.parse("2026-03-08T21:00:00Z"), new Flow(7_000, 1));
        quarters.put(Instant.parse("2026-03-09T18:15:00Z"), new Flow(9_000, 1));
        quarters.put(Instant.parse("2026-03-09T18:30:00Z"), new Flow(250, 2));
        quarters.put(Instant.parse("2026-03-09T21:00:00Z"), new Flow(3, 1));

        var day = new DaySoFar(NOW, INDIA, quarters, List.of());

        assertThat(day.soFar()).isEqualTo(new Flow(253, 3));
        assertThat(day.againstYesterday()).isEqualTo(0.25, within(1e-9));
    }

    @Test
    void nothingIsComparedWithNothing() {
        var day = new DaySoFar(NOW, INDIA, new TreeMap<>(), List.of());
        assertThat(day.soFar()).isEqualTo(Flow.NONE);
        assertThat(day.againstYesterday()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // of the minute, yesterday's quarter, the seven quarters before the change; against them
        "100, 1500,  1050, 0,    9",
        "50,  1500, 10500, -0.5, -0.5",
        // a minute without calls says nothing of a price
        "0,   1500,  1050, -1,     ",
        "100,    0,     0, ,     ",
    })
    void theMinuteIsComparedWithTheMeanOfTheQuarter(
            long minute, long yesterday, long before, Double againstYesterday, Double sinceTheChange) {
        var effect = new PriceEffect("m", new PriceMove(NOW, -0.5), before);
        var live = new Live(NOW, new Flow(minute, 1), new Flow(yesterday, 1), effect, List.of());
        assertThat(live.againstYesterday()).isEqualTo(againstYesterday);
        if (sinceTheChange == null) {
            assertThat(live.sinceTheChange()).isNull();
        } else {
            assertThat(live.sinceTheChange()).isEqualTo(sinceTheChange, within(1e-9));
        }
    }
}
