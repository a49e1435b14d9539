package io.lapilli.sandbox.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.lapilli.sandbox.LiveSessionId;
import io.lapilli.shared.NotFoundException;

/** Where a guest's link leads. The page itself tells nothing; who may come in is decided by the room. */
@Route(value = LiveRoutes.GUEST, autoLayout = false)
@AnonymousAllowed
class GuestView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    GuestView() {
        setId("content");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        LiveSessionId id = event.getRouteParameters()
                .get(LiveRoutes.SESSION)
                .flatMap(LiveSessionId::parse)
                .orElseThrow(() -> new NotFoundException("live session", "of the address"));
        removeAll();
        add(new LiveRoom(id, ""));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("live.guest") + " · Lapilli";
    }
}
