package io.lapilli.identity.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.lapilli.identity.Invitation;
import io.lapilli.identity.Invitations;
import io.lapilli.identity.OpenedLink;

/** A new password for whoever has the link. */
@Route(value = "reset", autoLayout = false)
@AnonymousAllowed
class ResetView extends LinkGate {

    private final Invitations invitations;

    ResetView(Invitations invitations) {
        super("identity.reset");
        this.invitations = invitations;
    }

    @Override
    void opened(String token) {
        OpenedLink link = invitations.open(Invitation.Kind.RESET, token);
        PasswordField password = PasswordInput.fresh();
        password.setAutofocus(true);
        ask(
                getTranslation("identity.reset"),
                new Paragraph(getTranslation("identity.reset.for", link.email())),
                password,
                action(getTranslation("identity.reset.do"), () -> {
                    invitations.reset(token, password.getValue());
                    leaveTo("login");
                }));
    }
}
