package io.lapilli.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which days are meant. */
class DaysTest {

    @ParameterizedTest
    @CsvSource({
        "WEEK, 2026-03-31, 2026-03-25, 2026-03-31, 7",
        "MONTH, 2026-03-31, 2026-03-02, 2026-03-31, 30",
        "QUARTER, 2026-03-31, 2026-01-01, 2026-03-31, 90",
        "THIS_MONTH, 2026-03-01, 2026-03-01, 2026-03-01, 1",
        "THIS_MONTH, 2026-03-31, 2026-03-01, 2026-03-31, 31",
        "LAST_MONTH, 2026-03-31, 2026-02-01, 2026-02-28, 28",
        "LAST_MONTH, 2026-01-05, 2025-12-01, 2025-12-31, 31"
    })
    void endOnTheLastDayThatThereIs(Days days, LocalDate today, LocalDate first, LocalDate last, int length) {
        Days.Period period = days.on(today);
        assertThat(period).isEqualTo(new Days.Period(first, last));
        assertThat(period.length()).isEqualTo(length);
    }

    @ParameterizedTest
    @EnumSource
    void areReadAsTheyWereWritten(Days days) {
        assertThat(Days.read(days.query())).isEqualTo(days);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "", "next-month", "-7"})
    void areTheUsualWhereTheyCantBeRead(String text) {
        assertThat(Days.read(QueryParameters.of("days", text))).isEqualTo(Days.MONTH);
    }
}
