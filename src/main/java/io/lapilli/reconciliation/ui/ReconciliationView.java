package io.lapilli.reconciliation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.reconciliation.Comparison;
import io.lapilli.reconciliation.Difference;
import io.lapilli.reconciliation.KnownDifference;
import io.lapilli.reconciliation.ReconciliationRun;
import io.lapilli.reconciliation.ReconciliationRun.State;
import io.lapilli.reconciliation.ReconciliationState;
import io.lapilli.reconciliation.Reconciliations;
import io.lapilli.shared.Slice;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Figure;
import io.lapilli.ui.Figures;
import io.lapilli.ui.Formats;
import io.lapilli.ui.LiveUpdates;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Note;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Tag;
import io.lapilli.ui.TimeText;
import io.lapilli.ui.Toast;
import io.lapilli.ui.Tone;
import io.lapilli.ui.View;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Whether all totals agree: what is proved, what differs and where to look, and the runs that found it. */
@Route(ReconciliationRoutes.RECONCILIATION)
@Menu(title = "recon.menu", order = MenuOrder.OPERATOR + 60, icon = "check")
@RolesAllowed({"OPERATOR_ADMIN", "FINANCE", "SUPPORT"})
class ReconciliationView extends View {

    /** More than anybody looks through; the API lists all. */
    private static final int MOST = 100;

    private final Reconciliations reconciliations;
    private final CurrentUser user;
    private final DifferenceWords words;
    private final Formats formats = Formats.current();
    private final Clock clock;
    private final Button whole = Buttons.plain(getTranslation("recon.whole"), _ -> start(true));
    private final Button run = Buttons.primary(getTranslation("recon.run"), _ -> start(false));
    private final Div told = new Div();
    private final Figure last = new Figure(getTranslation("recon.last"));
    private final Figure periods = new Figure(getTranslation("recon.periods"));
    private final Figure requests = new Figure(getTranslation("recon.requests"));
    private final Figure found = new Figure(getTranslation("recon.differences"));
    private final Panel differences =
            new Panel(getTranslation("recon.differences")).sub(getTranslation("recon.differences.sub"));
    private final Panel chain = new Panel(getTranslation("recon.chain")).sub(getTranslation("recon.chain.sub"));
    private final Panel runs = new Panel(getTranslation("recon.runs")).sub(getTranslation("recon.runs.sub"));

    ReconciliationView(
            Reconciliations reconciliations,
            OrganisationDirectory organisations,
            CurrentUser user,
            LiveUpdates live,
            Clock clock) {
        super("recon.title");
        this.reconciliations = reconciliations;
        this.user = user;
        this.clock = clock;
        this.words = new DifferenceWords(organisations, formats);
        head().sub(getTranslation("recon.sub"));
        if (user.actor().seller()) {
            head().actions(whole, run);
        }
        told.addClassName("lap-parts");
        add(told, new Figures(last, periods, requests, found), differences, chain, runs);
        draw();
        live.follow(this, organisations.operator().id(), this::draw);
    }

    private void draw() {
        ReconciliationState state = reconciliations.now();
        run.setEnabled(!state.running());
        whole.setEnabled(!state.running());
        drawTold(state);
        drawFigures(state);
        drawDifferences(state);
        chain.clear().flush(comparisons(state), bounds());
        drawRuns();
    }

    private void drawTold(ReconciliationState state) {
        told.removeAll();
        ReconciliationRun newest = state.last();
        if (state.found() > 0) {
            told.add(new Note(Tone.BAD, getTranslation("recon.alarm", state.found(), formats.count(state.found()))));
        }
        if (newest != null && newest.state() == State.FAILED) {
            told.add(new Note(
                    Tone.WARN, getTranslation("recon.failed", newest.id().text())));
        }
        told.setVisible(told.getComponentCount() > 0);
    }

    private void drawFigures(ReconciliationState state) {
        ReconciliationRun newest = state.last();
        if (newest == null) {
            last.show("–", "").note(getTranslation("recon.last.never"));
        } else if (newest.state() == State.RUNNING) {
            last.show(formats.duration(lasted(newest)), "")
                    .note(Tag.live(getTranslation("recon.running", formats.count(newest.periods()))));
        } else {
            last.show(formats.ago(newest.startedAt()), "")
                    .exact(formats.exact(newest.startedAt()))
                    .note(getTranslation("recon.took", formats.duration(lasted(newest))));
        }
        periods.show(formats.quantity(state.periods())).note(note(state));
        requests.show(formats.quantity(state.requests()))
                .exact(formats.count(state.requests()))
                .note(getTranslation("recon.waiting", state.waiting(), formats.count(state.waiting())));
        found.show(formats.count(state.found()), "").note(verdict(state));
    }

    private String note(ReconciliationState state) {
        return state.since() == null
                ? getTranslation("recon.periods.none")
                : getTranslation(
                        "recon.periods.since",
                        formats.date(state.since()),
                        state.bySums(),
                        formats.count(state.bySums()));
    }

