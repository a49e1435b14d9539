package io.lapilli.console.overview;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.lapilli.console.overview.Overview.Day;
import io.lapilli.console.overview.Overview.Month;
import io.lapilli.console.overview.Overview.Price;
import io.lapilli.console.overview.Overview.Share;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Chart;
import io.lapilli.ui.ChartData;
import io.lapilli.ui.Figure;
import io.lapilli.ui.Figures;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Notices;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Place;
import io.lapilli.ui.Sentence;
import io.lapilli.ui.Shares;
import io.lapilli.ui.Tag;
import io.lapilli.ui.Tone;
import io.lapilli.usage.RecentRequests;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.TextStyle;

/** The figures, the chart, the shares and what needs a look; each stays where it is when it is shown anew. */
class Dashboard extends Div {

    private final Place place;
    private final Formats formats;
    private final Figure spend = new Figure(getTranslation("overview.spend"));
    private final Figure tokens = new Figure(getTranslation("overview.tokens"));
    private final Figure answered = new Figure(getTranslation("overview.answered"));
    private final Figure price = new Figure(getTranslation("overview.price"));
    private final Chart chart = new Chart();
    private final Panel shares = new Panel(getTranslation("overview.shares"));
    private final Panel notices = new Panel(getTranslation("overview.look"));

    Dashboard(Place place) {
        this.place = place;
        this.formats = Formats.current().in(place.zone());
        addClassName("lap-parts");
        var two = new Div(
                new Panel(getTranslation("overview.chart"))
                        .sub(getTranslation("overview.chart.sub", Overview.DAYS))
                        .with(chart),
                shares.sub(
                        getTranslation(place.project() == null ? "overview.shares.projects" : "overview.shares.keys")));
        two.addClassName("lap-two");
        add(new Figures(spend, tokens, answered, price), two, notices);
    }

    void show(Overview overview) {
        show(overview.month(), overview.today());
        show(overview.day(), overview);
        show(overview.recent());
        show(overview.price());
        ChartData data = new TokensChart(formats, place)
                .of(
                        overview,
                        getTranslation("overview.chart.label"),
                        change -> getTranslation("overview.chart.price", formats.change(change.ratio())),
                        getTranslation("overview.chart.others"));
        if (chart.shown().filter(data::equals).isEmpty()) {
            chart.show(data);
        }
        showShares(overview);
        showNotices(overview);
    }

    private void show(Month month, LocalDate today) {
        spend.show(formats.money(month.spent(), place.currency()), "")
                .exact(formats.exactMoney(month.spent(), place.currency()));
        if (month.before() == null || month.before().signum() == 0) {
            spend.note(getTranslation("overview.spend.requests", month.requests(), formats.count(month.requests())));
        } else {
            double change =
                    month.spent().divide(month.before(), MathContext.DECIMAL64).doubleValue() - 1;
            spend.note(getTranslation(
                    "overview.spend.before",
                    formats.change(change),
                    formats.money(month.before(), place.currency()),
                    formats.dayAndMonth(Overview.sameDayBefore(today))));
        }
    }

    private void show(Day day, Overview overview) {
        tokens.show(formats.quantity(day.tokens())).exact(formats.count(day.tokens()));
        Double against = day.againstUsual();
        tokens.note(
                against == null
                        ? getTranslation("overview.tokens.none")
                        : getTranslation(
                                "overview.tokens.usual",
                                formats.change(against),
                                overview.today().getDayOfWeek().getDisplayName(TextStyle.FULL, formats.language())));
    }

    private void show(RecentRequests.Summary recent) {
        if (recent.requests() == 0) {
            answered.show("–", "").note(getTranslation("overview.answered.none"));
            return;
        }
        answered.show(formats.share(recent.answered(), recent.failed() == 0 ? 0 : 2, "%"));
        String requests = recent.requests() >= RecentRequests.MOST
                ? getTranslation("overview.answered.newest", formats.count(recent.requests()))
                : getTranslation("overview.answered.day", recent.requests(), formats.count(recent.requests()));
        answered.note(
                recent.firstTokenP95() == null
                        ? requests
                        : requests + " · "
                                + getTranslation(
                                        "overview.answered.p95",
                                        formats.duration(Duration.ofMillis(recent.firstTokenP95()))));
    }

    private void show(Price average) {
        if (average.now() == null) {
            price.show("–", "").note(getTranslation("overview.price.none"));
            return;
        }
        price.show(formats.money(average.now().setScale(4, RoundingMode.HALF_EVEN), place.currency()), "");
        if (average.change() == null || average.since() == null) {
            price.note(getTranslation("overview.price.month"));
        } else {
            price.note(new Sentence(getTranslation(
                            "overview.price.since",
                            formats.change(average.change()),
                            formats.dayAndMonth(average.since())))
                    .tone(average.change() < 0 ? Tone.GOOD : Tone.NEUTRAL));
        }
    }

    private void showShares(Overview overview) {
        BigDecimal whole = overview.month().spent();
        shares.clear();
        if (overview.shares().isEmpty() || whole.signum() == 0) {
            shares.with(new Paragraph(new Sentence(getTranslation("overview.shares.none"))));
            return;
        }
        var list = new Shares();
        for (Share share : overview.shares()) {
            list.add(
                    share.name(),
                    formats.money(share.amount(), place.currency()),
                    share.amount().divide(whole, 4, RoundingMode.HALF_EVEN).doubleValue());
        }
        shares.with(list);
    }

    private void showNotices(Overview overview) {
        notices.clear();
        var list = new Notices();
        overview.errors()
                .forEach(errors -> list.add(
                        Tag.bad(getTranslation("overview.look.errors")),
                        getTranslation(
                                "overview.look.errors.text",
                                errors.key(),
                                errors.times(),
                                formats.count(errors.times()),
                                errors.code()),
                        Buttons.quiet(getTranslation("overview.look.usage"), _ -> go("usage"))));
        overview.expiring()
                .forEach(key -> list.add(
                        Tag.warn(getTranslation("overview.look.expiry")),
                        getTranslation(
                                "overview.look.expiry.text",
                                key.name(),
                                key.redacted(),
                                key.expiresAt() == null ? "" : formats.ago(key.expiresAt())),
                        Buttons.quiet(getTranslation("overview.look.keys"), _ -> go("keys"))));
        if (list.getChildren().findAny().isEmpty()) {
            var nothing = new Paragraph(getTranslation("overview.look.none"));
            nothing.addClassName("lap-quiet");
            notices.with(nothing);
        } else {
            notices.flush(list);
        }
    }

    private static void go(String path) {
        UI.getCurrentOrThrow().navigate(path);
    }
}
