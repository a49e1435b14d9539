package io.lapilli.pricing.ui;

import io.lapilli.pricing.PriceStep;
import io.lapilli.pricing.Rate;
import io.lapilli.shared.Meter;
import io.lapilli.ui.ChartData;
import io.lapilli.ui.ChartData.Bucket;
import io.lapilli.ui.ChartData.Mark;
import io.lapilli.ui.ChartData.Series;
import io.lapilli.ui.ChartData.Shape;
import io.lapilli.ui.Formats;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The history of a model's prices of tokens as steps, a day each, in the organisation's days. */
public final class PriceChart {

    /** Days shown at most: two years. */
    private static final int MOST_DAYS = 731;

    private final ModelPrice price;
    private final Formats formats;
    private final Per per;
    private final List<LocalDate> days;

    /** @param formats in the organisation's zone */
    public PriceChart(ModelPrice price, Formats formats, Per per) {
        this.price = price;
        this.formats = formats;
        this.per = per;
        this.days = days(price, formats.zone());
    }

    /** @param meterName says a meter @param mark says a change, given in percent */
    public ChartData data(String label, Function<Meter, String> meterName, Function<String, String> mark) {
        String currency = price.now().currency();
        var series = new ArrayList<Series>();
        price.history().forEach((meter, steps) -> {
            if (meter.countsTokens() && price.meters().contains(meter)) {
                List<BigDecimal> values =
                        days.stream().map(day -> at(steps, endOf(day))).toList();
                series.add(Series.of(
                        meterName.apply(meter), Shape.STEPS, values, value -> formats.price(value, currency)));
            }
        });
        return new ChartData(
                label, formats.prefix(currency), formats.suffix(currency), buckets(), series, List.of(), marks(mark));
    }

    private List<Bucket> buckets() {
        return days.stream()
                .map(day -> new Bucket(
                        day.atStartOfDay(formats.zone()).toInstant(),
                        endOf(day),
                        formats.month(YearMonth.from(day)),
                        formats.date(day)))
                .toList();
    }

    private List<Mark> marks(Function<String, String> mark) {
        var marks = new ArrayList<Mark>();
        for (ModelPrice.Change change : price.changes(price.mainMeter())) {
            int day = days.indexOf(LocalDate.ofInstant(change.at(), formats.zone()));
            if (day >= 0) {
                marks.add(new Mark(day, mark.apply(formats.change(change.ratio()))));
            }
        }
        return marks;
    }

    /** What a meter cost just before an instant; 0 where it cost nothing of its own. */
    private BigDecimal at(List<PriceStep> steps, Instant end) {
        @Nullable Rate rate = null;
        for (PriceStep step : steps) {
            if (step.from().isBefore(end)) {
                rate = step.rate();
            }
        }
        return rate == null ? BigDecimal.ZERO : rate.amount(per.tokens());
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(formats.zone()).toInstant();
    }

    private static List<LocalDate> days(ModelPrice price, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(price.at(), zone);
        LocalDate first = price.history().values().stream()
                .flatMap(Collection::stream)
                .map(step -> LocalDate.ofInstant(step.from(), zone))
                .min(LocalDate::compareTo)
                .orElse(today);
        LocalDate earliest = today.minusDays(MOST_DAYS - 1L);
        return (first.isBefore(earliest) ? earliest : first)
                .datesUntil(today.plusDays(1))
                .toList();
    }
}
