package io.lapilli.shared;

import static io.lapilli.pricing.RateFixtures.aWindow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarWindowTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the night of a price page: 00:30 to 08:30 in Shanghai, eight hours before UTC
            Asia/Shanghai    |             | 00:30 | 08:30 | 2026-03-03T16:29:59.999Z | false
            Asia/Shanghai    |             | 00:30 | 08:30 | 2026-03-03T16:30:00Z     | true
            Asia/Shanghai    |             | 00:30 | 08:30 | 2026-03-04T00:29:59.999Z | true
            Asia/Shanghai    |             | 00:30 | 08:30 | 2026-03-04T00:30:00Z     | false
            # over midnight, beginning on Monday (2026-03-02) and Tuesday
            Asia/Shanghai    | MON,TUE     | 22:00 | 08:00 | 2026-03-02T13:59:59Z     | false
            Asia/Shanghai    | MON,TUE     | 22:00 | 08:00 | 2026-03-02T14:00:00Z     | true
            Asia/Shanghai    | MON,TUE     | 22:00 | 08:00 | 2026-03-03T23:59:59Z     | true
            Asia/Shanghai    | MON,TUE     | 22:00 | 08:00 | 2026-03-04T00:00:00Z     | false
            Asia/Shanghai    | MON,TUE     | 22:00 | 08:00 | 2026-03-01T23:59:59Z     | false
            Asia/Shanghai    | MON,TUE     | 22:00 | 08:00 | 2026-03-04T14:00:00Z     | false
            # zones that are off by half an hour, and by three quarters
            Asia/Kolkata     |             | 00:30 | 08:30 | 2026-03-03T18:59:59Z     | false
            Asia/Kolkata     |             | 00:30 | 08:30 | 2026-03-03T19:00:00Z     | true
            Asia/Kathmandu   |             | 00:00 | 00:15 | 2026-03-03T18:15:00Z     | true
            Asia/Kathmandu   |             | 00:00 | 00:15 | 2026-03-03T18:30:00Z     | false
            # whole days: a weekend
            Europe/Berlin    | SAT,SUN     | 00:00 | 00:00 | 2026-03-06T22:59:59Z     | false
            Europe/Berlin    | SAT,SUN     | 00:00 | 00:00 | 2026-03-06T23:00:00Z     | true
            Europe/Berlin    | SAT,SUN     | 00:00 | 00:00 | 2026-03-08T22:59:59Z     | true
            Europe/Berlin    | SAT,SUN     | 00:00 | 00:00 | 2026-03-08T23:00:00Z     | false
            # the clocks are put forward on 2026-03-29 at 01:00Z: 02:30 does not happen, 03:00 does
            Europe/Berlin    |             | 02:30 | 04:00 | 2026-03-29T00:59:59Z     | false
            Europe/Berlin    |             | 02:30 | 04:00 | 2026-03-29T01:00:00Z     | true
            Europe/Berlin    |             | 02:30 | 04:00 | 2026-03-29T02:00:00Z     | false
            Europe/Berlin    |             | 02:00 | 03:00 | 2026-03-29T01:00:00Z     | false
            # put back on 2026-10-25 at 01:00Z: 02:00 to 03:00 happens twice
            Europe/Berlin    |             | 02:00 | 02:30 | 2026-10-25T00:15:00Z     | true
            Europe/Berlin    |             | 02:00 | 02:30 | 2026-10-25T00:45:00Z     | false
            Europe/Berlin    |             | 02:00 | 02:30 | 2026-10-25T01:15:00Z     | true
            Europe/Berlin    |             | 02:00 | 02:30 | 2026-10-25T01:30:00Z     | false
            """)
    void containsWhatTheClocksOfItsZoneShow(
            String zone, String days, String from, String to, Instant at, boolean inside) {
        assertThat(aWindow(zone, days == null ? "" : days, from, to).contains(at))
                .isEqualTo(inside);
    }

    @Test
    void knowsOnlyMinutes() {
        assertThatThrownBy(() -> new CalendarWindow(
                        ZoneId.of("UTC"), Set.of(), LocalTime.parse("22:00:01"), LocalTime.parse("23:00")))
                .isInstanceOf(InvalidInputException.class);
    }
}
