package io.lapilli.console.overview;

import io.lapilli.console.overview.Overview.ModelDays;
import io.lapilli.console.overview.Overview.PriceChange;
import io.lapilli.ui.ChartData;
import io.lapilli.ui.ChartData.Bucket;
import io.lapilli.ui.ChartData.Mark;
import io.lapilli.ui.ChartData.Series;
import io.lapilli.ui.ChartData.Shape;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Tokens of thirty days by model, the lesser models in one, with the days on which prices changed. */
class TokensChart {

    private static final int MOST = 5;

    private final Formats formats;
    private final Place place;

    TokensChart(Formats formats, Place place) {
        this.formats = formats;
        this.place = place;
    }

    ChartData of(Overview overview, String label, Function<PriceChange, String> change, String others) {
        LocalDate first = overview.shown().first();
        List<Series> series = shown(overview.daily(), others).stream()
                .map(model -> Series.of(
                        model.model(),
                        Shape.BARS,
                        model.tokens().stream().map(BigDecimal::valueOf).toList(),
                        this::text))
                .toList();
        List<Mark> marks = overview.changes().stream()
                .map(one -> new Mark((int) ChronoUnit.DAYS.between(first, one.day()), change.apply(one)))
                .toList();
        return ChartData.stacked(label, "", buckets(overview.shown()), series, this::text)
                .with(marks);
    }

    private List<Bucket> buckets(Days.Period shown) {
        return IntStream.range(0, shown.length())
                .mapToObj(shown.first()::plusDays)
                .map(day -> new Bucket(
                        day.atStartOfDay(place.zone()).toInstant(),
                        day.plusDays(1).atStartOfDay(place.zone()).toInstant(),
                        formats.shortDay(day),
                        formats.weekday(day)))
                .toList();
    }

    private String text(BigDecimal tokens) {
        return formats.count(tokens.longValueExact());
    }

    private static List<ModelDays> shown(List<ModelDays> daily, String others) {
        if (daily.size() <= MOST) {
            return daily;
        }
        var shown = new ArrayList<>(daily.subList(0, MOST - 1));
        List<ModelDays> rest = daily.subList(MOST - 1, daily.size());
        shown.add(new ModelDays(
                others,
                IntStream.range(0, rest.getFirst().tokens().size())
                        .mapToObj(day -> rest.stream()
                                .mapToLong(model -> model.tokens().get(day))
                                .sum())
                        .toList()));
        return shown;
    }
}
