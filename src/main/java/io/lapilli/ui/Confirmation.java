package io.lapilli.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/**
 * Asks before something is destroyed: names what is lost and says whether it can be undone. Can ask for the thing's
 * name to be typed where the loss is large.
 */
public class Confirmation extends Dialog {

    private final Div body = new Div();
    private final UnorderedList losses = new UnorderedList();
    private final Button go = new Button();

    /** @param question for example "Revoke the key “build server”?" */
    public Confirmation(String question) {
        setHeaderTitle(question);
        body.addClassName("lap-dialog");
        add(body);
    }

    /** A sentence about what happens. */
    public Confirmation says(String sentence) {
        body.add(new Paragraph(new Sentence(sentence)));
        return this;
    }

    public Confirmation shows(Component component) {
        body.add(component);
        return this;
    }

    /** One thing that is lost; call for each. */
    public Confirmation loses(String what) {
        losses.add(new ListItem(new Sentence(what)));
        if (losses.getParent().isEmpty()) {
            body.add(losses);
        }
        return this;
    }

    /** Says that it can't be undone. */
    public Confirmation forEver() {
        body.add(new Note(Tone.WARN, getTranslation("ui.confirm.for-ever")));
        return this;
    }

    /** The action stays closed until this name was typed. */
    public Confirmation typed(String name) {
        var field = new TextField(getTranslation("ui.confirm.type", name));
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.addValueChangeListener(
                typed -> go.setEnabled(typed.getValue().strip().equals(name)));
        go.setEnabled(false);
        body.add(field);
        return this;
    }

    /** Opens it. @param action names what is done ("Revoke the key"), never just "OK" */
    public void ask(String action, Runnable onConfirm) {
        go.setText(action);
        go.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        go.setDisableOnClick(true);
        go.addClickListener(_ -> {
            close();
            onConfirm.run();
        });
        getFooter().add(Buttons.quiet(getTranslation("ui.cancel"), _ -> close()), go);
        open();
    }
}
