package io.lapilli.operator.customers;

import com.vaadin.flow.component.html.Div;
import io.lapilli.identity.Organisation;
import io.lapilli.operator.customers.StoryState.Span;
import io.lapilli.operator.customers.UseOverTime.Part;
import io.lapilli.ui.Chart;
import io.lapilli.ui.ChartData;
import io.lapilli.ui.ChartData.Bucket;
import io.lapilli.ui.ChartData.Series;
import io.lapilli.ui.ChartData.Shape;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Segmented;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A customer's use by the day, stacked by model. */
class UsePanel extends Panel {

    private static final int MOST = 5;

    private final Segmented<Span> span;
    private final Segmented<Boolean> money;
    private final Chart chart = new Chart();

    UsePanel(Consumer<UnaryOperator<StoryState>> asks) {
        title(getTranslation("customers.use"));
        span = new Segmented<>(
                getTranslation("customers.use.span"),
                List.of(Span.values()),
                one -> getTranslation("customers.use.days", one.days()));
        span.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                asks.accept(state -> state.span(chosen.getValue()));
            }
        });
        money = new Segmented<>(
                getTranslation("customers.use.measure"),
                List.of(false, true),
                one -> getTranslation(one ? "customers.use.money" : "customers.use.tokens"));
        money.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                asks.accept(state -> state.money(chosen.getValue()));
            }
        });
        var choices = new Div(money, span);
        choices.addClassName("lap-row");
        actions(choices);
        with(chart);
    }

    void show(UseOverTime use, Organisation customer, StoryState state) {
        span.setValue(state.span());
        money.setValue(state.money());
        Formats formats = Formats.current().in(customer.timeZone());
        String currency = customer.currency().getCurrencyCode();
        sub(
                state.money()
                        ? formats.money(use.total(), currency)
                        : formats.quantity(use.total().longValueExact()).toString());
        List<Series> series = atMost(use.models()).stream()
                .map(part -> Series.of(
                        String.valueOf(part.name()),
                        Shape.BARS,
                        part.values(),
                        value -> said(value, state.money(), currency, formats)))
                .toList();
        chart.show(ChartData.stacked(
                        getTranslation("customers.use.label", customer.name()),
                        state.money() ? formats.prefix(currency) : "",
                        buckets(use, formats),
                        series,
                        value -> said(value, state.money(), currency, formats))
                .behind(state.money() ? formats.suffix(currency) : ""));
    }

    /** Exact, as a chart's texts are. */
    private static String said(BigDecimal value, boolean money, String currency, Formats formats) {
        return money ? formats.exactMoney(value, currency) : formats.count(value.longValueExact());
    }

    private List<Part> atMost(List<Part> models) {
        if (models.size() <= MOST) {
            return models;
        }
        List<Part> rest = models.subList(MOST - 1, models.size());
        List<BigDecimal> sums = IntStream.range(0, rest.getFirst().values().size())
                .mapToObj(day ->
                        rest.stream().map(part -> part.values().get(day)).reduce(BigDecimal.ZERO, BigDecimal::add))
                .toList();
        var shown = new ArrayList<>(models.subList(0, MOST - 1));
        shown.add(new Part(
                getTranslation("customers.use.others"),
                sums,
                rest.stream().map(Part::sum).reduce(BigDecimal.ZERO, BigDecimal::add)));
        return shown;
    }

    private static List<Bucket> buckets(UseOverTime use, Formats formats) {
        return use.calendar().stream()
                .map(day -> new Bucket(
                        day.atStartOfDay(formats.zone()).toInstant(),
                        day.plusDays(1).atStartOfDay(formats.zone()).toInstant(),
                        formats.shortDay(day),
                        formats.weekday(day)))
                .toList();
    }
}
