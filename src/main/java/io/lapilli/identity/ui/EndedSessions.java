package io.lapilli.identity.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Sessions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Sends open pages to the sign-in page when their sign-in does not count any more, instead of waiting for their next
 * click: with push, they leave within a second.
 */
@Component
class EndedSessions implements VaadinServiceInitListener {

    private final Sessions sessions;
    private final CurrentUser currentUser;
    private final Set<VaadinSession> open = ConcurrentHashMap.newKeySet();

    EndedSessions(Sessions sessions, CurrentUser currentUser) {
        this.sessions = sessions;
        this.currentUser = currentUser;
        sessions.onChange(this::look);
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> open.add(init.getUI().getSession()));
        event.getSource().addSessionDestroyListener(end -> open.remove(end.getSession()));
    }

    /** Runs where the change was made, so it only queues; each session looks at itself under its own lock. */
    private void look() {
        open.forEach(session -> session.access(() -> leaveIfEnded(session)));
    }

    private void leaveIfEnded(VaadinSession session) {
        boolean ended =
                currentUser.signedIn().filter(one -> !sessions.counts(one)).isPresent();
        if (ended) {
            for (UI ui : session.getUIs()) {
                ui.getPage().setLocation("login");
                ui.push();
            }
        }
    }
}
