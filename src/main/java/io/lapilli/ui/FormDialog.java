package io.lapilli.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A form and what happens with it. Closes when saving says it worked; a rule of the domain that was broken is shown
 * inside the dialog, above its buttons, and nothing is lost.
 */
public class FormDialog extends Dialog {

    private final Div body = new Div();
    private final Button save = new Button();
    private @Nullable Note problem;

    public FormDialog(String title, Component... content) {
        setHeaderTitle(title);
        body.addClassName("lap-dialog");
        body.add(content);
        add(body);
        setCloseOnOutsideClick(false);
    }

    /** For forms that need the room. */
    public FormDialog wide() {
        body.addClassName("lap-wide");
        return this;
    }

    /**
     * Opens it.
     *
     * @param action names what is done ("Create the key")
     * @param onSave answers whether the dialog may close; refusals of the domain are thrown
     */
    public void ask(String action, BooleanSupplier onSave) {
        save.setText(action);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER).listenOn(body);
        save.addClickListener(_ -> trySaving(onSave));
        getFooter().add(Buttons.quiet(getTranslation("ui.cancel"), _ -> close()), save);
        open();
    }

    /** Replaces the content and the buttons: for what is shown once after saving. */
    public void then(String title, String done, Component... content) {
        setHeaderTitle(title);
        body.removeAll();
        body.add(content);
        getFooter().removeAll();
        var close = new Button(done, _ -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
    }

    private void trySaving(BooleanSupplier onSave) {
        if (problem != null) {
            body.remove(problem);
            problem = null;
        }
        try {
            if (onSave.getAsBoolean()) {
                close();
            }
        } catch (RuntimeException refusal) {
            problem = new Note(Tone.BAD, Problems.explain(refusal));
            body.add(problem);
        }
    }
}
