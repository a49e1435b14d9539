package io.lapilli.console.usage;

import com.vaadin.flow.component.html.Div;
import io.lapilli.ui.ChipSelect;
import io.lapilli.ui.Place;
import io.lapilli.ui.Segmented;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** What can be chosen: days, measure, stack, filters, comparison. Every choice is asked for, and shown when it is granted. */
class UsageBar extends Div {

    private final Consumer<Function<UsageState, UsageState>> asks;
    private final Segmented<Range> range;
    private final Segmented<Measure> measure;
    private final ChipSelect<Stack> by;
    private final ChipSelect<Boolean> compare;
    private final DayPicker from = new DayPicker(getTranslation("usage.own.from"));
    private final DayPicker to = new DayPicker(getTranslation("usage.own.to"));
    private final Filters filters;
    private Range shown = Range.WEEK;

    /** @param choices what a dimension can be filtered by, values to names */
    UsageBar(Consumer<Function<UsageState, UsageState>> asks, Function<Stack, Map<String, String>> choices) {
        this.asks = asks;
        addClassName("lap-chips");
        range = new Segmented<>(
                getTranslation("usage.range"),
                List.of(Range.values()),
                one -> getTranslation("usage.range." + one.wire()));
        measure = new Segmented<>(
                getTranslation("usage.measure"),
                List.of(Measure.values()),
                one -> getTranslation("usage.measure." + one.wire()));
        by = new ChipSelect<>(
                getTranslation("usage.by"), List.of(Stack.values()), one -> getTranslation("usage.by." + one.wire()));
        compare = new ChipSelect<>(
                getTranslation("usage.compare"),
                List.of(false, true),
                wanted -> getTranslation(wanted ? "usage.compare." + shown.wire() : "usage.compare.none"));
        filters = new Filters(choices, (stack, values) -> asks.accept(state -> state.filter(stack, values)));
        range.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                asks.accept(state -> state.range(event.getValue()));
            }
        });
        measure.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                asks.accept(state -> state.measure(event.getValue()));
            }
        });
        by.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                asks.accept(state -> state.by(event.getValue()));
            }
        });
        compare.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                asks.accept(state -> state.compare(event.getValue()));
            }
        });
        from.addValueChangeListener(event -> askOwn(event.isFromClient()));
        to.addValueChangeListener(event -> askOwn(event.isFromClient()));
        add(range, from, to, measure, by, compare, filters);
    }

    private void askOwn(boolean fromClient) {
        if (fromClient && from.getValue() != null && to.getValue() != null) {
            asks.accept(state -> state.own(new Span(from.getValue(), to.getValue())));
        }
    }

    /** @param span the days that are shown @param today the last that can be chosen */
    void show(UsageState state, Span span, Place place, LocalDate today) {
        shown = state.range();
        boolean own = state.range() == Range.OWN;
        range.setValue(state.range());
        measure.setValue(state.measure());
        by.setValue(state.by());
        compare.setItems(false, true);
        compare.setValue(state.compare());
        from.setVisible(own);
        to.setVisible(own);
        from.setMax(today);
        to.setMax(today);
        from.setValue(span.first());
        to.setValue(span.last());
        filters.show(state.filters(), offered(place));
    }

    /** A reader who looks at one project does not filter by projects. */
    private static Set<Stack> offered(Place place) {
        return place.project() == null ? EnumSet.allOf(Stack.class) : EnumSet.complementOf(EnumSet.of(Stack.PROJECT));
    }
}
