package io.lapilli.tier.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.lapilli.tier.ConditionKind;
import io.lapilli.tier.Tier;
import io.lapilli.tier.TierBenefits;
import io.lapilli.tier.TierProgress;
import io.lapilli.tier.ui.OwnTier.Past;
import io.lapilli.tier.ui.OwnTier.State;
import io.lapilli.ui.Chart;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Formats;
import io.lapilli.ui.LiveUpdates;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Place;
import io.lapilli.ui.TimeText;
import io.lapilli.ui.View;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** An organisation's tier, the way to the next one, what both bring, and how it came here. Redrawn as usage arrives. */
@Route("tier")
@Menu(title = "tier.menu", order = MenuOrder.TIER, icon = "step")
@PermitAll
class TierView extends View {

    private final OwnTier tier;
    private final Place place;
    private final TierPanel panel;
    private final Chart chart = new Chart();
    private final Panel window = new Panel(getTranslation("tier.window"));
    private final Panel benefits = new Panel(getTranslation("tier.benefits"));
    private final Panel history = new Panel(getTranslation("tier.history"));
    private final Panel empty = new Panel();

    private record Benefit(String name, Function<TierBenefits, String> value) {}

    TierView(OwnTier tier, ConsoleContext context, LiveUpdates live, Clock clock) {
        super("tier.title");
        this.tier = tier;
        this.place = context.require();
        this.panel = new TierPanel(place, clock);
        head().sub(place.organisationName());
        boolean operator = tier.isOperators(place);
        empty.with(new EmptyState(
                getTranslation("tier.empty"), getTranslation(operator ? "tier.operator" : "tier.empty.text")));
        var two = new Div(window.with(chart), panel);
        two.addClassName("lap-two");
        var halves = new Div(benefits, history);
        halves.addClassName("lap-halves");
        var parts = new Div(two, halves);
        parts.addClassName("lap-parts");
        add(empty, parts);
        draw(parts);
        live.follow(this, place.organisation(), () -> draw(parts));
    }

    private void draw(Div parts) {
        State state = tier.of(place);
        TierProgress progress = state.progress();
        boolean nothing = progress.current() == null && progress.next() == null;
        empty.setVisible(nothing);
        parts.setVisible(!nothing);
        if (nothing) {
            return;
        }
        Formats formats = Formats.current().in(place.zone());
        var words = new TierWords(formats, state.today());
        panel.show(progress);
        showWindow(state, formats, words);
        showBenefits(progress, words);
        showHistory(state.history());
    }

    private void showWindow(State state, Formats formats, TierWords words) {
        OwnTier.Window sums = state.window();
        Tier next = state.progress().next();
        window.setVisible(sums != null);
        if (sums == null || next == null) {
            return;
        }
        window.title(getTranslation("tier.condition.tokens", sums.days()));
        state.progress().conditions().stream()
                .filter(condition -> condition.measured().kind() == ConditionKind.TOKENS)
                .findFirst()
                .ifPresent(tokens -> window.sub(words.inFull(tokens.reach())));
        var data = new WindowChart(sums, formats)
                .data(
                        getTranslation("tier.window.label", sums.days()),
                        getTranslation("tier.condition.tokens", sums.days()),
                        getTranslation("tier.window.needed", next.name()));
        if (chart.shown().filter(data::equals).isEmpty()) {
            chart.show(data);
        }
    }

    private void showBenefits(TierProgress progress, TierWords words) {
        var table = new DataTable<Benefit>(getTranslation("tier.benefits"))
                .text(getTranslation("tier.benefit"), Benefit::name);
        if (progress.current() != null) {
            TierBenefits now = progress.current().terms().benefits();
            table.number(progress.current().name(), benefit -> benefit.value().apply(now));
        }
        if (progress.next() != null) {
            TierBenefits then = progress.next().terms().benefits();
            table.number(progress.next().name(), benefit -> benefit.value().apply(then));
        }
        benefits.clear()
                .flush(table.rows(List.of(
                        new Benefit(getTranslation("tier.benefit.requests"), words::requests),
                        new Benefit(getTranslation("tier.benefit.tokens"), words::tokens),
                        new Benefit(getTranslation("tier.benefit.discount"), words::discount))));
    }

    private void showHistory(List<Past> past) {
        history.clear();
        if (past.isEmpty()) {
            history.with(new EmptyState(getTranslation("tier.history.none"), getTranslation("tier.history.none.text")));
            return;
        }
        history.flush(new DataTable<Past>(getTranslation("tier.history"))
                .text(getTranslation("tier.title"), one -> TierWords.name(one.tier()))
                .component(
                        getTranslation("tier.history.since"),
                        one -> TimeText.at(one.assignment().since()))
                .text(
                        getTranslation("tier.history.reason"),
                        one -> getTranslation("tier.reason."
                                + one.assignment().reason().name().toLowerCase(Locale.ROOT)))
                .wideOnly()
                .rows(past));
    }
}
