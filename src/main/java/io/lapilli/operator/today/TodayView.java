package io.lapilli.operator.today;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.operator.Desk;
import io.lapilli.shared.OrganisationId;
import io.lapilli.ui.Chart;
import io.lapilli.ui.ChartData;
import io.lapilli.ui.Formats;
import io.lapilli.ui.LiveUpdates;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Tag;
import io.lapilli.ui.View;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Where the seller's staff land: what flows now and through the day, who uses it, what fails, what a price change did. */
@Route(TodayRoutes.TODAY)
@Menu(title = "today.menu", order = MenuOrder.OPERATOR, icon = "gauge")
@RolesAllowed({Desk.ADMINISTRATOR, Desk.SUPPORT, Desk.FINANCE, Desk.PRESALES})
class TodayView extends View {

    private final DayReader reader;
    private final PriceEffects effects;
    private final Formats formats;
    private final TodayFigures figures;
    private final Chart chart = new Chart(Chart.Size.TALL);
    private final TopPanel top;
    private final DeploymentsPanel deployments = new DeploymentsPanel();
    private final GrowthPanel growth;
    private @Nullable Live shown;
    private @Nullable DaySoFar shownDay;

    TodayView(
            DayReader reader,
            PriceEffects effects,
            OrganisationDirectory organisations,
            LiveUpdates live,
            Clock clock) {
        super("today.title");
        this.reader = reader;
        this.effects = effects;
        this.formats = Formats.current().in(organisations.operator().timeZone());
        this.figures = new TodayFigures(formats);
        this.top = new TopPanel(formats);
        this.growth = new GrowthPanel(formats, clock);
        head().mark(Tag.live(getTranslation("today.live")));
        var two = new Div(
                new Panel(getTranslation("today.chart"))
                        .sub(getTranslation("today.chart.sub"))
                        .with(chart),
                top);
        two.addClassName("lap-two");
        add(figures, two, deployments, growth);
        draw();
        OrganisationId operator = organisations.operator().id();
        live.follow(this, operator, this::draw);
    }

    private void draw() {
        Live now = reader.live();
        if (!now.equals(shown)) {
            shown = now;
            figures.show(now);
            deployments.show(now.deployments());
        }
        DaySoFar day = reader.day();
        if (!day.equals(shownDay)) {
            shownDay = day;
            head().sub(getTranslation(
                    "today.sub", formats.weekday(day.today()), day.zone().getId()));
            figures.show(day);
            top.show(day.top());
            ChartData data = new PaceChart(formats).of(day);
            if (chart.shown().filter(data::equals).isEmpty()) {
                chart.show(data);
            }
        }
        growth.show(effects.growth());
    }
}
