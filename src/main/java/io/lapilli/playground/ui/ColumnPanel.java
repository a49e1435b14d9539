package io.lapilli.playground.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.lapilli.playground.Column;
import io.lapilli.playground.Experiment;
import io.lapilli.playground.Run;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Icon;
import io.lapilli.ui.Panel;
import java.util.Collection;
import java.util.TreeSet;

/** One column: a model, its parameters, what it answers and what that takes. */
class ColumnPanel extends Panel {

    /** What a column asks of the screen that it stands on. */
    interface Host {

        /** Model or parameters are others now. */
        void changed();

        void remove(ColumnPanel column);

        void showCode(ColumnPanel column);

        void goOn(String answer);

        boolean rehearses(String model);
    }

    private final Host host;
    private final Select<String> model = new Select<>();
    private final ParameterFields parameters;
    private final Span rehearsal = new Span();
    private final Answer answer = new Answer();
    private final Button remove;
    private final Button goOn;

    ColumnPanel(Column column, Collection<String> models, Host host) {
        super("");
        this.host = host;
        addClassName("lap-play-column");
        remove = Buttons.icon(Icon.CLOSE, getTranslation("playground.column.remove"), _ -> host.remove(this));
        goOn = Buttons.quiet(getTranslation("playground.go-on"), _ -> host.goOn(answer.text()));
        goOn.setVisible(false);
        var choices = new TreeSet<>(models);
        choices.add(column.model());
        model.setItems(choices);
        model.setValue(column.model());
        model.setWidthFull();
        model.addValueChangeListener(_ -> {
            rehearsal();
            host.changed();
        });
        parameters = new ParameterFields(column.parameters(), host::changed);
        var code = Buttons.quiet(getTranslation("playground.code"), _ -> host.showCode(this));
        actions(answer.state(), code, remove);
        with(stack());
        rehearsal();
    }

    private Component stack() {
        var foot = new Div(goOn);
        foot.addClassName("lap-play-foot");
        rehearsal.addClassName("lap-caption");
        var stack = new Div(model, rehearsal, parameters, answer, foot);
        stack.addClassName("lap-play-stack");
        return stack;
    }

    /** @param place among the columns, from 0 @param alone whether there is no other */
    void stands(int place, boolean alone) {
        String letter = Experiment.letter(place);
        title(letter);
        model.setAriaLabel(getTranslation("playground.model.of", letter));
        answer.of(getTranslation("playground.answer.of", letter), letter);
        remove.setVisible(!alone);
    }

    Column column() {
        return new Column(model.getValue(), parameters.given());
    }

    boolean wrong() {
        return parameters.wrong();
    }

    void daily(long daily) {
        answer.daily(daily);
    }

    boolean running() {
        return answer.running();
    }

    void begin(Run begun) {
        goOn.setVisible(false);
        answer.begin(begun);
    }

    void stop() {
        answer.stop();
    }

    /** Shows what has come. */
    void draw(long daily) {
        boolean before = running();
        answer.draw(daily);
        if (before && !running()) {
            goOn.setVisible(!answer.text().isBlank());
        }
    }

    private void rehearsal() {
        rehearsal.setText(host.rehearses(model.getValue()) ? getTranslation("playground.rehearsal") : "");
        rehearsal.setVisible(!rehearsal.getText().isEmpty());
    }
}
