package io.lapilli.identity.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.lapilli.identity.LinkUnusableException;
import io.lapilli.ui.Note;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Problems;
import io.lapilli.ui.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A page that a link with a token opens. The token stands in the fragment of the address, which browsers keep to
 * themselves; the page asks for it and gets it in the body of a request, so it reaches no log and no other site.
 */
abstract class LinkGate extends Gate {

    private final Panel panel;
    private @Nullable Note problem;

    LinkGate(String titleKey) {
        super(titleKey);
        panel = new Panel(getTranslation(titleKey));
        show(panel);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs("return window.location.hash.substring(1)").then(String.class, this::open);
    }

    /** Shows what the token opens, or that it opens nothing. */
    final void open(String token) {
        try {
            opened(token);
        } catch (LinkUnusableException unusable) {
            unusable();
        }
    }

    abstract void opened(String token);

    final void ask(String title, Component... parts) {
        panel.title(title).clear();
        var form = new Div(parts);
        form.addClassName("lap-gate-form");
        panel.with(form);
    }

    private void unusable() {
        var signIn = new Anchor("login", getTranslation("identity.link.sign-in"));
        ask(
                getTranslation("identity.link.unusable"),
                new Paragraph(getTranslation("identity.link.unusable.do")),
                signIn);
    }

    /** The one thing to do; a refusal is explained above it, and nothing that was typed is lost. */
    final Button action(String text, Runnable work) {
        var button = new Button(text);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.addClickShortcut(Key.ENTER);
        button.addClickListener(_ -> {
            try {
                work.run();
            } catch (LinkUnusableException unusable) {
                unusable();
            } catch (RuntimeException refusal) {
                refuse(Problems.explain(refusal));
            }
        });
        return button;
    }

    final void refuse(String text) {
        if (problem != null) {
            problem.removeFromParent();
        }
        problem = new Note(Tone.BAD, text);
        panel.with(problem);
    }

    final void leaveTo(String path) {
        getUI().ifPresent(ui -> ui.getPage().setLocation(path));
    }
}
