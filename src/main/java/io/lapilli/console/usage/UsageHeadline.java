package io.lapilli.console.usage;

import io.lapilli.console.usage.UsagePicture.Total;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Headline;
import io.lapilli.ui.Place;
import io.lapilli.ui.Tone;
import java.math.BigDecimal;
import java.math.MathContext;

/** The sum of the picture, against as much time before it. */
class UsageHeadline extends Headline {

    /** From there on nobody can picture a percentage. */
    private static final double MANIFOLD = 10;

    private final Place place;
    private final Formats formats;

    UsageHeadline(Place place, Formats formats) {
        this.place = place;
        this.formats = formats;
    }

    /** @param running whether the span still goes on, so that it was compared up to the same hour */
    void show(UsagePicture picture, UsageState state, boolean running) {
        BigDecimal value = picture.total().of(state.measure());
        String unit = getTranslation("usage.headline." + state.range().wire());
        switch (state.measure()) {
            case MONEY ->
                show(formats.money(value, place.currency()), unit, formats.exactMoney(value, place.currency()));
            case TOKENS, REQUESTS -> {
                Formats.Quantity quantity = formats.quantity(value.longValueExact());
                String counted =
                        getTranslation("usage.headline." + state.measure().wire(), quantity.unit());
                show(quantity.value(), (counted + " " + unit).strip(), formats.count(value.longValueExact()));
            }
        }
        note(against(picture, state, running), Tone.NEUTRAL);
    }

    private String against(UsagePicture picture, UsageState state, boolean running) {
        Total before = picture.before();
        BigDecimal then = before == null ? BigDecimal.ZERO : before.of(state.measure());
        if (before == null || then.signum() == 0) {
            return getTranslation("usage.against.nothing");
        }
        String sentence = getTranslation(
                (running ? "usage.against.running." : "usage.against.")
                        + state.range().wire(),
                formats.change(ratio(picture.total().of(state.measure()), then)),
                written(then, state.measure()));
        if (state.measure() != Measure.MONEY || before.tokens() == 0) {
            return sentence;
        }
        double tokens = ratio(BigDecimal.valueOf(picture.total().tokens()), BigDecimal.valueOf(before.tokens()));
        if (tokens >= MANIFOLD) {
            return sentence;
        }
        return getTranslation(
                tokens < 0 ? "usage.against.fewer" : "usage.against.more",
                sentence,
                formats.percent(Math.abs(tokens), 0));
    }

    private String written(BigDecimal value, Measure measure) {
        return measure == Measure.MONEY
                ? formats.money(value, place.currency())
                : formats.compact(value.longValueExact());
    }

    private static double ratio(BigDecimal now, BigDecimal then) {
        return now.divide(then, MathContext.DECIMAL64).doubleValue() - 1;
    }
}
