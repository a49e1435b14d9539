package io.lapilli.sandbox.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.lapilli.identity.CurrentUser;
import io.lapilli.sandbox.LiveSession;
import io.lapilli.sandbox.LiveSessionId;
import io.lapilli.sandbox.LiveSessions;
import io.lapilli.shared.NotFoundException;
import jakarta.annotation.security.RolesAllowed;

/** A room as its hosts see it: the whole window. */
@Route(value = LiveRoutes.ROOM, autoLayout = false)
@RolesAllowed({"OPERATOR_ADMIN", "PRESALES"})
class RoomView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final LiveSessions sessions;
    private final CurrentUser user;
    private String title = "";

    RoomView(LiveSessions sessions, CurrentUser user) {
        this.sessions = sessions;
        this.user = user;
        setId("content");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        LiveSessionId id = event.getRouteParameters()
                .get(LiveRoutes.SESSION)
                .flatMap(LiveSessionId::parse)
                .orElseThrow(() -> new NotFoundException("live session", "of the address"));
        LiveSession session = sessions.get(user.signedIn().orElseThrow(), id);
        title = session.name();
        removeAll();
        add(new LiveRoom(id, LiveRoutes.BOARD));
    }

    @Override
    public String getPageTitle() {
        return title + " · Lapilli";
    }
}
