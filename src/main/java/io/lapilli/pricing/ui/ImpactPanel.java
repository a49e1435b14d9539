package io.lapilli.pricing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.lapilli.pricing.PriceImpact;
import io.lapilli.pricing.PriceImpact.Touched;
import io.lapilli.pricing.PriceImpacts;
import io.lapilli.pricing.Rate;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.Facts;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Note;
import io.lapilli.ui.Sentence;
import io.lapilli.ui.Tone;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a change of prices would do: what it replaces, by how much, and who is touched. */
class ImpactPanel extends Div {

    private static final int MOST = 8;

    private final RateWords words;
    private final Formats formats;

    ImpactPanel(RateWords words) {
        this.words = words;
        this.formats = words.formats();
        addClassNames("lap-stack");
        getElement().setAttribute("aria-live", "polite");
    }

    void showNothing(String sentence) {
        removeAll();
        var quiet = new Paragraph(sentence);
        quiet.addClassName("lap-quiet");
        add(quiet);
    }

    void refuse(String sentence) {
        removeAll();
        add(new Note(Tone.WARN, sentence));
    }

    /** @param added null: a rate ends */
    void show(PriceImpact impact, @Nullable Rate added) {
        removeAll();
        add(facts(impact, added));
        if (impact.unpriced()) {
            add(new Note(Tone.BAD, getTranslation("prices.impact.unpriced")));
        }
        List<Touched> touched = impact.touched();
        if (touched.isEmpty()) {
            add(new Paragraph(getTranslation("prices.impact.nobody", PriceImpacts.DAYS)));
            return;
        }
        add(new Paragraph(new Sentence(said(impact))), table(touched));
        if (touched.size() > MOST) {
            add(new Paragraph(
                    getTranslation("prices.impact.more", touched.size() - MOST, formats.count(touched.size() - MOST))));
        }
        if (!impact.unpriced() && touched.stream().anyMatch(one -> !one.known())) {
            add(new Note(Tone.NEUTRAL, getTranslation("prices.impact.unknown")));
        }
    }

    private Facts facts(PriceImpact impact, @Nullable Rate added) {
        var facts = new Facts();
        if (added != null) {
            facts.add(getTranslation("prices.impact.million"), words.million(added))
                    .add(getTranslation("prices.impact.unit"), words.unit(added))
                    .add(getTranslation("prices.impact.given"), words.given(added));
        }
        facts.add(getTranslation("prices.impact.from"), formats.dateTime(impact.at()));
        facts.add(getTranslation("prices.impact.before"), before(impact));
        if (added == null) {
            facts.add(
                    getTranslation("prices.impact.after"),
                    impact.after() == null
                            ? getTranslation("prices.impact.none")
                            : getTranslation(
                                    "prices.impact.other", words.whose(impact.after()), words.since(impact.after())));
        }
        if (impact.resumed() != null && added != null && added.validTo() != null) {
            facts.add(
                    getTranslation("prices.impact.resumed", formats.dateTime(added.validTo())),
                    words.million(impact.resumed()));
        }
        return facts;
    }

    private Component before(PriceImpact impact) {
        Rate before = impact.before();
        if (before == null) {
            return new Text(getTranslation("prices.impact.none"));
        }
        String key = impact.replaced() == null ? "prices.impact.other" : "prices.impact.replaces";
        var cell = new Div(new Text(getTranslation(key, words.whose(before), words.since(before))));
        Double change = impact.change();
        if (change != null) {
            var ratio = new Span(" " + formats.change(change));
            ratio.addClassName(change <= 0 ? "lap-good" : "lap-warn");
            cell.add(ratio);
        }
        return cell;
    }

    private String said(PriceImpact impact) {
        int customers = impact.touched().size();
        String currency = impact.touched().getFirst().currency();
        boolean oneCurrency =
                impact.touched().stream().allMatch(one -> one.currency().equals(currency));
        BigDecimal charged = impact.sum(currency, Touched::charged);
        BigDecimal without = impact.sum(currency, Touched::without);
        BigDecimal would = impact.sum(currency, Touched::would);
        if (!oneCurrency || charged == null || without == null || would == null) {
            return getTranslation("prices.impact.touched", customers, formats.count(customers), PriceImpacts.DAYS);
        }
        return getTranslation(
                "prices.impact.sum",
                customers,
                formats.count(customers),
                PriceImpacts.DAYS,
                formats.money(without, currency),
                formats.money(would, currency),
                change(without, would),
                formats.money(charged, currency));
    }

    private String change(@Nullable BigDecimal without, @Nullable BigDecimal would) {
        return without == null || would == null || without.signum() == 0
                ? RateWords.NONE
                : formats.change(would.subtract(without)
                        .divide(without, MathContext.DECIMAL64)
                        .doubleValue());
    }

    private DataTable<Touched> table(List<Touched> touched) {
        return new DataTable<Touched>(getTranslation("prices.impact.customers"))
                .text(getTranslation("prices.impact.customer"), Touched::name)
                .number(getTranslation("prices.impact.charged"), one -> money(one.charged(), one))
                .wideOnly()
                .number(getTranslation("prices.impact.without"), one -> money(one.without(), one))
                .number(getTranslation("prices.impact.would"), one -> money(one.would(), one))
                .number(getTranslation("prices.impact.change"), one -> change(one.without(), one.would()))
                .wideOnly()
                .rows(touched.stream().limit(MOST).toList());
    }

    private String money(@Nullable BigDecimal amount, Touched touched) {
        return amount == null ? RateWords.NONE : formats.money(amount, touched.currency());
    }
}
