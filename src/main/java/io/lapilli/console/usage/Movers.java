package io.lapilli.console.usage;

import io.lapilli.console.usage.UsagePicture.Mover;
import io.lapilli.usage.UsageGroup;
import io.lapilli.usage.UsageSeries.Point;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What changed most between two times of the same length. */
final class Movers {

    private static final int MOST = 5;

    private Movers() {}

    /** Up or down, by how much and not by which part: what is small may not be told before what is large. */
    static List<Mover> of(List<Point> now, List<Point> before, Measure measure, GroupNames names) {
        if (before.isEmpty()) {
            return List.of();
        }
        Map<UsageGroup, BigDecimal> sumsNow = sums(now, measure);
        Map<UsageGroup, BigDecimal> sumsBefore = sums(before, measure);
        return Stream.concat(sumsNow.keySet().stream(), sumsBefore.keySet().stream())
                .distinct()
                .map(group -> new Mover(
                        names.of(group),
                        sumsNow.getOrDefault(group, BigDecimal.ZERO),
                        sumsBefore.getOrDefault(group, BigDecimal.ZERO)))
                .filter(mover -> mover.change().signum() != 0)
                .sorted(Comparator.comparing((Mover mover) -> mover.change().abs())
                        .reversed())
                .limit(MOST)
                .toList();
    }

    private static Map<UsageGroup, BigDecimal> sums(List<Point> points, Measure measure) {
        return points.stream()
                .collect(Collectors.groupingBy(
                        Point::group, Collectors.reducing(BigDecimal.ZERO, measure::of, BigDecimal::add)));
    }
}
