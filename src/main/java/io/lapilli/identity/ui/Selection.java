package io.lapilli.identity.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.lapilli.identity.BulkChange;
import io.lapilli.shared.UserId;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Formats;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** What was selected among the users, and what can be done with all of it. Keeps its place while nothing is. */
class Selection extends Div {

    private final Supplier<List<UserId>> all;
    private final Span text = new Span();
    private final Button everybody;
    private final List<Button> changes;
    private Set<UserId> chosen = Set.of();
    private boolean allOfThem;
    private int matching;

    /**
     * @param all reads everybody who matches, when all of them are meant
     * @param onChange what is to be done, and with whom
     */
    Selection(Supplier<List<UserId>> all, BiConsumer<BulkChange, List<UserId>> onChange) {
        this.all = all;
        addClassNames("lap-row", "lap-selection");
        text.getElement().setAttribute("aria-live", "polite");
        everybody = Buttons.quiet("", _ -> {
            allOfThem = !allOfThem;
            draw();
        });
        changes = List.of(
                Buttons.plain(
                        getTranslation("people.bulk.end_sessions"),
                        _ -> onChange.accept(BulkChange.END_SESSIONS, users())),
                Buttons.plain(getTranslation("people.bulk.enable"), _ -> onChange.accept(BulkChange.ENABLE, users())),
                Buttons.plain(
                        getTranslation("people.bulk.disable"), _ -> onChange.accept(BulkChange.DISABLE, users())));
        add(text, everybody);
        changes.forEach(this::add);
    }

    /** Another list is shown. @param count how many match */
    void matching(int count) {
        matching = count;
        chosen = Set.of();
        allOfThem = false;
        draw();
    }

    void chosen(Set<UserId> users) {
        chosen = users;
        allOfThem = false;
        draw();
    }

    private List<UserId> users() {
        return allOfThem ? all.get() : List.copyOf(chosen);
    }

    private void draw() {
        int count = allOfThem ? matching : chosen.size();
        text.setText(getTranslation("people.selected", count, Formats.current().count(count)));
        everybody.setText(
                allOfThem
                        ? getTranslation("people.select.none")
                        : getTranslation("people.select.all", Formats.current().count(matching)));
        everybody.setVisible(matching > 0);
        changes.forEach(button -> button.setEnabled(count > 0));
    }
}
