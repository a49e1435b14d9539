package io.lapilli.ui;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/** The four ranks of a button. One screen has at most one {@link #primary}: the one thing to do here. */
public final class Buttons {

    private Buttons() {}

    /** Ember. */
    public static Button primary(String text, ComponentEventListener<ClickEvent<Button>> onClick) {
        return button(text, onClick, ButtonVariant.PRIMARY);
    }

    /** A hairline. */
    public static Button plain(String text, ComponentEventListener<ClickEvent<Button>> onClick) {
        return button(text, onClick);
    }

    /** Text only: actions at the end of a row, "cancel". */
    public static Button quiet(String text, ComponentEventListener<ClickEvent<Button>> onClick) {
        return button(text, onClick, ButtonVariant.TERTIARY);
    }

    /** Text only, in the ink of danger: leads to a {@link Confirmation}. */
    public static Button danger(String text, ComponentEventListener<ClickEvent<Button>> onClick) {
        return button(text, onClick, ButtonVariant.TERTIARY, ButtonVariant.ERROR);
    }

    /** An icon with a name that is read out and shown on hover. */
    public static Button icon(Icon icon, String name, ComponentEventListener<ClickEvent<Button>> onClick) {
        var button = new Button(icon.create(), onClick);
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.getElement().getThemeList().add("icon");
        button.setAriaLabel(name);
        button.setTooltipText(name);
        return button;
    }

    private static Button button(
            String text, ComponentEventListener<ClickEvent<Button>> onClick, ButtonVariant... variants) {
        var button = new Button(text, onClick);
        button.addThemeVariants(variants);
        return button;
    }
}
