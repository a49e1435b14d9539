package io.lapilli.limit.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import io.lapilli.limit.Allowance;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Tag;
import io.lapilli.ui.Toast;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is limited, own limits first, then what holds from above; own ones can be changed. */
class LimitsPanel extends Panel {

    private static final String NONE = "—";

    private final String kind;
    private final boolean mayChange;
    private final Source source;

    /** Where limits come from and go to. */
    interface Source {

        List<LimitRow> own();

        /** What holds beside or instead of them. @param model null: all together */
        Allowance above(@Nullable String model);

        List<String> models();

        void set(@Nullable String model, Allowance allowance);
    }

    /** @param kind {@code project} or {@code customer}: whose words are used */
    LimitsPanel(String kind, boolean mayChange, Source source) {
        this.kind = kind;
        this.mayChange = mayChange;
        this.source = source;
        title(getTranslation("limits.title"));
        sub(getTranslation("limits.sub." + kind));
        if (mayChange) {
            actions(Buttons.quiet(getTranslation("limits.add"), _ -> ask(null)));
        }
        draw();
    }

    private void draw() {
        clear();
        List<LimitRow> rows = rows();
        if (rows.isEmpty()) {
            flush(new EmptyState(getTranslation("limits.none"), getTranslation("limits.none.text." + kind)));
            return;
        }
        var table = new DataTable<LimitRow>(getTranslation("limits.title"))
                .component(getTranslation("limits.for"), this::place)
                .number(
                        getTranslation("limits.requests"),
                        row -> text(row.allowance().requestsPerMinute()))
                .number(
                        getTranslation("limits.tokens"),
                        row -> text(row.allowance().tokensPerMinute()))
                .number(
                        getTranslation("limits.daily"),
                        row -> text(row.allowance().requestsPerDay()))
                .wideOnly()
                .number(
                        getTranslation("limits.at-once"),
                        row -> text(row.allowance().concurrentRequests()))
                .wideOnly();
        if (mayChange) {
            table.actions(getTranslation("limits.actions"), this::actions);
        }
        flush(table.rows(rows));
    }

    private List<LimitRow> rows() {
        List<LimitRow> own = source.own();
        var rows = new ArrayList<>(own);
        Stream.concat(Stream.<@Nullable String>of((String) null), source.models().stream())
                .map(model -> new LimitRow(model, source.above(model), false))
                .filter(row -> !row.allowance().isEmpty())
                .filter(row -> own.stream()
                        .noneMatch(one -> Objects.equals(one.model(), row.model())
                                && one.allowance().equals(row.allowance())))
                .forEach(rows::add);
        return rows;
    }

    private Component place(LimitRow row) {
        Text name = new Text(row.model() == null ? getTranslation("limits.all") : row.model());
        if (row.own()) {
            return name;
        }
        var cell = new Div(name, new Text(" "));
        cell.add(Tag.neutral(getTranslation("limits.above." + kind)));
        return cell;
    }

    private Component actions(LimitRow row) {
        return row.own() ? Buttons.quiet(getTranslation("limits.change"), _ -> ask(row)) : new Text("");
    }

    private void ask(@Nullable LimitRow row) {
        var form = new LimitForm(row, source.models());
        new FormDialog(getTranslation(row == null ? "limits.add" : "limits.change.title"), form.fields())
                .ask(getTranslation("limits.save"), () -> {
                    Allowance allowance = form.allowance();
                    source.set(form.model(), allowance);
                    Toast.say(getTranslation(allowance.isEmpty() ? "limits.removed" : "limits.saved"));
                    draw();
                    return true;
                });
    }

    private static String text(@Nullable Long value) {
        return value == null ? NONE : Formats.current().count(value);
    }
}
