package io.lapilli.ui;

import com.vaadin.flow.component.AbstractSinglePropertyField;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.Collection;
import java.util.List;

/**
 * A field for a text with variables in double braces, which it shows as such and offers while they are typed. Tells a
 * change after a short pause in typing. Its label is read out and not shown.
 */
@Tag("lap-prompt-editor")
@NpmPackage(value = "@codemirror/autocomplete", version = "6.20.4")
@NpmPackage(value = "@codemirror/commands", version = "6.11.1")
@NpmPackage(value = "@codemirror/language", version = "6.13.1")
@NpmPackage(value = "@codemirror/state", version = "6.7.6")
@NpmPackage(value = "@codemirror/view", version = "6.43.15")
@JsModule("./components/lap-prompt-editor.ts")
public class PromptEditor extends AbstractSinglePropertyField<PromptEditor, String>
        implements HasLabel, Focusable<PromptEditor> {

    private static final int PAUSE_MILLIS = 250;

    public PromptEditor(String label) {
        super("value", "", false);
        setLabel(label);
        getElement().setProperty("offers", getTranslation("ui.editor.variables"));
        getSynchronizationRegistration().debounce(PAUSE_MILLIS);
    }

    /** Shown while nothing stands there. */
    public PromptEditor hint(String text) {
        getElement().setProperty("hint", text);
        return this;
    }

    /** Names that are offered between braces. */
    public PromptEditor offer(Collection<String> variables) {
        getElement().setPropertyList("variables", List.copyOf(variables));
        return this;
    }

    /** Puts a text where the cursor stands. */
    public void insert(String text) {
        getElement().callJsFunction("insert", text);
    }
}
