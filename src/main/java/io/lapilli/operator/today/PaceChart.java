package io.lapilli.operator.today;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import io.lapilli.ui.ChartData;
import io.lapilli.ui.ChartData.Bucket;
import io.lapilli.ui.ChartData.Series;
import io.lapilli.ui.ChartData.Shape;
import io.lapilli.ui.Formats;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** Tokens a minute through the day, by quarters of an hour, against the same ones of yesterday. */
class PaceChart {

    private final Formats formats;

    /** @param formats in the seller's zone */
    PaceChart(Formats formats) {
        this.formats = formats;
    }

    ChartData of(DaySoFar day) {
        var buckets = new ArrayList<Bucket>();
        var today = new ArrayList<BigDecimal>();
        var yesterday = new ArrayList<BigDecimal>();
        Instant midnight = day.today().plusDays(1).atStartOfDay(day.zone()).toInstant();
        for (Instant start = day.start(); start.isBefore(midnight); start = start.plus(FlowQuarters.QUARTER)) {
            Instant end = start.plus(FlowQuarters.QUARTER);
            buckets.add(new Bucket(start, end, hour(start), span(start, end)));
            today.add(start.isAfter(day.at()) ? BigDecimal.ZERO : perMinute(day, start, minutes(start, day.at())));
            yesterday.add(perMinute(day, dayBefore(day, start), FlowQuarters.QUARTER.toMinutes()));
        }
        return new ChartData(
                translate("today.chart.label"),
                "",
                "",
                buckets,
                List.of(
                        Series.of(translate("today.chart.today"), Shape.BARS, today, this::text),
                        Series.of(translate("today.chart.yesterday"), Shape.COMPARISON, yesterday, this::text)),
                List.of(),
                List.of());
    }

    private static Instant dayBefore(DaySoFar day, Instant start) {
        ZonedDateTime local = start.atZone(day.zone());
        return local.minusDays(1).toInstant();
    }

    /** The running quarter counts by what of it is over, so that it can be compared. */
    private static long minutes(Instant start, Instant now) {
        return Math.clamp(Duration.between(start, now).toMinutes(), 1, FlowQuarters.QUARTER.toMinutes());
    }

    private static BigDecimal perMinute(DaySoFar day, Instant start, long minutes) {
        long tokens = day.quarters().getOrDefault(start, Flow.NONE).tokens();
        return BigDecimal.valueOf(tokens)
                .divide(BigDecimal.valueOf(minutes), MathContext.DECIMAL64)
                .setScale(0, RoundingMode.HALF_EVEN);
    }

    private String hour(Instant start) {
        return formats.time(start).substring(0, 2) + ":00";
    }

    private String span(Instant start, Instant end) {
        return formats.time(start).substring(0, 5) + "–" + formats.time(end).substring(0, 5);
    }

    private String text(BigDecimal perMinute) {
        return translate("today.per-minute", formats.count(perMinute.longValueExact()));
    }
}
