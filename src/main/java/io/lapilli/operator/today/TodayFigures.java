package io.lapilli.operator.today;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import io.lapilli.catalog.ui.CatalogRoutes;
import io.lapilli.operator.customers.CustomerRoutes;
import io.lapilli.pricing.ui.RateRoutes;
import io.lapilli.ui.Figure;
import io.lapilli.ui.Figures;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Sentence;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The four figures of the seller's day, each with the way to what explains it. */
class TodayFigures extends Figures {

    private final Formats formats;
    private final Figure pace;
    private final Figure effect;
    private final Figure day;
    private final Figure calls;

    TodayFigures(Formats formats) {
        this(
                formats,
                new Figure(text("today.pace")),
                new Figure(text("today.effect")),
                new Figure(text("today.tokens")),
                new Figure(text("today.running")));
    }

    private TodayFigures(Formats formats, Figure pace, Figure effect, Figure day, Figure calls) {
        super(pace, effect, day, calls);
        this.formats = formats;
        this.pace = pace;
        this.effect = effect;
        this.day = day;
        this.calls = calls;
        pace.addClassName("lap-live");
    }

    private static String text(String key) {
        return com.vaadin.flow.i18n.I18NProvider.translate(key);
    }

    void show(Live live) {
        pace.show(formats.quantity(live.minute().tokens()))
                .exact(getTranslation(
                        "today.pace.exact",
                        formats.count(live.minute().tokens()),
                        live.minute().requests(),
                        formats.count(live.minute().requests())))
                .note(against(
                        live.againstYesterday(),
                        "today.pace.yesterday",
                        "today.pace.none",
                        formats.compact(Math.round(live.yesterdayPerMinute()))));
        show(live, live.effect());
        calls.show(formats.count(live.running()), "")
                .note(linked(
                        live.calls() == 0
                                ? getTranslation("today.running.none")
                                : getTranslation(
                                        "today.running.failed",
                                        formats.percent((double) live.failures() / live.calls(), share(live)),
                                        live.calls(),
                                        formats.count(live.calls())),
                        CatalogRoutes.MODELS,
                        "today.running.more"));
    }

    private static int share(Live live) {
        return live.failures() == 0 ? 0 : 2;
    }

    private void show(Live live, @Nullable PriceEffect last) {
        if (last == null) {
            effect.show("–", "").note(linked(getTranslation("today.effect.none"), RateRoutes.PRICES, "today.prices"));
            return;
        }
        Double change = live.sinceTheChange();
        effect.show(change == null ? "–" : formats.change(change), "")
                .exact(getTranslation("today.effect.exact", formats.count(Math.round(last.before()))))
                .note(linked(
                        getTranslation(
                                "today.effect.since",
                                last.model(),
                                formats.change(last.move().ratio()),
                                formats.date(last.move().at())),
                        RateRoutes.PRICES + "?model=" + URLEncoder.encode(last.model(), StandardCharsets.UTF_8),
                        "today.prices"));
    }

    void show(DaySoFar today) {
        Flow soFar = today.soFar();
        day.show(formats.quantity(soFar.tokens()))
                .exact(formats.count(soFar.tokens()))
                .note(linked(
                        against(today.againstYesterday(), "today.tokens.yesterday", "today.tokens.none", ""),
                        CustomerRoutes.CUSTOMERS,
                        "today.customers"));
    }

    private String against(@Nullable Double ratio, String key, String none, String value) {
        return ratio == null ? getTranslation(none) : getTranslation(key, formats.change(ratio), value);
    }

    private Div linked(String sentence, String path, String link) {
        return new Div(new Sentence(sentence + " "), new Anchor(path, getTranslation(link)));
    }
}
