package io.lapilli.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Invitation;
import io.lapilli.identity.Invitations;
import io.lapilli.identity.OpenedLink;
import io.lapilli.identity.SignIn;
import io.lapilli.identity.SignInResult;
import io.lapilli.identity.SignedIn;
import io.lapilli.ui.Sentence;
import java.util.Locale;

/** An invitation: whoever has no account makes one here, whoever has one joins with it. */
@Route(value = "join", autoLayout = false)
@AnonymousAllowed
class JoinView extends LinkGate {

    private final Invitations invitations;
    private final SignIn signIn;
    private final CurrentUser currentUser;
    private final Entrance entrance;

    JoinView(Invitations invitations, SignIn signIn, CurrentUser currentUser, Entrance entrance) {
        super("identity.join");
        this.invitations = invitations;
        this.signIn = signIn;
        this.currentUser = currentUser;
        this.entrance = entrance;
    }

    @Override
    void opened(String token) {
        OpenedLink link = invitations.open(Invitation.Kind.INVITE, token);
        SignedIn here = currentUser.signedIn().orElse(null);
        if (here == null) {
            if (link.account()) {
                signInAndJoin(link, token);
            } else {
                makeAccount(link, token);
            }
        } else if (here.email().equals(link.email())) {
            join(link, token, here);
        } else {
            somebodyElse(link, here);
        }
    }

    private void makeAccount(OpenedLink link, String token) {
        var name = new TextField(getTranslation("identity.name"));
        name.setAutocomplete(Autocomplete.NAME);
        name.setAutofocus(true);
        PasswordField password = PasswordInput.fresh();
        ask(
                title(link),
                welcome(link),
                email(link),
                name,
                password,
                action(getTranslation("identity.join.make"), () -> {
                    entrance.enter(invitations.accept(token, name.getValue(), password.getValue()));
                    leaveTo(".");
                }));
    }

    private void signInAndJoin(OpenedLink link, String token) {
        PasswordField password = PasswordInput.present("identity.password");
        password.setAutofocus(true);
        ask(title(link), welcome(link), email(link), password, action(getTranslation("identity.join.sign-in"), () -> {
            switch (signIn.attempt(link.email(), password.getValue(), entrance.browser())) {
                case SignInResult.Accepted(SignedIn signedIn) -> {
                    invitations.join(token, signedIn.user());
                    entrance.enter(signedIn.user());
                    leaveTo(".");
                }
                case SignInResult.Refused() -> refuse(getTranslation("identity.sign-in.refused"));
                case SignInResult.Throttled(var after) ->
                    refuse(getTranslation("identity.sign-in.wait", after.toSeconds() + 1));
            }
        }));
    }

    private void join(OpenedLink link, String token, SignedIn here) {
        ask(title(link), welcome(link), email(link), action(getTranslation("identity.join.do"), () -> {
            invitations.join(token, here.user());
            leaveTo(".");
        }));
    }

    private void somebodyElse(OpenedLink link, SignedIn here) {
        ask(
                title(link),
                new Paragraph(new Sentence(getTranslation("identity.join.other", here.email(), link.email()))),
                new Anchor("", getTranslation("identity.join.stay")));
    }

    private String title(OpenedLink link) {
        return link.organisation() == null
                ? getTranslation("identity.join")
                : getTranslation("identity.join.to", link.organisation());
    }

    private Component welcome(OpenedLink link) {
        return new Paragraph(
                link.role() == null
                        ? getTranslation("identity.join.account")
                        : getTranslation(
                                "identity.join.as",
                                getTranslation(
                                        "identity.role." + link.role().name().toLowerCase(Locale.ROOT))));
    }

    private TextField email(OpenedLink link) {
        var email = new TextField(getTranslation("identity.email"));
        email.setValue(link.email());
        email.setReadOnly(true);
        email.setAutocomplete(Autocomplete.USERNAME);
        return email;
    }
}
