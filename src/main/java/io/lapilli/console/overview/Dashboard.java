package io.lapilli.console.overview;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import io.lapilli.console.usage.UsageRoutes;
import io.lapilli.tier.ui.TierPanel;
import io.lapilli.ui.Chart;
import io.lapilli.ui.ChartData;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Place;
import io.lapilli.ui.Segmented;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;

/** The figures, the chart, the tier, the shares and what needs a look; each stays where it is when it is shown anew. */
class Dashboard extends Div {

    private final Place place;
    private final Formats formats;
    private final OverviewFigures figures;
    private final Chart chart = new Chart();
    private final Segmented<Days> days = new Segmented<>(
            getTranslation("overview.days"), Days.all(), one -> getTranslation("overview.days." + one.wire()));
    private final TierPanel tier;
    private final SharesPanel shares;
    private final FindingsPanel findings;
    private final Div upper = new Div();
    private final Div lower = new Div();

    /** @param asks for other days of the chart */
    Dashboard(Place place, Clock clock, Consumer<Days> asks) {
        this.place = place;
        this.formats = Formats.current().in(place.zone());
        figures = new OverviewFigures(place, formats);
        tier = new TierPanel(place, clock);
        shares = new SharesPanel(place, formats);
        findings = new FindingsPanel(place, formats);
        chart.onZoom(this::zoom);
        days.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                asks.accept(event.getValue());
            }
        });
        upper.addClassName("lap-two");
        upper.add(new Panel(getTranslation("overview.chart"))
                .sub(getTranslation("overview.chart.sub"))
                .actions(days)
                .with(chart));
        addClassName("lap-parts");
        add(figures, upper, lower);
    }

    void show(Overview overview, Days chosen) {
        days.setValue(chosen);
        figures.show(overview);
        ChartData data = new TokensChart(formats, place)
                .of(
                        overview,
                        getTranslation("overview.chart.label"),
                        change -> getTranslation("overview.chart.price", formats.change(change.ratio())),
                        getTranslation("overview.chart.others"));
        if (chart.shown().filter(data::equals).isEmpty()) {
            chart.show(data);
        }
        arrange(overview.tier() != null);
        if (overview.tier() != null) {
            tier.show(overview.tier());
        }
        shares.show(overview.shares(), overview.month().spent());
        findings.show(overview.findings());
    }

    /** Beside the chart is the tier, and the shares below it; where there are no tiers, the shares are beside the chart. */
    private void arrange(boolean tiers) {
        boolean arranged = findings.getParent().isPresent();
        if (arranged && tier.getParent().isPresent() == tiers) {
            return;
        }
        lower.removeAll();
        upper.remove(upper.getChildren().skip(1).toList());
        upper.add(tiers ? tier : shares);
        lower.setClassName("lap-two", tiers);
        lower.add(findings);
        if (tiers) {
            lower.add(shares);
        }
    }

    private void zoom(Instant from, Instant to) {
        LocalDate first = LocalDate.ofInstant(from, place.zone());
        LocalDate last = LocalDate.ofInstant(to.minusNanos(1), place.zone());
        UI.getCurrentOrThrow().navigate(UsageRoutes.USAGE, UsageRoutes.tokensByModel(first, last));
    }
}
