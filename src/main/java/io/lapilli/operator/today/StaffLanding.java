package io.lapilli.operator.today;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import io.lapilli.identity.CurrentUser;
import org.springframework.stereotype.Component;

/**
 * Lets the seller's staff land on their day after they signed in. Only the first page of a session, and only where no
 * page was asked for: the operator organisation's own overview can be gone to afterwards.
 */
@Component
class StaffLanding implements VaadinServiceInitListener {

    private static final String LANDED = StaffLanding.class.getName();

    private final CurrentUser user;

    StaffLanding(CurrentUser user) {
        this.user = user;
    }

    @Override
    public void serviceInit(ServiceInitEvent service) {
        service.getSource().addUIInitListener(started -> attach(started.getUI()));
    }

    void attach(UI ui) {
        ui.addBeforeEnterListener(this::enter);
    }

    private void enter(BeforeEnterEvent event) {
        VaadinSession session = event.getUI().getSession();
        if (user.signedIn().isEmpty() || session.getAttribute(LANDED) != null) {
            return;
        }
        session.setAttribute(LANDED, true);
        if (user.platformRole() != null && event.getLocation().getPath().isEmpty()) {
            event.forwardTo(TodayView.class);
        }
    }
}
