package io.lapilli.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.PersonalKeys;
import io.lapilli.identity.PersonalKeys.PersonalKey;
import io.lapilli.shared.UserId;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Tag;
import io.lapilli.ui.TimeText;
import java.util.List;

/** The keys that go with somebody: they stop working when the person leaves or the account is closed. */
class KeysOfUser extends Panel {

    private static final int MOST = 100;

    private final OrganisationDirectory organisations;

    KeysOfUser(PersonalKeys keys, OrganisationDirectory organisations, UserId user) {
        title(getTranslation("people.keys"));
        sub(getTranslation("people.keys.sub"));
        this.organisations = organisations;
        List<PersonalKey> all = keys.of(user, null, MOST);
        if (all.isEmpty()) {
            with(new Paragraph(getTranslation("people.keys.empty")));
            return;
        }
        flush(new DataTable<PersonalKey>(getTranslation("people.keys"))
                .component(getTranslation("people.keys.name"), this::name)
                .text(getTranslation("people.organisation"), this::organisation)
                .component(getTranslation("people.created"), key -> TimeText.day(key.createdAt()))
                .wideOnly()
                .component(getTranslation("people.keys.last"), this::used)
                .rows(all));
    }

    private Component name(PersonalKey key) {
        var cell = new Div(new Span(key.name()));
        if (key.managing()) {
            cell.add(" ");
            cell.add(Tag.neutral(getTranslation("people.keys.managing")));
        }
        var tail = new Element("small").setText(key.redacted());
        tail.getClassList().add("lap-mono");
        cell.getElement().appendChild(tail);
        return cell;
    }

    private String organisation(PersonalKey key) {
        Organisation organisation = organisations.find(key.organisation());
        return organisation == null ? key.organisation().text() : organisation.name();
    }

    private Component used(PersonalKey key) {
        return key.lastUsedAt() == null ? new Text(getTranslation("people.never")) : TimeText.ago(key.lastUsedAt());
    }
}
