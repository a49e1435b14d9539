package io.lapilli.console.usage;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.lapilli.pricing.Rate;
import io.lapilli.pricing.RateExplanation;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Calculation;
import io.lapilli.ui.CopyField;
import io.lapilli.ui.Facts;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Icon;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Sentence;
import io.lapilli.usage.RequestRecord;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageEvent;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Why one request cost what it cost, line by line, and how it went. */
class ChargePanel extends Panel {

    private final Formats formats = Formats.current();
    private final Component close;

    ChargePanel(Runnable onClose) {
        super("");
        close = Buttons.icon(Icon.CLOSE, getTranslation("usage.why.close"), _ -> onClose.run());
        setId("why");
        actions(close);
        showNothing();
    }

    void showNothing() {
        empty("usage.why.ask");
    }

    /** On a narrow screen it lies below the table; beside it nothing needs to move. */
    void comeIntoView() {
        getElement()
                .executeJs("if (this.parentElement.offsetWidth === this.parentElement.parentElement.offsetWidth)"
                        + " this.scrollIntoView({block: 'start', behavior: 'smooth'})");
    }

    private void empty(String textKey) {
        title(getTranslation("usage.why.title"));
        close.setVisible(false);
        clear();
        with(quiet(getTranslation(textKey)));
    }

    /** @param request empty: it is not there */
    void show(Optional<ExplainedRequest> request) {
        request.ifPresentOrElse(this::show, () -> empty("usage.why.gone"));
        close.setVisible(true);
    }

    private void show(ExplainedRequest explained) {
        Settled settled = explained.request().settled();
        UsageEvent event = settled.event();
        clear();
        var parts = new Div();
        parts.addClassName("lap-stack");
        if (event == null) {
            title(getTranslation("usage.why.none"));
            parts.add(new Sentence(uncharged(settled.request())));
        } else {
            String total =
                    formats.exactMoney(event.charge().total(), event.charge().currency());
            title(getTranslation("usage.why", total));
            parts.add(calculation(explained, total), reasons(explained, event));
        }
        parts.add(facts(explained.request()), new CopyField(settled.id().text()));
        with(parts);
    }

    private Calculation calculation(ExplainedRequest explained, String total) {
        var calculation = new Calculation();
        for (RateExplanation line : explained.lines()) {
            var charged = line.line();
            calculation.line(
                    getTranslation("models.meter." + charged.meter().wire()),
                    getTranslation(
                            "usage.why.how",
                            formats.count(charged.quantity()),
                            formats.exactAmount(charged.price()),
                            formats.count(charged.per())),
                    formats.exactAmount(charged.amount()));
        }
        return calculation.sum(getTranslation("usage.why.sum"), total);
    }

    private Component reasons(ExplainedRequest explained, UsageEvent event) {
        Set<String> sentences = new LinkedHashSet<>();
        explained.lines().forEach(line -> sentences.add(reason(line)));
        var text = new Div();
        text.addClassNames("lap-stack", "lap-delta");
        sentences.forEach(sentence -> text.add(new Paragraph(new Sentence(sentence))));
        text.add(new Paragraph(getTranslation("usage.why.admitted", formats.exact(event.occurredAt()))));
        if (event.estimated()) {
            text.add(new Paragraph(getTranslation("usage.why.estimated")));
        }
        return text;
    }

    /** "List rate since 1 November 2026: the only one that applied." */
    private String reason(RateExplanation line) {
        Rate rate = line.rate();
        String whose = getTranslation(
                "usage.why.rate." + rate.kind().name().toLowerCase(Locale.ROOT), formats.date(rate.validFrom()));
        return getTranslation("usage.why.reason." + line.reason().wire(), whose);
    }

    private String uncharged(RequestRecord request) {
        String code = request.code();
        return code == null
                ? getTranslation("usage.why.uncharged", String.valueOf(request.status()))
                : getTranslation("usage.why.failed", String.valueOf(request.status()), code);
    }

    private Facts facts(LoggedRequest logged) {
        RequestRecord request = logged.settled().request();
        var facts = new Facts()
                .add(getTranslation("usage.why.status"), status(request))
                .add(getTranslation("usage.log.model"), request.model())
                .add(getTranslation("usage.log.key"), logged.key())
                .add(getTranslation("usage.filter.project"), logged.project());
        if (request.firstTokenMillis() != null) {
            facts.add(getTranslation("usage.log.first"), millis(request.firstTokenMillis()));
        }
        return facts.add(getTranslation("usage.why.duration"), millis(request.durationMillis()));
    }

    private static String status(RequestRecord request) {
        return List.of(String.valueOf(request.status()), request.code() == null ? "" : request.code()).stream()
                .filter(part -> !part.isEmpty())
                .reduce((status, code) -> status + " " + code)
                .orElse("");
    }

    private String millis(int millis) {
        return formats.duration(Duration.ofMillis(millis));
    }

    private static Component quiet(String text) {
        var quiet = new Paragraph(text);
        quiet.addClassName("lap-quiet");
        return quiet;
    }
}
