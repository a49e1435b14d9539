package io.lapilli.console.prompts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.lapilli.prompt.LabelMove;
import io.lapilli.prompt.Prompt;
import io.lapilli.prompt.Prompts;
import io.lapilli.prompt.VersionHead;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Place;
import io.lapilli.ui.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The versions of a prompt, where its labels point and pointed, and what changed from one version to another. */
class VersionsTab extends Div {

    static final int PAGE = 50;
    private static final int MOST_MOVES = 30;
    private static final String NONE = "—";

    private final Place place;
    private final Prompts prompts;
    private final PromptActions actions;
    private final boolean mayWrite;
    private final Runnable reload;
    private final Prompt prompt;
    private final Map<String, Integer> labels;
    private final Select<Integer> from = new Select<>();
    private final Select<Integer> to = new Select<>();
    private final Div diff = new Div();
    private final Panel list = new Panel();
    private final List<VersionHead> shown = new ArrayList<>();

    VersionsTab(Place place, Prompts prompts, PromptActions actions, Prompt prompt, boolean mayWrite, Runnable reload) {
        this.place = place;
        this.prompts = prompts;
        this.actions = actions;
        this.prompt = prompt;
        this.mayWrite = mayWrite;
        this.reload = reload;
        this.labels = prompts.labels(place.organisation(), prompt.id());
        addClassName("lap-stack");
        list.title(getTranslation("prompts.versions"));
        more();
        add(list);
        if (!labels.isEmpty()) {
            add(new Panel(getTranslation("prompts.labels")).flush(current()));
        }
        add(compared(), moved());
    }

    /** Versions are compared two by two; the newest with the one before to begin with. */
    private Panel compared() {
        List<Integer> numbers = IntStream.rangeClosed(1, prompt.latest())
                .map(number -> prompt.latest() + 1 - number)
                .boxed()
                .toList();
        var panel = new Panel(getTranslation("prompts.compare"));
        if (numbers.size() < 2) {
            return panel.with(new EmptyState(
                    getTranslation("prompts.compare.none.title"), getTranslation("prompts.compare.none.text")));
        }
        for (Select<Integer> side : List.of(from, to)) {
            side.setItems(numbers);
            side.setItemLabelGenerator(number -> getTranslation("prompts.version.of", number));
            side.addValueChangeListener(_ -> compare());
        }
        from.setLabel(getTranslation("prompts.compare.from"));
        to.setLabel(getTranslation("prompts.compare.to"));
        to.setValue(numbers.getFirst());
        from.setValue(numbers.get(1));
        var row = new Div(from, to);
        row.addClassName("lap-row");
        return panel.with(row, diff);
    }

    /** Shows what changed from the one to the other. */
    void compare(int before, int after) {
        from.setValue(before);
        to.setValue(after);
        from.focus();
    }

    private void compare() {
        Integer before = from.getValue();
        Integer after = to.getValue();
        if (before != null && after != null) {
            diff.removeAll();
            diff.add(new DiffText(prompts.diff(place.organisation(), prompt.id(), before, after)));
        }
    }

    private void more() {
        var page = prompts.versions(
                place.organisation(),
                prompt.id(),
                shown.isEmpty() ? null : shown.getLast().number(),
                PAGE);
        shown.addAll(page.items());
        list.clear().flush(table().rows(shown));
        if (page.hasMore()) {
            list.with(Buttons.quiet(getTranslation("prompts.versions.more"), _ -> more()));
        }
    }

    private DataTable<VersionHead> table() {
        return new DataTable<VersionHead>(getTranslation("prompts.versions"))
                .component(getTranslation("prompts.version"), this::number)
                .component(getTranslation("prompts.labels"), this::labels)
                .text(getTranslation("prompts.note"), version -> version.note().isEmpty() ? NONE : version.note())
                .wideOnly()
                .text(getTranslation("prompts.author"), version -> orNobody(version.authorName()))
                .wideOnly()
                .component(getTranslation("prompts.published"), version -> TimeText.ago(version.publishedAt()))
                .right()
                .actions(getTranslation("prompts.actions"), this::actions);
    }

