package io.lapilli.operator.today;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import io.lapilli.identity.Organisation;
import io.lapilli.operator.customers.CustomerRoutes;
import io.lapilli.shared.Names;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Formats;
import io.lapilli.ui.LongTable;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Sparkline;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How each customer's use grew since a price that concerns it changed. */
class GrowthPanel extends Panel {

    private static final String NONE = "—";

    private final Formats formats;
    private final Clock clock;
    private List<Growth> shown = List.of();

    GrowthPanel(Formats formats, Clock clock) {
        this.formats = formats;
        this.clock = clock;
        title(getTranslation("today.growth"));
        sub(getTranslation("today.growth.sub", Growth.WEEK));
    }

    void show(List<Growth> growth) {
        if (growth.equals(shown) && !growth.isEmpty()) {
            return;
        }
        shown = growth;
        clear().flush(
                        growth.isEmpty()
                                ? new EmptyState(
                                        getTranslation("today.growth.none"), getTranslation("today.growth.none.text"))
                                : table().rows(growth));
    }

    private LongTable<Growth> table() {
        return new LongTable<Growth>(getTranslation("today.growth"))
                .component(getTranslation("today.customer"), GrowthPanel::name)
                .grows()
                .sortable(Comparator.comparing(one -> Names.key(one.customer().name())))
                .component(getTranslation("today.growth.change"), this::change)
                .sortable(by(
                        one -> one.since() == null ? null : (double) one.since().toEpochDay()))
                .wideOnly()
                .component(getTranslation("today.growth.before"), one -> perDay(one.perDayBefore()))
                .right()
                .sortable(by(Growth::perDayBefore))
                .wideOnly()
                .component(getTranslation("today.growth.now"), one -> perDay(one.perDay()))
                .right()
                .sortable(by(Growth::perDay))
                .component(getTranslation("today.growth.ratio"), this::ratio)
                .right()
                .sortable(by(Growth::ratio))
                .greatestFirst()
                .component(getTranslation("today.growth.course"), this::course)
                .wideOnly();
    }

    private static Component name(Growth one) {
        Organisation customer = one.customer();
        var cell = new Div(new Anchor(CustomerRoutes.of(customer.id()), customer.name()));
        cell.getElement()
                .appendChild(new Element("small").setText(customer.timeZone().getId()));
        return cell;
    }

    /** What is unknown comes last when the greatest come first. */
    private static Comparator<Growth> by(Function<Growth, @Nullable Double> value) {
        return Comparator.comparingDouble(one -> {
            Double known = value.apply(one);
            return known == null ? Double.NEGATIVE_INFINITY : known;
        });
    }

    private Component change(Growth one) {
        if (one.since() == null || one.move() == null) {
            return new Text(getTranslation("today.growth.unchanged"));
        }
        var cell = new Div(new Span(formats.date(one.since())));
        cell.getElement()
                .appendChild(new Element("small")
                        .setText(getTranslation(
                                "today.growth.price",
                                String.valueOf(one.model()),
                                formats.change(one.move().ratio()))));
        return cell;
    }

    private Component perDay(@Nullable Double tokens) {
        if (tokens == null) {
            return new Text(NONE);
        }
        long rounded = Math.round(tokens);
        var figure = new Span(formats.compact(rounded));
        figure.setTitle(formats.count(rounded));
        return figure;
    }

    private Component ratio(Growth one) {
        Double ratio = one.ratio();
        if (ratio == null) {
            return new Text(NONE);
        }
        var text = new Span(formats.change(ratio));
        text.addClassName(ratio >= 0 ? "lap-good" : "lap-bad");
        return text;
    }

    private Component course(Growth one) {
        return new Sparkline(
                one.course(),
                one.mark(LocalDate.ofInstant(clock.instant(), one.customer().timeZone())));
    }
}
