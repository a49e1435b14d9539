package io.lapilli.tier.ui;

import io.lapilli.tier.ui.OwnTier.Window;
import io.lapilli.ui.ChartData;
import io.lapilli.ui.ChartData.Bucket;
import io.lapilli.ui.ChartData.Series;
import io.lapilli.ui.ChartData.Shape;
import io.lapilli.ui.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The moving sum that a tier asks for, a day each, and the line that it has to reach. */
final class WindowChart {

    private final Window window;
    private final Formats formats;

    WindowChart(Window window, Formats formats) {
        this.window = window;
        this.formats = formats;
    }

    ChartData data(String label, String sums, String needed) {
        List<BigDecimal> values =
                window.sums().stream().map(BigDecimal::valueOf).toList();
        List<BigDecimal> line = Collections.nCopies(values.size(), BigDecimal.valueOf(window.needed()));
        return new ChartData(
                label,
                "",
                "",
                buckets(),
                List.of(
                        Series.of(sums, Shape.LINE, values, this::text),
                        Series.of(needed, Shape.COMPARISON, line, this::text)),
                List.of(),
                List.of());
    }

    private List<Bucket> buckets() {
        var buckets = new ArrayList<Bucket>();
        for (int i = 0; i < window.sums().size(); i++) {
            LocalDate day = window.first().plusDays(i);
            buckets.add(new Bucket(
                    day.atStartOfDay(formats.zone()).toInstant(),
                    day.plusDays(1).atStartOfDay(formats.zone()).toInstant(),
                    formats.shortDay(day),
                    formats.date(day)));
        }
        return buckets;
    }

    private String text(BigDecimal tokens) {
        return formats.count(tokens.longValueExact());
    }
}
