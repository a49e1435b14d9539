package io.lapilli.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetPeriodTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            DAY,   2026-03-18T18:29:59Z, Asia/Kolkata,     2026-03-18T00:00+05:30, 2026-03-19T00:00+05:30
            DAY,   2026-03-18T18:30:00Z, Asia/Kolkata,     2026-03-19T00:00+05:30, 2026-03-20T00:00+05:30
            DAY,   2026-03-18T18:15:00Z, Asia/Kathmandu,   2026-03-19T00:00+05:45, 2026-03-20T00:00+05:45
            # an hour is missing, an hour is there twice
            DAY,   2026-03-29T10:00:00Z, Europe/Berlin,    2026-03-29T00:00+01:00, 2026-03-30T00:00+02:00
            DAY,   2026-10-25T10:00:00Z, Europe/Berlin,    2026-10-25T00:00+02:00, 2026-10-26T00:00+01:00
            # Sunday evening, Monday morning
            WEEK,  2026-03-22T15:59:59Z, Asia/Shanghai,    2026-03-16T00:00+08:00, 2026-03-23T00:00+08:00
            WEEK,  2026-03-22T16:00:00Z, Asia/Shanghai,    2026-03-23T00:00+08:00, 2026-03-30T00:00+08:00
            MONTH, 2026-02-28T23:00:00Z, America/New_York, 2026-02-01T00:00-05:00, 2026-03-01T00:00-05:00
            MONTH, 2026-12-31T16:00:00Z, Asia/Shanghai,    2027-01-01T00:00+08:00, 2027-02-01T00:00+08:00
            """)
    void beginsAndEndsByTheZonesMidnight(BudgetPeriod period, Instant at, ZoneId zone, String start, String end) {
        LocalDate first = period.firstDay(at, zone);
        assertThat(first.atStartOfDay(zone).toOffsetDateTime()).hasToString(start);
        assertThat(period.nextAfter(first).atStartOfDay(zone).toOffsetDateTime())
                .hasToString(end);
    }
}
