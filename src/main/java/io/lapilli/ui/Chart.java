package io.lapilli.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A chart over time, in the theme's colours: legend, exact tooltips, table instead, picture and CSV to save. Keeps its
 * place until {@link #show}.
 */
@Tag("lap-chart")
@NpmPackage(value = "echarts", version = "6.1.0")
@JsModule("./components/lap-chart.ts")
public class Chart extends Component {

    private @Nullable ChartData data;

    /** How high it is: 190, 220 or 300 pixels, legend not counted. */
    public enum Size {
        SMALL,
        NORMAL,
        TALL
    }

    public Chart() {
        this(Size.NORMAL);
    }

    public Chart(Size size) {
        getElement().setAttribute("size", size.name().toLowerCase(Locale.ROOT));
    }

    /** Replaces what is shown. */
    public Chart show(ChartData data) {
        this.data = data;
        getElement().setPropertyBean("data", Wire.of(data, this));
        return this;
    }

    /** What is shown. */
    public Optional<ChartData> shown() {
        return Optional.ofNullable(data);
    }

    /** Dragging across the chart asks for that piece of time: from the first bucket's start to the last one's end. */
    public Chart onZoom(BiConsumer<Instant, Instant> ask) {
        getElement().setAttribute("zoomable", true);
        getElement()
                .addEventListener("zoom", event -> {
                    List<ChartData.Bucket> buckets =
                            shown().map(ChartData::buckets).orElse(List.of());
                    int from = event.getEventData().get("event.detail.from").asInt();
                    int to = event.getEventData().get("event.detail.to").asInt();
                    if (from >= 0 && from <= to && to < buckets.size()) {
                        ask.accept(buckets.get(from).start(), buckets.get(to).end());
                    }
                })
                .addEventData("event.detail.from")
                .addEventData("event.detail.to");
        return this;
    }

    /** The property of the element, see {@code lap-chart.ts}. */
    record Wire(
            String label,
            String language,
            String prefix,
            String suffix,
            List<WireBucket> buckets,
            List<ChartData.Series> series,
            List<String> totals,
            List<ChartData.Mark> marks,
            Words words) {

        record WireBucket(String start, String label, String title) {}

        record Words(String time, String total, String table, String chart, String picture, String csv, String empty) {}

        static Wire of(ChartData data, Component speaker) {
            return new Wire(
                    data.label(),
                    UI.getCurrentOrThrow().getLocale().toLanguageTag(),
                    data.prefix(),
                    data.suffix(),
                    data.buckets().stream()
                            .map(one -> new WireBucket(one.start().toString(), one.label(), one.title()))
                            .toList(),
                    data.series(),
                    data.totals(),
                    data.marks(),
                    words(speaker));
        }

        private static Words words(Component speaker) {
            return new Words(
                    speaker.getTranslation("ui.chart.time"),
                    speaker.getTranslation("ui.chart.total"),
                    speaker.getTranslation("ui.chart.table"),
                    speaker.getTranslation("ui.chart.chart"),
                    speaker.getTranslation("ui.chart.picture"),
                    speaker.getTranslation("ui.chart.csv"),
                    speaker.getTranslation("ui.chart.empty"));
        }
    }
}
