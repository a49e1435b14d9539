package io.lapilli.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridMultiSelectionModel.SelectAllCheckboxVisibility;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import io.lapilli.identity.UserRow;
import io.lapilli.shared.UserId;
import io.lapilli.ui.TimeText;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Users in a grid that reads what is looked at: tens of thousands are as quick as ten. */
class UserGrid extends Grid<UserRow> {

    private static final int PAGE = 50;

    /** Reads a part of what is shown. */
    @FunctionalInterface
    interface Source {
        List<UserRow> read(int offset, int limit);
    }

    /** @param onSelect null: nothing can be selected */
    UserGrid(@Nullable Consumer<Set<UserId>> onSelect) {
        addClassName("lap-long");
        addThemeVariants(GridVariant.NO_BORDER);
        setPageSize(PAGE);
        getElement().setAttribute("aria-label", getTranslation("people.users"));
        addComponentColumn(UserGrid::person)
                .setHeader(getTranslation("people.person"))
                .setFlexGrow(3)
                .setWidth("220px");
        addComponentColumn(UserGrid::organisations)
                .setHeader(getTranslation("people.organisation"))
                .setFlexGrow(2)
                .setWidth("160px")
                .setKey("organisations");
        addColumn(row -> Words.of(row.user().platformRole()))
                .setHeader(getTranslation("people.staff"))
                .setAutoWidth(true)
                .setFlexGrow(0)
                .setKey("staff");
        addComponentColumn(row -> Words.tag(row.state()))
                .setHeader(getTranslation("people.state"))
                .setWidth("130px")
                .setFlexGrow(0);
        addComponentColumn(row -> seen(row))
                .setHeader(getTranslation("people.seen"))
                .setWidth("150px")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END)
                .setKey("seen");
        if (onSelect != null) {
            setSelectionMode(SelectionMode.MULTI);
            ((GridMultiSelectionModel<UserRow>) getSelectionModel())
                    .setSelectAllCheckboxVisibility(SelectAllCheckboxVisibility.HIDDEN);
            addSelectionListener(change -> onSelect.accept(change.getAllSelectedItems().stream()
                    .map(row -> row.user().id())
                    .collect(Collectors.toUnmodifiableSet())));
        } else {
            setSelectionMode(SelectionMode.NONE);
        }
    }

    /** @param count how many there are, so that the scroll bar is right from the start */
    void show(Source source, int count) {
        deselectAll();
        setItems(new CallbackDataProvider<>(
                query -> source.read(query.getOffset(), query.getLimit()).stream(),
                _ -> count,
                row -> row.user().id()));
    }

    private static Component person(UserRow row) {
        var link = new RouterLink(
                row.user().name(),
                UserView.class,
                new RouteParameters(UserView.ID, row.user().id().text()));
        return new Person(link, row.user().email());
    }

    private static Component organisations(UserRow row) {
        var shown = new Span(Words.shortly(row.memberships()));
        shown.setTitle(Words.fully(row.memberships()));
        return shown;
    }

    private static Component seen(UserRow row) {
        return row.lastSeenAt() == null ? new Text("—") : TimeText.ago(row.lastSeenAt());
    }
}
