package io.lapilli.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridMultiSelectionModel.SelectAllCheckboxVisibility;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.function.ValueProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table of many rows, of which only those in sight are read: the rhythm of {@link DataTable} over a {@code Grid}.
 * Renderers must not query. Stands in {@link Panel#flush}.
 */
public class LongTable<T> extends Div {

    /** From here on all columns are there; the same border as in the style sheets. */
    private static final int WIDE = 761;

    private static final int PAGE = 50;
    private static final int FEW = 14;

    private final Grid<T> grid = new Grid<>();
    private final List<Grid.Column<T>> wideOnly = new ArrayList<>();
    private final Set<Grid.Column<T>> growing = new HashSet<>();
    private Function<T, ?> identity = Function.identity();
    private Grid.@Nullable Column<T> last;

    /** @param caption what the table lists, for those who can't see it */
    public LongTable(String caption) {
        addClassName("lap-rows");
        grid.setPageSize(PAGE);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        grid.getElement().setAttribute("accessible-name", caption);
        add(grid);
    }

    public LongTable<T> text(String title, Function<T, String> value) {
        return column(grid.addColumn(value::apply), title);
    }

    /** Ids, key tails, model names in code. */
    public LongTable<T> mono(String title, Function<T, String> value) {
        return component(title, row -> {
            var text = new Span(value.apply(row));
            text.addClassName("lap-mono");
            return text;
        });
    }

    /** Numbers and amounts: aligned right. */
    public LongTable<T> number(String title, Function<T, String> value) {
        return text(title, value).right();
    }

    public LongTable<T> component(String title, ValueProvider<T, Component> value) {
        return column(grid.addComponentColumn(value), title);
    }

    /** The last column is aligned right whatever it holds. */
    public LongTable<T> right() {
        newest().setTextAlign(ColumnTextAlign.END);
        return this;
    }

    /** The last column takes what the others leave. */
    public LongTable<T> grows() {
        growing.add(newest());
        return this;
    }

    /** The last column goes away on a narrow screen. */
    public LongTable<T> wideOnly() {
        wideOnly.add(newest());
        return this;
    }

    /** The last column can be sorted by, with the rows of {@link #rows(List)}. */
    public LongTable<T> sortable(Comparator<T> order) {
        newest().setComparator(order).setSortable(true);
        return this;
    }

    /** Sorted by the last column to begin with, the greatest first. */
    public LongTable<T> greatestFirst() {
        grid.sort(GridSortOrder.desc(newest()).build());
        return this;
    }

    /** A click anywhere in a row; the keyboard has the row's link. */
    public LongTable<T> onOpen(Consumer<T> open) {
        addClassName("lap-opens");
        grid.addItemClickListener(click -> open.accept(click.getItem()));
        return this;
    }

    /**
     * Rows can be chosen with a box in front of each; what is chosen stays so while it is scrolled out of sight, and is
     * let go with {@link #rows}.
     *
     * @param id what a row is known by, however often it is read
     * @param onSelect told all that is chosen, each time
     */
    public LongTable<T> selectable(Function<T, ?> id, Consumer<Set<T>> onSelect) {
        identity = id;
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        ((GridMultiSelectionModel<T>) grid.getSelectionModel())
                .setSelectAllCheckboxVisibility(SelectAllCheckboxVisibility.HIDDEN);
        grid.addSelectionListener(change -> onSelect.accept(change.getAllSelectedItems()));
        return this;
    }

    /** Replaces all rows. @param fetch reads so many from an offset on, in one query */
    public LongTable<T> rows(int count, BiFunction<Integer, Integer, List<T>> fetch) {
        grid.setAllRowsVisible(count <= FEW);
        grid.deselectAll();
        grid.setItems(new CallbackDataProvider<T, Void>(
                query -> fetch.apply(query.getOffset(), query.getLimit()).stream(),
                query -> {
                    // the framework asks for this to see that paging is understood
                    query.getOffset();
                    query.getLimit();
                    return count;
                },
                identity::apply));
        return this;
    }

    /** Replaces all rows, which are in memory; how they are sorted stays. */
    public LongTable<T> rows(List<T> rows) {
        grid.setAllRowsVisible(rows.size() <= FEW);
        grid.setItems(rows);
        return this;
    }

    private LongTable<T> column(Grid.Column<T> column, String title) {
        column.setHeader(title);
        last = column;
        return this;
    }

    private Grid.Column<T> newest() {
        if (last == null) {
            throw new IllegalStateException("there is no column yet");
        }
        return last;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        Page page = attached.getUI().getPage();
        fit(page.getExtendedClientDetails().getWindowInnerWidth());
        var resizes = page.addBrowserWindowResizeListener(resized -> fit(resized.getWidth()));
        addDetachListener(detached -> {
            resizes.remove();
            detached.unregisterListener();
        });
    }

    /** @param width of the window in pixels; not above 0: unknown */
    private void fit(int width) {
        boolean wide = width <= 0 || width >= WIDE;
        wideOnly.forEach(column -> column.setVisible(wide));
        for (Grid.Column<T> column : grid.getColumns()) {
            // beside each other on a wide screen as wide as they need; on a narrow one they share what there is
            column.setAutoWidth(wide)
                    .setWidth(wide ? null : "1px")
                    .setFlexGrow(wide && !growing.contains(column) ? 0 : 1);
        }
        grid.recalculateColumnWidths();
    }
}
