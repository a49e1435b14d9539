package io.lapilli.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** A checklist: what is done, what is next, what comes after. */
public class Steps extends OrderedList {

    public Steps() {
        addClassName("lap-steps");
    }

    /** Adds a step at the end. */
    public Step step(String title, String text) {
        var step = new Step(title, text, (int) getChildren().count() + 1);
        add(step);
        return step;
    }

    /** Which are done; the first that is not is now. @param done one for each step */
    public void done(boolean... done) {
        var steps = getChildren().map(Step.class::cast).toList();
        boolean next = true;
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).state(done[i] ? "done" : next ? "now" : "later");
            next &= done[i];
        }
    }

    /** One step. */
    public static final class Step extends ListItem {

        private final Span mark = new Span();
        private final Paragraph text = new Paragraph();
        private final Div body = new Div();
        private final String number;
        private @Nullable Button action;

        private Step(String title, String text, int number) {
            this.number = Integer.toString(number);
            mark.addClassName("lap-mark");
            body.addClassName("lap-body");
            this.text.add(new Sentence(text));
            var words = new Div(new H3(title), this.text);
            add(mark, words, body);
            state("later");
        }

        /** At the step's end; the one thing to do while it is this step's turn. */
        public Step action(Button button) {
            action = button;
            addComponentAtIndex(2, button);
            return this;
        }

        /** Below the step's text. */
        public Step with(Component... components) {
            body.add(components);
            return this;
        }

        /** Replaces the text. */
        public Step say(String sentence) {
            text.removeAll();
            text.add(new Sentence(sentence));
            return this;
        }

        private void state(String state) {
            getElement().setAttribute("data-state", state);
            mark.removeAll();
            if (state.equals("done")) {
                mark.add(Icon.CHECK.create());
                mark.setTitle(getTranslation("ui.step.done"));
                mark.getElement()
                        .setAttribute("role", "img")
                        .setAttribute("aria-label", getTranslation("ui.step.done"));
            } else {
                mark.setText(number);
                mark.getElement()
                        .removeAttribute("role")
                        .removeAttribute("aria-label")
                        .removeAttribute("title");
            }
            if (action != null) {
                action.setThemeName(ButtonVariant.PRIMARY.getVariantName(), state.equals("now"));
            }
            if (state.equals("now")) {
                getElement().setAttribute("aria-current", "step");
            } else {
                getElement().removeAttribute("aria-current");
            }
        }
    }
}
