package io.lapilli.pricing.ui;

import com.vaadin.flow.component.Component;
import io.lapilli.catalog.Model;
import io.lapilli.pricing.Rate;
import io.lapilli.pricing.RateBand;
import io.lapilli.shared.CalendarWindow;
import io.lapilli.shared.Meter;
import io.lapilli.ui.Formats;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;

/** How models, rates and what they ask for are said in the reader's language. */
public final class PriceWords {

    private final Component speaker;
    private final Formats formats;

    public PriceWords(Component speaker) {
        this.speaker = speaker;
        this.formats = Formats.current();
    }

    public Formats formats() {
        return formats;
    }

    /** "Chat · 32,768 tokens of context". */
    public String about(Model model) {
        String kind =
                speaker.getTranslation("models.kind." + model.kind().name().toLowerCase(Locale.ROOT));
        return speaker.getTranslation("models.about", kind, formats.count(model.contextWindow()));
    }

    public String meter(Meter meter) {
        return speaker.getTranslation("models.meter." + meter.wire());
    }

    public String price(Rate rate, Per per) {
        return formats.price(rate.amount(per.tokens()), rate.currency());
    }

    /** Whom it is for. */
    public String whose(Rate rate) {
        return speaker.getTranslation("models.rate." + rate.kind().name().toLowerCase(Locale.ROOT));
    }

    /** What it asks of a request: "class batch; 00:30–08:30, Asia/Shanghai", or that it asks nothing. */
    public String conditions(Rate rate) {
        var conditions = new ArrayList<String>();
        if (rate.serviceClass() != null) {
            conditions.add(speaker.getTranslation("models.rate.class", rate.serviceClass()));
        }
        if (rate.window() != null) {
            conditions.add(hours(rate.window()));
        }
        if (rate.band() != null) {
            conditions.add(lengths(rate.band()));
        }
        return conditions.isEmpty()
                ? speaker.getTranslation("models.rate.always")
                : String.join(speaker.getTranslation("models.rate.and"), conditions);
    }

    public String hours(CalendarWindow window) {
        boolean daily = window.days().size() == DayOfWeek.values().length;
        String days = window.days().stream()
                .sorted()
                .map(day -> day.getDisplayName(TextStyle.SHORT, formats.language()))
                .collect(Collectors.joining(" "));
        return speaker.getTranslation(
                daily ? "models.rate.hours.daily" : "models.rate.hours",
                window.from().toString(),
                window.to().toString(),
                window.zone().getId(),
                days);
    }

    private String lengths(RateBand band) {
        String min = formats.count(band.min());
        if (band.max() == null) {
            return speaker.getTranslation("models.rate.length.from", min);
        }
        String max = formats.count(band.max());
        return band.min() == 0
                ? speaker.getTranslation("models.rate.length.to", max)
                : speaker.getTranslation("models.rate.length", min, max);
    }

    /** "−84 % since 2 November 2026". */
    public String change(ModelPrice.Change change) {
        return speaker.getTranslation("models.change.since", formats.change(change.ratio()), formats.date(change.at()));
    }
}
