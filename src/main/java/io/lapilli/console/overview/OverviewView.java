package io.lapilli.console.overview;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.lapilli.console.overview.FirstCall.Progress;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Permission;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.CallSnippet;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Formats;
import io.lapilli.ui.LiveUpdates;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Place;
import io.lapilli.ui.View;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** What the reader meets first: the way to the first call, and from then on how things are. Redrawn as usage arrives. */
@Route("")
@Menu(title = "overview.menu", order = MenuOrder.OVERVIEW, icon = "home")
@PermitAll
class OverviewView extends View implements BeforeEnterObserver {

    private final OverviewReader reader;
    private final FirstCall firstCall;
    private final Clock clock;
    private final @Nullable Place place;
    private Days days = Days.MONTH;
    private @Nullable FirstSteps steps;
    private @Nullable Dashboard dashboard;

    OverviewView(
            ConsoleContext context,
            OverviewReader reader,
            FirstCall firstCall,
            LiveUpdates live,
            CurrentUser user,
            LapilliSettings settings,
            Clock clock) {
        super("overview.title");
        this.reader = reader;
        this.firstCall = firstCall;
        this.clock = clock;
        this.place = context.place().orElse(null);
        if (place == null) {
            add(new Panel()
                    .with(new EmptyState(getTranslation("overview.nowhere"), getTranslation("overview.nowhere.text"))));
            return;
        }
        boolean mayMakeKeys = user.may(place.organisation(), Permission.OWN_KEYS);
        Progress progress = firstCall.progress(place);
        if (progress.arrived() && mayMakeKeys) {
            head().actions(Buttons.primary(
                    getTranslation("overview.key"), _ -> UI.getCurrentOrThrow().navigate("keys")));
        }
        if (!progress.arrived()) {
            steps = new FirstSteps(
                    CallSnippet.address(settings.baseUrl()),
                    firstCall.aModel(place).orElse(null),
                    user.may(place.organisation(), Permission.CREATE_PROJECTS),
                    mayMakeKeys);
            add(steps);
        }
        live.follow(this, place.organisation(), () -> draw(place));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        days = Days.read(event.getLocation().getQueryParameters());
        if (place != null) {
            draw(place);
        }
    }

    private void draw(Place shown) {
        draw(shown, dashboard == null ? firstCall.progress(shown) : null);
    }

    /** @param progress null once the first call has arrived: there is no way back */
    private void draw(Place place, @Nullable Progress progress) {
        if (steps != null && progress != null) {
            steps.show(progress);
        }
        if (progress == null || progress.arrived()) {
            if (dashboard == null) {
                dashboard = new Dashboard(
                        place, clock, other -> UI.getCurrentOrThrow().navigate("", other.query()));
                add(dashboard);
            }
            Overview overview = reader.read(place, days);
            head().sub(subtitle(overview.today()));
            dashboard.show(overview, days);
        } else {
            head().sub(subtitle(LocalDate.ofInstant(clock.instant(), place.zone())));
        }
    }

    private String subtitle(LocalDate today) {
        return getTranslation(
                "overview.sub",
                Formats.current().month(YearMonth.from(today)),
                today.getDayOfMonth(),
                today.lengthOfMonth());
    }
}
