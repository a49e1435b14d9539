package io.lapilli.identity.ui;

import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import io.lapilli.identity.Browser;
import io.lapilli.identity.SignIn;
import io.lapilli.identity.Users;
import io.lapilli.identity.web.BrowserSession;
import io.lapilli.shared.UserId;
import org.springframework.stereotype.Component;

/** Signs in from within a view whoever has just proved who they are. */
@Component
class Entrance {

    private final SignIn signIn;
    private final Users users;
    private final BrowserSession session;

    Entrance(SignIn signIn, Users users, BrowserSession session) {
        this.signIn = signIn;
        this.users = users;
        this.session = session;
    }

    /** To be followed by a load of the page: what stands on it was made for nobody. */
    void enter(UserId user) {
        session.enter(
                signIn.enter(users.get(user), browser()),
                VaadinServletRequest.getCurrent().getHttpServletRequest(),
                VaadinServletResponse.getCurrent().getHttpServletResponse());
    }

    Browser browser() {
        return BrowserSession.browser(VaadinServletRequest.getCurrent().getHttpServletRequest());
    }
}
