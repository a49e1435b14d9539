package io.lapilli.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table of few rows (up to about a hundred; a {@code Grid} beyond that): a real table, with columns that may go away
 * on a narrow screen. Renderers must not query.
 */
public class DataTable<T> extends Div {

    private static final String NOT_ON_ANOTHER_CONTROL =
            "!event.target.closest('vaadin-button, vaadin-menu-bar, vaadin-checkbox, a, button:not(.lap-rowbutton)')";

    private final List<Column<T>> columns = new ArrayList<>();
    private final Element head = new Element("tr");
    private final Element body = new Element("tbody");
    private @Nullable Consumer<T> onOpen;
    private Function<T, String> openName = Objects::toString;
    private @Nullable T chosen;
    private List<T> rows = List.of();

    /** @param caption what the table lists, for those who can't see it */
    public DataTable(String caption) {
        addClassName("lap-table");
        getElement().setAttribute("tabindex", "0").setAttribute("role", "group").setAttribute("aria-label", caption);
        getElement()
                .appendChild(new Element("table")
                        .appendChild(
                                new Element("caption").setText(caption), new Element("thead").appendChild(head), body));
    }

    public DataTable<T> text(String title, Function<T, String> value) {
        return column(title, row -> new Text(value.apply(row)), "");
    }

    /** Ids, key tails, model names in code. */
    public DataTable<T> mono(String title, Function<T, String> value) {
        return column(title, row -> new Text(value.apply(row)), "lap-mono");
    }

    /** Numbers and amounts: aligned right. */
    public DataTable<T> number(String title, Function<T, String> value) {
        return column(title, row -> new Text(value.apply(row)), "lap-right");
    }

    public DataTable<T> component(String title, Function<T, Component> value) {
        return column(title, value, "");
    }

    /** What can be done with a row, at its end. The title is read out but not shown. */
    public DataTable<T> actions(String title, Function<T, Component> value) {
        column(title, value, "lap-right");
        Element cell = head.getChild(head.getChildCount() - 1);
        cell.setText("").appendChild(hidden(title));
        return this;
    }

    /** The last column goes away on a narrow screen. */
    public DataTable<T> wideOnly() {
        Column<T> last = columns.removeLast();
        columns.add(new Column<>(last.value, (last.css + " lap-wide-only").strip()));
        head.getChild(head.getChildCount() - 1).getClassList().add("lap-wide-only");
        return this;
    }

    /** The last column is aligned right whatever it holds. */
    public DataTable<T> right() {
        Column<T> last = columns.removeLast();
        columns.add(new Column<>(last.value, (last.css + " lap-right").strip()));
        head.getChild(head.getChildCount() - 1).getClassList().add("lap-right");
        return this;
    }

    /** A row can be opened, by a click anywhere or with the keyboard. @param name read out, for example the request's id */
    public DataTable<T> onOpen(Function<T, String> name, Consumer<T> open) {
        openName = name;
        onOpen = open;
        return this;
    }

    /** Marks one row; null marks none. */
    public void choose(@Nullable T row) {
        chosen = row;
        for (int i = 0; i < rows.size(); i++) {
            mark(body.getChild(i), rows.get(i));
        }
    }

    /** Replaces all rows. */
    public DataTable<T> rows(List<T> rows) {
        this.rows = List.copyOf(rows);
        body.removeAllChildren();
        for (T row : this.rows) {
            body.appendChild(line(row));
        }
        return this;
    }

    /** So many rows that are on their way. */
    public DataTable<T> skeleton(int count) {
        rows = List.of();
        body.removeAllChildren();
        for (int i = 0; i < count; i++) {
            Element line = new Element("tr").setAttribute("aria-hidden", "true");
            for (Column<T> column : columns) {
                Element cell = new Element("td");
                cell.appendChild(new Skeleton(Skeleton.Shape.LINE).getElement());
                cell.getClassList().addAll(column.classes());
                line.appendChild(cell);
            }
            body.appendChild(line);
        }
        return this;
    }

    private DataTable<T> column(String title, Function<T, ? extends Component> value, String css) {
        columns.add(new Column<>(value, css));
        Element cell = new Element("th").setAttribute("scope", "col").setText(title);
        if (css.contains("lap-right")) {
            cell.getClassList().add("lap-right");
        }
        head.appendChild(cell);
        return this;
    }

    private Element line(T row) {
        Element line = new Element("tr");
        boolean first = true;
        for (Column<T> column : columns) {
            Element cell = new Element("td");
            cell.getClassList().addAll(column.classes());
            Element content = column.value.apply(row).getElement();
            cell.appendChild(first && onOpen != null ? opener(row, content) : content);
            line.appendChild(cell);
            first = false;
        }
        if (onOpen != null) {
            line.getClassList().add("lap-open");
            line.addEventListener("click", _ -> open(row)).setFilter(NOT_ON_ANOTHER_CONTROL);
        }
        mark(line, row);
        return line;
    }

    private Element opener(T row, Element content) {
        return new Element("button")
                .setAttribute("type", "button")
                .setAttribute("class", "lap-rowbutton")
                // what is seen stays part of the name: whoever speaks to the page says what stands there
                .appendChild(content, hidden(" " + openName.apply(row)));
    }

    private void open(T row) {
        if (onOpen != null) {
            onOpen.accept(row);
        }
    }

    private void mark(Element line, T row) {
        if (Objects.equals(row, chosen)) {
            line.getClassList().add("lap-chosen");
        } else {
            line.getClassList().remove("lap-chosen");
        }
    }

    private static Element hidden(String text) {
        Element span = new Element("span").setText(text);
        span.getClassList().add("lap-hidden");
        return span;
    }

    private record Column<T>(Function<T, ? extends Component> value, String css) {

        List<String> classes() {
            return css.isEmpty() ? List.of() : List.of(css.split(" "));
        }
    }
}
