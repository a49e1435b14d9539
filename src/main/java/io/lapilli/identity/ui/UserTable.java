package io.lapilli.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import io.lapilli.identity.UserRoutes;
import io.lapilli.identity.UserRow;
import io.lapilli.shared.UserId;
import io.lapilli.ui.LongTable;
import io.lapilli.ui.TimeText;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Users in a table that reads what is looked at: tens of thousands are as quick as ten. */
class UserTable extends LongTable<UserRow> {

    /** @param onSelect null: nothing can be selected */
    UserTable(@Nullable Consumer<Set<UserId>> onSelect) {
        super(I18NProvider.translate("people.users"));
        component(getTranslation("people.person"), UserTable::person).grows();
        component(getTranslation("people.organisation"), UserTable::organisations)
                .grows()
                .wideOnly();
        text(getTranslation("people.staff"), row -> Words.of(row.user().platformRole()))
                .wideOnly();
        component(getTranslation("people.state"), row -> Words.tag(row.state()));
        component(getTranslation("people.seen"), UserTable::seen).right().wideOnly();
        if (onSelect != null) {
            selectable(
                    row -> row.user().id(),
                    rows -> onSelect.accept(
                            rows.stream().map(row -> row.user().id()).collect(Collectors.toUnmodifiableSet())));
        }
    }

    private static Component person(UserRow row) {
        return new Person(
                new Anchor(UserRoutes.of(row.user().id()), row.user().name()),
                row.user().email());
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
