package io.lapilli.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Session;
import io.lapilli.identity.Sessions;
import io.lapilli.shared.SessionId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.UserId;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Tag;
import io.lapilli.ui.TimeText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every attempt to sign in with an account, newest first, a page at a time. */
class HistoryPanel extends Panel {

    private static final int PAGE = 20;

    private final Sessions sessions;
    private final Actor reader;
    private final UserId user;
    private final List<Session> rows = new ArrayList<>();

    HistoryPanel(Sessions sessions, Actor reader, UserId user) {
        title(getTranslation("people.history"));
        sub(getTranslation("people.history.sub"));
        this.sessions = sessions;
        this.reader = reader;
        this.user = user;
        read(null);
    }

    private void read(@Nullable SessionId before) {
        Slice<Session> page = sessions.history(reader, user, before, PAGE);
        rows.addAll(page.items());
        clear();
        if (rows.isEmpty()) {
            with(new Paragraph(getTranslation("people.history.none")));
            return;
        }
        flush(new DataTable<Session>(getTranslation("people.history"))
                .component(getTranslation("people.history.when"), one -> TimeText.at(one.at()))
                .component(getTranslation("people.history.outcome"), this::outcome)
                .text(
                        getTranslation("people.sessions.browser"),
                        one -> Agents.name(one.browser().agent()))
                .wideOnly()
                .mono(
                        getTranslation("people.sessions.address"),
                        one -> one.browser().address())
                .rows(rows));
        if (page.hasMore()) {
            with(Buttons.quiet(
                    getTranslation("people.history.more"),
                    _ -> read(rows.getLast().id())));
        }
    }

    private Component outcome(Session session) {
        return session.accepted()
                ? Tag.good(getTranslation("people.history.accepted"))
                : Tag.bad(getTranslation("people.history.refused"));
    }
}