    private Component verdict(ReconciliationState state) {
        if (state.found() > 0) {
            return Tag.bad(getTranslation("recon.verdict.differs"));
        }
        return state.periods() == 0
                ? Tag.neutral(getTranslation("recon.verdict.unknown"))
                : Tag.good(getTranslation("recon.verdict.agrees"));
    }

    private void drawDifferences(ReconciliationState state) {
        Slice<KnownDifference> first = reconciliations.differences(null, MOST);
        differences.clear();
        if (first.items().isEmpty()) {
            differences.with(
                    state.periods() == 0
                            ? new EmptyState(getTranslation("recon.none.yet"), getTranslation("recon.none.yet.text"))
                            : new EmptyState(getTranslation("recon.none"), getTranslation("recon.none.text")));
            return;
        }
        differences.flush(new DataTable<KnownDifference>(getTranslation("recon.differences"))
                .component(getTranslation("recon.what"), this::what)
                .component(getTranslation("recon.where"), this::where)
                .number(
                        getTranslation("recon.expected"),
                        known -> words.value(
                                known.difference(), known.difference().expected()))
                .wideOnly()
                .number(
                        getTranslation("recon.found"),
                        known -> words.value(
                                known.difference(), known.difference().found()))
                .wideOnly()
                .number(
                        getTranslation("recon.off"),
                        known -> words.value(
                                known.difference(), known.difference().off()))
                .component(getTranslation("recon.since"), known -> TimeText.ago(known.foundAt()))
                .wideOnly()
                .rows(first.items()));
        if (first.hasMore()) {
            var more = new Paragraph(getTranslation("recon.more", formats.count(state.found() - MOST)));
            more.addClassNames("lap-quiet", "lap-foot");
            differences.flush(more);
        }
    }

    private Component what(KnownDifference known) {
        Difference difference = known.difference();
        return withSmall(
                words.whose(difference.organisation()),
                getTranslation("recon.pair." + difference.comparison().wire()) + " · " + words.measure(difference));
    }

    private Component where(KnownDifference known) {
        Difference difference = known.difference();
        return withSmall(words.when(difference), words.where(difference.spot()));
    }

    private static Component withSmall(String first, String small) {
        var cell = new Div(new Span(first));
        cell.getElement().appendChild(new Element("small").setText(small));
        return cell;
    }

    private Component comparisons(ReconciliationState state) {
        return new DataTable<Comparison>(getTranslation("recon.chain"))
                .component(
                        getTranslation("recon.pair"),
                        one -> withSmall(
                                getTranslation("recon.pair." + one.wire()),
                                getTranslation("recon.about." + one.wire())))
                .component(getTranslation("recon.result"), one -> result(state, one))
                .right()
                .rows(Arrays.asList(Comparison.values()));
    }

    private Component result(ReconciliationState state, Comparison one) {
        long its = state.differences().getOrDefault(one, 0L);
        if (its > 0) {
            return Tag.bad(getTranslation("recon.result.differs", its, formats.count(its)));
        }
        return state.last() == null
                ? Tag.neutral(getTranslation("recon.result.unknown"))
                : Tag.good(getTranslation("recon.result.agrees"));
    }

    /** What these proofs do not say. */
    private Component bounds() {
        var text = new Paragraph(getTranslation("recon.bounds"));
        text.addClassNames("lap-quiet", "lap-foot");
        return text;
    }

    private void drawRuns() {
        List<ReconciliationRun> newest = reconciliations.runs();
        runs.clear();
        runs.setVisible(!newest.isEmpty());
        runs.flush(new DataTable<ReconciliationRun>(getTranslation("recon.runs"))
                .component(getTranslation("recon.started"), one -> TimeText.at(one.startedAt()))
                .text(
                        getTranslation("recon.kind"),
                        one -> getTranslation(one.whole() ? "recon.kind.whole" : "recon.kind.changed"))
                .wideOnly()
                .number(getTranslation("recon.periods.read"), one -> formats.count(one.periods()))
                .number(getTranslation("recon.requests.read"), one -> formats.count(one.requests()))
                .wideOnly()
                .number(getTranslation("recon.new"), one -> formats.count(one.newlyFound()))
                .number(getTranslation("recon.duration"), one -> formats.duration(lasted(one)))
                .wideOnly()
                .component(getTranslation("recon.state"), this::state)
                .rows(newest));
    }

    private Component state(ReconciliationRun one) {
        String text = getTranslation("recon.state." + one.state().wire());
        return switch (one.state()) {
            case RUNNING -> Tag.live(text);
            case FAILED -> Tag.warn(text);
            case DONE -> one.newlyFound() > 0 ? Tag.bad(text) : Tag.good(text);
        };
    }

    private Duration lasted(ReconciliationRun one) {
        Instant end = one.finishedAt() == null ? clock.instant() : one.finishedAt();
        return Duration.between(one.startedAt(), end);
    }

    private void start(boolean everything) {
        reconciliations.start(user.actor(), everything);
        Toast.say(getTranslation("recon.begun"));
        draw();
    }
}
