package io.lapilli.console.usage;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.lapilli.console.usage.UsagePicture.Layer;
import io.lapilli.shared.RequestId;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Chart;
import io.lapilli.ui.ChartData;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.Formats;
import io.lapilli.ui.LiveUpdates;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Place;
import io.lapilli.ui.View;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was used and spent, by what and when; each request, and why it cost what it cost. Redrawn as usage arrives. */
@Route(UsageRoutes.USAGE)
@Menu(title = "usage.menu", order = MenuOrder.USAGE, icon = "chart")
@PermitAll
class UsageView extends View implements BeforeEnterObserver {

    private final UsageReader reader;
    private final RequestExport export;
    private final Place place;
    private final Formats formats;
    private final UsageBar bar;
    private final UsageHeadline headline;
    private final Chart chart = new Chart();
    private final RequestTable table = new RequestTable(this::ask);
    private final ChargePanel why = new ChargePanel(() -> ask(state -> state.request(null)));
    private final MoversPanel movers;
    private final Div side = new Div();
    private @Nullable UsageState entered;
    private UsageState state = UsageState.read(QueryParameters.empty());

    UsageView(ConsoleContext context, UsageReader reader, RequestExport export, SavedViews views, LiveUpdates live) {
        super("usage.title");
        this.reader = reader;
        this.export = export;
        this.place = context.require();
        this.formats = Formats.current().in(place.zone());
        this.bar = new UsageBar(this::ask, stack -> reader.choices(place, state, stack));
        this.headline = new UsageHeadline(place, formats);
        this.movers = new MoversPanel(place, formats);
        chart.onZoom(this::zoom);
        head().actions(
                        new ViewsMenu(views, place.organisation(), () -> state),
                        Buttons.plain(getTranslation("usage.export"), _ -> export()));
        side.addClassNames("lap-parts", "lap-side");
        side.add(movers, why);
        var two = new Div(table, side);
        two.addClassName("lap-two");
        add(bar, new Panel().with(headline, chart), two);
        live.follow(this, place.organisation(), this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        state = UsageState.read(event.getLocation().getQueryParameters());
        if (!state.looksAtTheSameAs(entered)) {
            Span span = state.span(reader.today(place));
            head().sub(subtitle(span));
            bar.show(state, span, place, reader.today(place));
            draw(true);
        }
        explain(state.request());
        entered = state;
    }

    private void ask(Function<UsageState, UsageState> change) {
        getUI().ifPresent(
                        ui -> ui.navigate(UsageRoutes.USAGE, change.apply(state).query()));
    }

    /** The log stands still while one of its rows is looked at, or an older page. */
    private void refresh() {
        draw(state.request() == null && state.older() == null);
    }

    private void draw(boolean logToo) {
        UsagePicture picture = reader.picture(place, state);
        headline.show(picture, state, picture.span().holds(reader.today(place)));
        movers.show(picture.movers(), state);
        ChartData data = new UsageChart(picture, state.measure(), place, formats)
                .data(
                        getTranslation(
                                "usage.chart.label",
                                getTranslation(
                                        "usage.measure." + state.measure().wire()),
                                getTranslation("usage.by." + state.by().wire())),
                        this::layerName,
                        getTranslation("usage.compare." + state.range().wire()));
        if (chart.shown().filter(data::equals).isEmpty()) {
            chart.show(data);
        }
        if (logToo) {
            table.show(reader.log(place, state), state, picture.total().requests());
        }
    }

    private String layerName(Layer layer) {
        if (layer.others()) {
            return getTranslation("usage.chart.others");
        }
        return layer.name() == null ? getTranslation("usage.chart.nobody") : layer.name();
    }

    private void explain(@Nullable RequestId id) {
        table.choose(id);
        movers.setVisible(id == null);
        if (id == null) {
            why.showNothing();
        } else if (entered == null || !id.equals(entered.request())) {
            why.show(reader.request(place, id));
            why.comeIntoView();
        }
    }

    private void zoom(Instant from, Instant to) {
        LocalDate first = LocalDate.ofInstant(from, place.zone());
        LocalDate last = LocalDate.ofInstant(to.minusNanos(1), place.zone());
        ask(state -> state.own(new Span(first, last)));
    }

    private String subtitle(Span span) {
        String zone = place.zone().getId();
        if (span.days() == 1) {
            return getTranslation("usage.sub.day", formats.date(span.first()), zone);
        }
        boolean oneYear = span.first().getYear() == span.last().getYear();
        return getTranslation(
                "usage.sub",
                oneYear ? formats.dayAndMonth(span.first()) : formats.date(span.first()),
                formats.date(span.last()),
                zone);
    }

    private void export() {
        Span span = state.span(reader.today(place));
        new ExportDialog(export, place, state, span, subtitle(span)).open();
    }
}
