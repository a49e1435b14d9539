package io.lapilli.pricing;

import static io.lapilli.pricing.RateFixtures.aRate;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OverlapsTest {

    private static final RateFixtures RATE = aRate("m", Meter.PROMPT_UNCACHED, "1");
    private static final OrganisationId ACME = new OrganisationId(UUID.randomUUID());

    @ParameterizedTest
    @MethodSource
    void couldBothWin(RateFixtures one, RateFixtures other, boolean expected) {
        assertThat(Overlaps.couldBothWin(one.rate(), other.rate())).isEqualTo(expected);
        assertThat(Overlaps.couldBothWin(other.rate(), one.rate())).isEqualTo(expected);
    }

    static Stream<Arguments> couldBothWin() {
        RateFixtures night = RATE.during("Asia/Shanghai", "", "22:00", "08:00");
        RateFixtures dayWinter = RATE.from("2026-01-01T00:00:00Z").to("2026-02-01T00:00:00Z");
        return Stream.of(
                // the same requests at the same time
                Arguments.of(RATE, RATE, true),
                Arguments.of(RATE.to("2026-02-01T00:00:00Z"), RATE.from("2026-02-01T00:00:00Z"), false),
                Arguments.of(RATE.to("2026-02-01T00:00:00.000001Z"), RATE.from("2026-02-01T00:00:00Z"), true),
                // others altogether
                Arguments.of(RATE, aRate("m", Meter.COMPLETION, "1"), false),
                Arguments.of(RATE, aRate("other", Meter.PROMPT_UNCACHED, "1"), false),
                Arguments.of(RATE, RATE.in("USD"), false),
                Arguments.of(RATE, RATE.forTier("gold"), false),
                Arguments.of(RATE, RATE.forOrganisation(ACME), false),
                Arguments.of(RATE.forTier("gold"), RATE.forTier("silver"), false),
                Arguments.of(RATE.forOrganisation(ACME), RATE.forOrganisation(ACME), true),
                // one says more than the other
                Arguments.of(RATE, RATE.forClass("batch"), false),
                Arguments.of(RATE, night, false),
                Arguments.of(RATE, RATE.forPrompts(0, 1000L), false),
                Arguments.of(night, RATE.forPrompts(0, 1000L), false),
                // prompt lengths
                Arguments.of(RATE.forPrompts(0, 1000L), RATE.forPrompts(1001, null), false),
                Arguments.of(RATE.forPrompts(0, 1000L), RATE.forPrompts(1000, null), true),
                Arguments.of(RATE.forPrompts(0, null), RATE.forPrompts(5, 6L), true),
                // service classes
                Arguments.of(RATE.forClass("batch"), RATE.forClass("flex"), false),
                Arguments.of(RATE.forClass("batch"), RATE.forClass("batch"), true),
                Arguments.of(RATE.forClass("batch"), RATE.forClass("batch").forPrompts(0, 1L), false),
                // hours in one zone
                Arguments.of(night, RATE.during("Asia/Shanghai", "", "08:00", "22:00"), false),
                Arguments.of(night, RATE.during("Asia/Shanghai", "", "07:59", "22:00"), true),
                Arguments.of(
                        RATE.during("Asia/Shanghai", "MON", "22:00", "08:00"),
                        RATE.during("Asia/Shanghai", "TUE", "08:00", "22:00"),
                        false),
                Arguments.of(
                        RATE.during("Asia/Shanghai", "MON", "22:00", "08:00"),
                        RATE.during("Asia/Shanghai", "TUE", "07:00", "22:00"),
                        true),
                Arguments.of(
                        RATE.during("Asia/Shanghai", "SUN", "22:00", "08:00"),
                        RATE.during("Asia/Shanghai", "MON", "00:00", "00:00"),
                        true),
                // and in several: Shanghai's night ends at 00:00Z
                Arguments.of(night, RATE.during("UTC", "", "00:00", "14:00"), false),
                Arguments.of(night, RATE.during("UTC", "", "00:00", "14:01"), true),
                Arguments.of(night, RATE.during("Asia/Kolkata", "", "05:30", "19:30"), false),
                Arguments.of(night, RATE.during("Asia/Kolkata", "", "05:29", "19:30"), true),
                // Berlin's 09:00 is 08:00Z in winter and 07:00Z in summer
                Arguments.of(
                        dayWinter.during("Europe/Berlin", "", "09:00", "10:00"),
                        RATE.during("UTC", "", "07:00", "08:00"),
                        false),
                Arguments.of(
                        RATE.during("Europe/Berlin", "", "09:00", "10:00"),
                        RATE.during("UTC", "", "07:00", "08:00"),
                        true),
                // 02:00 to 02:15 happens a second time on the night when the clocks are put back, from 01:00Z
                Arguments.of(
                        RATE.during("Europe/Berlin", "", "02:00", "02:15"),
                        RATE.during("UTC", "", "01:10", "02:00")
                                .from("2026-10-25T00:00:00Z")
                                .to("2026-10-25T01:12:00Z"),
                        true),
                Arguments.of(
                        RATE.during("Europe/Berlin", "", "02:00", "02:15"),
                        RATE.during("UTC", "", "01:15", "02:00")
                                .from("2026-10-25T00:00:00Z")
                                .to("2026-10-26T00:00:00Z"),
                        false));
    }
}
