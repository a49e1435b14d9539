package io.lapilli.console.overview;

import io.lapilli.ui.Place;
import io.lapilli.usage.SeriesUnit;
import io.lapilli.usage.UsageDimension;
import io.lapilli.usage.UsageFilter;
import io.lapilli.usage.UsageSeries;
import io.lapilli.usage.UsageSeries.Point;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Usage of a place, and sums over it. */
@Component
class Usages {

    private final UsageSeries series;

    Usages(UsageSeries series) {
        this.series = series;
    }

    List<Point> read(Place place, SeriesUnit unit, LocalDate first, LocalDate last, @Nullable UsageDimension by) {
        UsageFilter filter = place.projectId()
                .map(project -> UsageFilter.NONE.projects(Set.of(project)))
                .orElse(UsageFilter.NONE);
        return series.read(place.organisation(), place.zone(), unit, first, last, by, filter);
    }

    /** @param first and {@code last}: both included */
    static List<Point> within(List<Point> points, LocalDate first, LocalDate last) {
        return points.stream()
                .filter(point -> {
                    LocalDate day = point.start().toLocalDate();
                    return !day.isBefore(first) && !day.isAfter(last);
                })
                .toList();
    }

    static BigDecimal amount(List<Point> points) {
        return points.stream().map(Point::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static long tokens(List<Point> points) {
        return points.stream().mapToLong(Point::tokens).sum();
    }

    static long requests(List<Point> points) {
        return points.stream().mapToLong(Point::requests).sum();
    }
}
