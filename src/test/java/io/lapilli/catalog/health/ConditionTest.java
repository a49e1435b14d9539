package io.lapilli.catalog.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules by which a deployment's state is named. */
class ConditionTest {

    @ParameterizedTest
    @CsvSource({
        // calls, failures, of the last minutes: calls, failures
        "0,     0, 0,  0,  UNKNOWN",
        "1,     0, 0,  0,  WELL",
        "1,     1, 0,  0,  TROUBLED",
        "4,     1, 0,  0,  WELL",
        "100,   2, 10, 2,  WELL",
        "100,   3, 10, 2,  TROUBLED",
        "1000, 19, 10, 2,  WELL",
        "1000, 20, 10, 2,  TROUBLED",
        "1000, 20, 40, 19, TROUBLED",
        "1000, 20, 40, 20, FAILING",
        "2,     2, 2,  2,  TROUBLED",
        "3,     3, 3,  3,  FAILING",
        "900, 300, 50, 0,  TROUBLED",
    })
    void isNamedByWhatCallsCameTo(long calls, long failures, long callsLately, long failuresLately, Condition name) {
        assertThat(Condition.of(calls, failures, callsLately, failuresLately)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        // minutes with failures; since, last
        "10,         10, 10",
        "10;11;12,   10, 12",
        "10;15,      10, 15",
        "10;16,      16, 16",
        "1;2;30;34,  30, 34",
    })
    void troubleBeginsAfterTheLastPause(String minutes, int since, int last) {
        var failures = new ArrayList<Trouble>();
        for (String minute : minutes.split(";")) {
            Instant at = at(Integer.parseInt(minute));
            failures.add(new Trouble(at, at, "at " + minute));
        }
        assertThat(Trouble.of(failures)).isEqualTo(new Trouble(at(since), at(last), "at " + last));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 9, 100, 412, 1_000, 59_000, 600_000})
    void aBandsMiddleIsNear(long millis) {
        assertThat(Bands.middle(Bands.of(millis)).toMillis() / (double) millis).isBetween(0.86, 1.14);
    }

    @ParameterizedTest
    @ValueSource(longs = {-5, 0, 700_000, Long.MAX_VALUE})
    void timesThatCannotBeAreCutToThoseThatCan(long millis) {
        assertThat(Bands.of(millis)).isBetween(Bands.of(1), Bands.of(600_000));
    }

    private static Instant at(int minute) {
        return Instant.parse("2026-03-01T10:00:00Z").plusSeconds(60L * minute);
    }
}