    private Component number(VersionHead version) {
        return new Anchor(
                PromptsView.PATH + '/' + prompt.id().text() + "?version=" + version.number(),
                getTranslation("prompts.version.of", version.number()));
    }

    private Component labels(VersionHead version) {
        var here = new TreeMap<>(labels);
        here.values().removeIf(number -> number != version.number());
        return here.isEmpty() ? new Text(NONE) : new LabelTags(here, false);
    }

    private Component actions(VersionHead version) {
        var row = new Span();
        row.addClassName("lap-actions");
        if (version.number() > 1) {
            var compare = Buttons.quiet(
                    getTranslation("prompts.compare.do"), _ -> compare(version.number() - 1, version.number()));
            compare.setAriaLabel(getTranslation("prompts.compare.do.of", version.number(), version.number() - 1));
            row.add(compare);
        }
        if (mayWrite) {
            var promote = Buttons.quiet(
                    getTranslation("prompts.promote"),
                    _ -> actions.promote(place, prompt, version.number(), labels, reload));
            promote.setAriaLabel(getTranslation("prompts.promote.of", version.number()));
            row.add(promote);
        }
        return row;
    }

    private Panel moved() {
        List<LabelMove> moves = prompts.moves(place.organisation(), prompt.id(), MOST_MOVES);
        var panel = new Panel(getTranslation("prompts.moves")).sub(getTranslation("prompts.moves.sub"));
        if (moves.isEmpty()) {
            return panel.with(new EmptyState(
                    getTranslation("prompts.moves.none.title"), getTranslation("prompts.moves.none.text")));
        }
        return panel.flush(new DataTable<LabelMove>(getTranslation("prompts.moves"))
                .text(getTranslation("prompts.label"), LabelMove::label)
                .text(getTranslation("prompts.move"), this::said)
                .text(getTranslation("prompts.author"), move -> orNobody(move.byName()))
                .wideOnly()
                .component(getTranslation("prompts.moved"), move -> TimeText.ago(move.at()))
                .right()
                .rows(moves));
    }

    private Component current() {
        return new DataTable<Map.Entry<String, Integer>>(getTranslation("prompts.labels"))
                .component(getTranslation("prompts.label"), label -> new LabelTags(Map.ofEntries(label), false))
                .text(getTranslation("prompts.points"), label -> getTranslation("prompts.version.of", label.getValue()))
                .actions(getTranslation("prompts.actions"), this::actions)
                .rows(List.copyOf(labels.entrySet()));
    }

    private Component actions(Map.Entry<String, Integer> label) {
        var row = new Span();
        row.addClassName("lap-actions");
        if (mayWrite) {
            var back = Buttons.quiet(
                    getTranslation("prompts.back"),
                    _ -> actions.rollBack(place, prompt, label.getKey(), label.getValue(), reload));
            back.setAriaLabel(getTranslation("prompts.back.of", label.getKey()));
            var remove = Buttons.danger(
                    getTranslation("prompts.label.remove"),
                    _ -> actions.removeLabel(place, prompt, label.getKey(), label.getValue(), reload));
            remove.setAriaLabel(getTranslation("prompts.label.remove.of", label.getKey()));
            row.add(back, remove);
        }
        return row;
    }

    private String said(LabelMove move) {
        if (move.after() == null) {
            return getTranslation("prompts.move.removed", move.before() == null ? 0 : move.before());
        }
        if (move.before() == null) {
            return getTranslation("prompts.move.new", move.after());
        }
        return getTranslation(
                move.rolledBack() ? "prompts.move.back" : "prompts.move.said", move.before(), move.after());
    }

    private static String orNobody(@Nullable String name) {
        return name == null ? NONE : name;
    }
}
