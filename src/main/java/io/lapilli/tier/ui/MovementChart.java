package io.lapilli.tier.ui;

import io.lapilli.tier.TierDistribution;
import io.lapilli.tier.TierDistribution.Month;
import io.lapilli.ui.ChartData;
import io.lapilli.ui.ChartData.Bucket;
import io.lapilli.ui.ChartData.Series;
import io.lapilli.ui.ChartData.Shape;
import io.lapilli.ui.Formats;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The members of all tiers at the ends of the last months, on top of each other. */
final class MovementChart {

    private MovementChart() {}

    static ChartData data(TierDistribution distribution, Formats formats, String label) {
        List<Month> months = distribution.months();
        var series = new ArrayList<Series>();
        for (int tier = 0; tier < distribution.shares().size(); tier++) {
            int at = tier;
            series.add(Series.of(
                    distribution.shares().get(tier).tier().name(),
                    Shape.BARS,
                    months.stream()
                            .map(month -> BigDecimal.valueOf(month.members().get(at)))
                            .toList(),
                    value -> formats.count(value.longValueExact())));
        }
        List<Bucket> buckets = months.stream()
                .map(month -> new Bucket(
                        month.month().atDay(1).atStartOfDay(formats.zone()).toInstant(),
                        month.month()
                                .plusMonths(1)
                                .atDay(1)
                                .atStartOfDay(formats.zone())
                                .toInstant(),
                        formats.monthName(month.month()),
                        formats.month(month.month())))
                .toList();
        return ChartData.stacked(label, "", buckets, series, value -> formats.count(value.longValueExact()));
    }
}
