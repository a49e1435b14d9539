package io.lapilli.operator.today;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lapilli.identity.Billing;
import io.lapilli.identity.Organisation;
import io.lapilli.pricing.PriceMove;
import io.lapilli.shared.OrganisationId;
import io.lapilli.usage.forecast.DayTotal;
import io.lapilli.usage.forecast.RecentUse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthTest {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final Instant NOW = TODAY.atTime(10, 0).atZone(INDIA).toInstant();

    @ParameterizedTest
    @CsvSource({
        // the change so many days ago; 100 tokens a day before it, 300 from it on; days compared, growth
        "112, 7, 2.0",
        "30,  7, 2.0",
        "7,   7, 2.0",
        "3,   3, 2.0",
        "1,   1, 2.0",
        "0,   0, ",
    })
    void comparesTheWeekBeforeTheChangeWithTheLast(int ago, int days, Double ratio) {
        LocalDate since = TODAY.minusDays(ago);
        Growth growth = Growth.of(aCustomer(), "m", movedOn(since), use(day -> day.isBefore(since) ? 100 : 300));

        assertThat(growth.since()).isEqualTo(since);
        assertThat(growth.before()).isEqualTo(700);
        assertThat(growth.perDayBefore()).isEqualTo(100);
        assertThat(growth.days()).isEqualTo(days);
        assertThat(growth.now()).isEqualTo(300L * days);
        if (ratio == null) {
            assertThat(growth.ratio()).isNull();
        } else {
            assertThat(growth.ratio()).isEqualTo(ratio, within(1e-9));
        }
    }

    @Test
    void aChangeBelongsToTheDayOfTheCustomersZone() {
        // 20:00 of 9 June in UTC is 10 June in India
        var move = new PriceMove(Instant.parse("2026-06-09T20:00:00Z"), -0.5);
        assertThat(Growth.of(aCustomer(), "m", move, use(_ -> 1)).since()).isEqualTo(LocalDate.of(2026, 6, 10));
    }

    @Test
    void whatLiesTooFarBackIsNotCompared() {
        Growth growth = Growth.of(aCustomer(), "m", movedOn(TODAY.minusDays(113)), use(_ -> 5));
        assertThat(growth.since()).isNull();
        assertThat(growth.perDayBefore()).isNull();
        assertThat(growth.ratio()).isNull();
        assertThat(growth.perDay()).isEqualTo(5);
        assertThat(growth.mark(TODAY)).isEqualTo(Growth.COURSE);
    }

    @Test
    void whoBeganWithTheNewPriceHasNoRatio() {
        LocalDate since = TODAY.minusDays(10);
        Growth growth = Growth.of(aCustomer(), "m", movedOn(since), use(day -> day.isBefore(since) ? 0 : 9));
        assertThat(growth.ratio()).isNull();
        assertThat(growth.perDay()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({"0, 28", "1, 27", "28, 0", "90, 0"})
    void marksTheChangeInTheCourse(int ago, int mark) {
        LocalDate since = TODAY.minusDays(ago);
        Growth growth = Growth.of(aCustomer(), "m", movedOn(since), use(day -> TODAY.toEpochDay() - day.toEpochDay()));
        assertThat(growth.mark(TODAY)).isEqualTo(mark);
        assertThat(growth.course()).hasSize(Growth.COURSE).startsWith(28L, 27L).endsWith(2L, 1L);
    }

    private static PriceMove movedOn(LocalDate day) {
        return new PriceMove(day.atTime(0, 0).atZone(INDIA).toInstant(), -0.84);
    }

    private static RecentUse use(java.util.function.ToLongFunction<LocalDate> tokens) {
        var totals = new ArrayList<DayTotal>();
        for (int ago = 0; ago < RecentUse.DAYS; ago++) {
            LocalDate day = TODAY.minusDays(ago);
            totals.add(new DayTotal(day, tokens.applyAsLong(day), BigDecimal.ZERO));
        }
        return new RecentUse(INDIA, NOW, List.copyOf(totals));
    }

    private static Organisation aCustomer() {
        return new Organisation(
                new OrganisationId(new UUID(0, 1)),
                "Mori",
                Currency.getInstance("CNY"),
                Billing.POSTPAID,
                INDIA,
                false,
                null,
                null,
                NOW,
                0);
    }
}
