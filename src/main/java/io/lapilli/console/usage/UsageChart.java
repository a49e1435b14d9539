package io.lapilli.console.usage;

import io.lapilli.console.usage.UsagePicture.Layer;
import io.lapilli.ui.ChartData;
import io.lapilli.ui.ChartData.Bucket;
import io.lapilli.ui.ChartData.Series;
import io.lapilli.ui.ChartData.Shape;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Place;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The bars of a picture. */
final class UsageChart {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private final UsagePicture picture;
    private final Measure measure;
    private final Place place;
    private final Formats formats;

    /** @param formats in the organisation's zone */
    UsageChart(UsagePicture picture, Measure measure, Place place, Formats formats) {
        this.picture = picture;
        this.measure = measure;
        this.place = place;
        this.formats = formats;
    }

    /** @param layerName what a layer is called @param before what the comparison is called */
    ChartData data(String label, Function<Layer, String> layerName, String before) {
        var series = new ArrayList<Series>();
        for (Layer layer : picture.layers()) {
            series.add(Series.of(layerName.apply(layer), Shape.BARS, layer.values(), this::text));
        }
        if (!picture.comparison().isEmpty()) {
            series.add(Series.of(before, Shape.COMPARISON, picture.comparison(), this::text));
        }
        boolean money = measure == Measure.MONEY;
        return ChartData.stacked(label, money ? formats.prefix(place.currency()) : "", buckets(), series, this::text)
                .behind(money ? formats.suffix(place.currency()) : "");
    }

    private String text(BigDecimal value) {
        return measure == Measure.MONEY
                ? formats.exactMoney(value, place.currency())
                : formats.count(value.longValueExact());
    }

    private List<Bucket> buckets() {
        ZoneId zone = place.zone();
        int hours = picture.span().unit().hours();
        return picture.starts().stream()
                .map(start -> new Bucket(
                        start.atZone(zone).toInstant(),
                        start.plusHours(hours).atZone(zone).toInstant(),
                        label(start),
                        title(start, hours)))
                .toList();
    }

    private String label(LocalDateTime start) {
        return picture.span().days() == 1 ? HOUR.format(start) : formats.shortDay(start.toLocalDate());
    }

    private String title(LocalDateTime start, int hours) {
        String day = formats.weekday(start.toLocalDate());
        return hours == 24 ? day : day + ", " + HOUR.format(start) + "–" + HOUR.format(start.plusHours(hours));
    }
}
