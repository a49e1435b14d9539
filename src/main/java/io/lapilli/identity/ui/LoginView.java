package io.lapilli.identity.ui;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.DemoAccounts;
import io.lapilli.identity.web.SignInPage;
import io.lapilli.ui.Note;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Tone;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** The front door. What went wrong stands in the address; it never tells whether an account exists. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
class LoginView extends Gate implements BeforeEnterObserver {

    private final CurrentUser currentUser;
    private final Panel door;

    LoginView(CurrentUser currentUser, ObjectProvider<DemoAccounts> demo) {
        super("identity.sign-in");
        this.currentUser = currentUser;
        door = new Panel(getTranslation("identity.sign-in"));
        List<DemoAccounts.DemoAccount> accounts =
                demo.stream().flatMap(some -> some.accounts().stream()).toList();
        if (accounts.isEmpty()) {
            show(door);
        } else {
            wide();
            show(
                    door,
                    new Panel(getTranslation("identity.demo"))
                            .sub(getTranslation("identity.demo.sub"))
                            .with(new DemoCards(accounts)));
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (currentUser.signedIn().isPresent()) {
            event.forwardTo("");
            return;
        }
        door.clear();
        problem(event).ifPresent(text -> door.with(new Note(Tone.BAD, text)));
        door.with(form());
    }

    private Optional<String> problem(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        if (query.getParameters().containsKey("error")) {
            return Optional.of(getTranslation("identity.sign-in.refused"));
        }
        return query.getSingleParameter("wait")
                .filter(seconds -> seconds.matches("\\d{1,4}"))
                .map(seconds -> getTranslation("identity.sign-in.wait", Integer.valueOf(seconds)));
    }

    private PostForm form() {
        var email = new TextField(getTranslation("identity.email"));
        email.getElement().setAttribute("name", "username").setAttribute("inputmode", "email");
        email.setAutocomplete(Autocomplete.USERNAME);
        email.setValue(triedBefore());
        PasswordField password = PasswordInput.present("identity.password");
        password.getElement().setAttribute("name", "password");
        (email.isEmpty() ? email : password).setAutofocus(true);
        var submit = new NativeButton(getTranslation("identity.sign-in.do"));
        submit.addClassName("lap-submit");
        var forgotten = new Paragraph(getTranslation("identity.sign-in.forgotten"));
        forgotten.addClassName("lap-caption");
        var form = new PostForm("login");
        form.addClassName("lap-gate-form");
        form.add(email, password);
        form.submit(submit).add(forgotten);
        return form;
    }

    /** The address that was refused, so that it need not be typed again. */
    private static String triedBefore() {
        VaadinSession session = VaadinSession.getCurrent();
        Object tried = session == null ? null : session.getSession().getAttribute(SignInPage.TRIED);
        return tried instanceof String email ? email : "";
    }
}
