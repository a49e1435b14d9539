package io.lapilli.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Session;
import io.lapilli.identity.Sessions;
import io.lapilli.shared.SessionId;
import io.lapilli.shared.UserId;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Tag;
import io.lapilli.ui.TimeText;
import io.lapilli.ui.Toast;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The browsers somebody is signed in with; each can be signed out by who may. */
class SessionPanel extends Panel {

    private final Sessions sessions;
    private final Actor reader;
    private final UserId user;
    private final @Nullable SessionId here;
    private final boolean mayEnd;

    /** @param here the one that this screen is shown in; null when it is somebody else's */
    SessionPanel(Sessions sessions, Actor reader, UserId user, @Nullable SessionId here, boolean mayEnd) {
        title(getTranslation("people.sessions"));
        this.sessions = sessions;
        this.reader = reader;
        this.user = user;
        this.here = here;
        this.mayEnd = mayEnd;
        show();
    }

    final void show() {
        List<Session> open = sessions.open(reader, user);
        clear();
        if (open.isEmpty()) {
            with(new Paragraph(getTranslation("people.sessions.none")));
            return;
        }
        var table = new DataTable<Session>(getTranslation("people.sessions"))
                .component(getTranslation("people.sessions.browser"), this::browser)
                .component(getTranslation("people.sessions.since"), one -> TimeText.at(one.at()))
                .wideOnly()
                .component(getTranslation("people.seen"), SessionPanel::seen);
        if (mayEnd) {
            table.actions(getTranslation("people.actions"), this::end);
        }
        flush(table.rows(open));
    }

    private Component browser(Session session) {
        var cell = new Div(new Span(agent(session)));
        if (session.id().equals(here)) {
            cell.add(" ");
            cell.add(Tag.live(getTranslation("people.sessions.this")));
        }
        var address = new Element("small").setText(session.browser().address());
        cell.getElement().appendChild(address);
        return cell;
    }

    private String agent(Session session) {
        String name = Agents.name(session.browser().agent());
        return name.isEmpty() ? getTranslation("people.sessions.unknown") : name;
    }

    private static Component seen(Session session) {
        return session.lastSeenAt() == null ? new Text("—") : TimeText.ago(session.lastSeenAt());
    }

    private Component end(Session session) {
        if (session.id().equals(here)) {
            return new Text("");
        }
        var button = Buttons.danger(getTranslation("people.sessions.end"), _ -> {
            sessions.end(reader, user, session.id());
            Toast.say(getTranslation("people.sessions.ended", agent(session)));
            show();
        });
        button.setAriaLabel(getTranslation("people.sessions.end.of", agent(session)));
        return button;
    }
}
