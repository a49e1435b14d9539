package io.lapilli.console.overview;

import io.lapilli.console.overview.Overview.Day;
import io.lapilli.console.overview.Overview.Month;
import io.lapilli.console.overview.Overview.Price;
import io.lapilli.ui.Figure;
import io.lapilli.ui.Figures;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Place;
import io.lapilli.ui.Sentence;
import io.lapilli.ui.Tone;
import io.lapilli.ui.Track;
import io.lapilli.usage.RecentRequests;
import io.lapilli.usage.forecast.MonthForecast;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.TextStyle;

/** The four figures at the top, each with what it is to be read against. */
class OverviewFigures extends Figures {

    private final Place place;
    private final Formats formats;
    private final Figure spend;
    private final Figure tokens;
    private final Figure inTime;
    private final Figure price;

    /** @param formats in the organisation's zone */
    OverviewFigures(Place place, Formats formats) {
        this.place = place;
        this.formats = formats;
        spend = new Figure(getTranslation("overview.spend"));
        tokens = new Figure(getTranslation("overview.tokens"));
        inTime = new Figure(getTranslation("overview.answered"));
        price = new Figure(getTranslation("overview.price"));
        add(spend, tokens, inTime, price);
    }

    void show(Overview overview) {
        show(overview.month(), overview.today());
        show(overview.day(), overview.today());
        show(overview.recent());
        show(overview.price());
    }

    private void show(Month month, LocalDate today) {
        String exact = formats.exactMoney(month.spent(), place.currency());
        spend.show(formats.money(month.spent(), place.currency()), "").exact(exact);
        if (month.forecast() != null && month.forecast().high().signum() > 0) {
            show(month, month.forecast(), today);
        } else if (month.before() == null || month.before().signum() == 0) {
            spend.note(getTranslation("overview.spend.requests", month.requests(), formats.count(month.requests())));
        } else {
            spend.note(before(month, month.before(), today));
        }
    }

    /** The track ends where the forecast does: what is spent, and the band in which the month will end. */
    private void show(Month month, MonthForecast forecast, LocalDate today) {
        double whole = forecast.high().doubleValue();
        spend.track(new Track(month.spent().doubleValue() / whole, getTranslation("overview.spend.track"))
                .band(forecast.low().doubleValue() / whole, 1));
        var note = new Sentence(getTranslation(
                "overview.spend.forecast", formats.range(forecast.low(), forecast.high(), place.currency())));
        String likely = getTranslation(
                "overview.spend.likely",
                formats.percent(MonthForecast.PERCENT / 100.0, 0),
                formats.price(forecast.expected(), place.currency()));
        note.setTitle(
                month.before() == null || month.before().signum() == 0
                        ? likely
                        : likely + " " + plain(before(month, month.before(), today)));
        spend.note(note);
    }

    private String before(Month month, BigDecimal then, LocalDate today) {
        return getTranslation(
                "overview.spend.before",
                formats.change(month.spent().divide(then, MathContext.DECIMAL64).doubleValue() - 1),
                formats.money(then, place.currency()),
                formats.dayAndMonth(Overview.sameDayBefore(today)));
    }

    private static String plain(String sentence) {
        return sentence.replace("**", "");
    }

    private void show(Day day, LocalDate today) {
        tokens.show(formats.quantity(day.tokens())).exact(formats.count(day.tokens()));
        Double against = day.againstUsual();
        tokens.note(
                against == null
                        ? getTranslation("overview.tokens.none")
                        : getTranslation(
                                "overview.tokens.usual",
                                formats.change(against),
                                today.getDayOfWeek().getDisplayName(TextStyle.FULL, formats.language())));
    }

    private void show(RecentRequests.Summary recent) {
        if (recent.requests() == 0) {
            inTime.show("–", "").note(getTranslation("overview.answered.none"));
            return;
        }
        boolean all = recent.failed() + recent.late() == 0;
        inTime.show(formats.share(recent.inTime(), all ? 0 : 2, "%"))
                .exact(getTranslation(
                        "overview.answered.rule",
                        formats.count(recent.requests()),
                        formats.count(recent.failed()),
                        formats.count(recent.late()),
                        RecentRequests.FIRST_TOKEN_IN_TIME.toSeconds(),
                        RecentRequests.ANSWER_IN_TIME.toSeconds()));
        String requests = recent.requests() >= RecentRequests.MOST
                ? getTranslation("overview.answered.newest", formats.count(recent.requests()))
                : getTranslation("overview.answered.day", recent.requests(), formats.count(recent.requests()));
        inTime.note(requests + pace(recent));
    }

    private String pace(RecentRequests.Summary recent) {
        if (recent.firstTokenP95() != null) {
            return " · " + getTranslation("overview.answered.p95", millis(recent.firstTokenP95()));
        }
        return recent.answerP95() == null
                ? ""
                : " · " + getTranslation("overview.answered.whole", millis(recent.answerP95()));
    }

    private String millis(int millis) {
        return formats.duration(Duration.ofMillis(millis));
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
}
