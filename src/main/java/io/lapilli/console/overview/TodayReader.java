package io.lapilli.console.overview;

import io.lapilli.console.overview.Overview.Day;
import io.lapilli.ui.Place;
import io.lapilli.usage.SeriesUnit;
import io.lapilli.usage.UsageSeries.Point;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads today and the same weekday of the four weeks before, hour by hour. */
@Component
class TodayReader {

    private static final int WEEKS = 4;

    private final Usages usage;

    TodayReader(Usages usage) {
        this.usage = usage;
    }

    /** Hours that are over are compared, so that the running one does not make every day look slow. */
    Day read(Place place, long tokens, ZonedDateTime now) {
        int hour = now.getHour();
        if (hour == 0) {
            return new Day(tokens, hour, 0, null);
        }
        LocalDate today = now.toLocalDate();
        List<Long> usual = new ArrayList<>();
        for (int week = 1; week <= WEEKS; week++) {
            List<Point> hours = hours(place, today.minusWeeks(week));
            if (!hours.isEmpty()) {
                usual.add(until(hours, hour));
            }
        }
        return new Day(tokens, hour, until(hours(place, today), hour), mean(usual));
    }

    private List<Point> hours(Place place, LocalDate day) {
        return usage.read(place, SeriesUnit.HOUR, day, day, null);
    }

    private static long until(List<Point> hours, int hour) {
        return Usages.tokens(
                hours.stream().filter(point -> point.start().getHour() < hour).toList());
    }

    private static @Nullable BigDecimal mean(List<Long> numbers) {
        return numbers.isEmpty()
                ? null
                : numbers.stream()
                        .map(BigDecimal::valueOf)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(numbers.size()), MathContext.DECIMAL64);
    }
}
