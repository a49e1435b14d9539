package io.lapilli.playground.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import io.lapilli.playground.Run.Ended;
import io.lapilli.playground.Volume;
import io.lapilli.pricing.Charge;
import io.lapilli.pricing.ChargeLine;
import io.lapilli.shared.Meter;
import io.lapilli.shared.TokenCounts;
import io.lapilli.ui.Calculation;
import io.lapilli.ui.Formats;
import io.lapilli.usage.RequestRoutes;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run can be judged by: how fast, how many tokens, what it cost and would cost. Keeps its place before. */
class RunFacts extends Div {

    private static final String NONE = "–";

    private final Formats formats = Formats.current();
    private final Description firstToken = new Description(NONE);
    private final Description pace = new Description(NONE);
    private final Description tokens = new Description(NONE);
    private final Description cost = new Description(NONE);
    private final Term volumeTerm = new Term();
    private final Description volume = new Description(NONE);
    private final Description finish = new Description(NONE);
    private final Details why = new Details();
    private @Nullable Charge charge;

    RunFacts() {
        var list = new DescriptionList();
        list.addClassName("lap-play-facts");
        list.add(
                fact("playground.first", firstToken),
                fact("playground.pace", pace),
                fact("playground.tokens", tokens),
                fact("playground.cost", cost),
                new Div(volumeTerm, volume),
                fact("playground.finish", finish));
        why.setSummaryText(getTranslation("playground.why"));
        why.getElement().getThemeList().add("no-padding");
        why.setEnabled(false);
        add(list, why);
    }

    private Div fact(String key, Description value) {
        return new Div(new Term(getTranslation(key)), value);
    }

    void clear() {
        for (Description value : List.of(firstToken, pace, tokens, cost, volume, finish)) {
            value.setText(NONE);
            value.getElement().removeAttribute("title");
        }
        charge = null;
        why.setEnabled(false);
        why.setOpened(false);
    }

    void begun(Duration first) {
        firstToken.setText(formats.duration(first));
    }

    /** @param daily conversations a day */
    void ended(Ended ended, long daily) {
        finish.setText(ended.finish() == null ? NONE : ended.finish());
        Settled settled = ended.settled();
        if (settled == null) {
            return;
        }
        Integer first = settled.request().firstTokenMillis();
        if (first != null) {
            firstToken.setText(formats.duration(Duration.ofMillis(first)));
        }
        settled.tokensPerSecond()
                .ifPresent(
                        each -> pace.setText(getTranslation("playground.pace.value", formats.count(Math.round(each)))));
        UsageEvent event = settled.event();
        if (event == null) {
            cost.setText(getTranslation("playground.cost.none"));
            return;
        }
        charge = event.charge();
        tokens.setText(getTranslation(
                event.estimated() ? "playground.tokens.estimated" : "playground.tokens.value",
                formats.count(event.tokens().input()),
                formats.count(event.tokens().output())));
        tokens.setTitle(buckets(event));
        cost.setText(formats.exactMoney(charge.total(), charge.currency()));
        explain(settled, charge);
        daily(daily);
    }

    /** The volume that the cost is told at. */
    void daily(long daily) {
        volumeTerm.setText(getTranslation("playground.volume", formats.count(daily)));
        if (charge != null) {
            BigDecimal month = Volume.month(charge.total(), daily);
            volume.setText(formats.money(month, charge.currency()));
            volume.setTitle(getTranslation(
                    "playground.volume.exact", formats.exactMoney(month, charge.currency()), Volume.DAYS));
        }
    }

    private String buckets(UsageEvent event) {
        TokenCounts counts = event.tokens();
        var parts = new ArrayList<String>();
        if (event.estimated()) {
            parts.add(getTranslation("playground.tokens.unsure"));
        }
        for (Meter meter : Meter.values()) {
            if (counts.of(meter) > 0) {
                parts.add(name(meter) + ' ' + formats.count(counts.of(meter)));
            }
        }
        return String.join(" · ", parts);
    }

    private void explain(Settled settled, Charge charged) {
        var lines = new Calculation();
        for (ChargeLine line : charged.lines()) {
            lines.line(
                    name(line.meter()),
                    getTranslation(
                            "playground.why.line",
                            formats.count(line.quantity()),
                            formats.price(line.price(), charged.currency()),
                            formats.count(line.per())),
                    formats.exactAmount(line.amount()));
        }
        lines.sum(getTranslation("playground.cost"), formats.exactMoney(charged.total(), charged.currency()));
        var log = new Anchor(
                RequestRoutes.PATH
                        + '?'
                        + QueryParameters.simple(RequestRoutes.of(settled.id())).getQueryString(),
                getTranslation("playground.why.log"));
        var all = new Div(lines, log);
        all.addClassName("lap-stack");
        why.removeAll();
        why.add(all);
        why.setEnabled(true);
    }

    private String name(Meter meter) {
        return getTranslation("models.meter." + meter.wire());
    }
}
