package io.lapilli.console.models;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.lapilli.console.models.ModelSpeeds.Speed;
import io.lapilli.ui.Figure;
import io.lapilli.ui.Figures;
import io.lapilli.ui.Formats;
import io.lapilli.usage.MeasuredSpeed.Pace;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How measured speeds are said: in two digits, which is as exact as they are. */
final class SpeedWords {

    private static final MathContext TWO_DIGITS = new MathContext(2);
    private static final String NONE = "—";

    private final Component speaker;
    private final Formats formats = Formats.current();

    SpeedWords(Component speaker) {
        this.speaker = speaker;
    }

    Component firstToken(@Nullable Speed speed) {
        return speed == null
                ? new Span(NONE)
                : hovered(
                        duration(speed.measured().firstToken()),
                        speaker.getTranslation(
                                "models.speed.first.slow",
                                duration(speed.measured().firstTokenSlow())));
    }

    Component pace(@Nullable Speed speed) {
        Pace pace = speed == null ? null : speed.measured().pace();
        return pace == null
                ? new Span(NONE)
                : hovered(
                        speaker.getTranslation("models.speed.pace.short", number(pace.usual())),
                        speaker.getTranslation("models.speed.pace.slow", number(pace.slow())));
    }

    Figures figures(@Nullable Speed speed) {
        var first = new Figure(speaker.getTranslation("models.speed.first"));
        var pace = new Figure(speaker.getTranslation("models.speed.pace"));
        var by = new Figure(speaker.getTranslation("models.speed.by"));
        if (speed == null) {
            first.show(NONE, "").note(speaker.getTranslation("models.speed.none"));
            pace.show(NONE, "");
            by.show(NONE, "");
            return new Figures(first, pace, by);
        }
        first.show(duration(speed.measured().firstToken()), "")
                .note(speaker.getTranslation(
                        "models.speed.first.slow", duration(speed.measured().firstTokenSlow())));
        Pace measured = speed.measured().pace();
        if (measured == null) {
            pace.show(NONE, "");
        } else {
            pace.show(number(measured.usual()), speaker.getTranslation("models.speed.pace.unit"))
                    .note(speaker.getTranslation("models.speed.pace.slow", number(measured.slow())));
        }
        if (speed.own()) {
            by.show(formats.quantity(speed.measured().answers())).note(speaker.getTranslation("models.speed.by.own"));
        } else {
            by.show(speaker.getTranslation("models.speed.by.all"), "")
                    .note(speaker.getTranslation("models.speed.by.all.note"));
        }
        return new Figures(first, pace, by);
    }

    private static Component hovered(String text, String title) {
        var span = new Span(text);
        span.setTitle(title);
        return span;
    }

    private String duration(Duration exact) {
        return formats.duration(Duration.ofMillis(rounded(exact.toMillis())));
    }

    private String number(double exact) {
        return formats.count(rounded(exact));
    }

    private static long rounded(double exact) {
        return BigDecimal.valueOf(exact).round(TWO_DIGITS).longValue();
    }
}
