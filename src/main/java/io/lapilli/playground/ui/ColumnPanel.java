package io.lapilli.playground.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.lapilli.playground.Column;
import io.lapilli.playground.Experiment;
import io.lapilli.playground.Problem;
import io.lapilli.playground.Run;
import io.lapilli.playground.Run.Ended;
import io.lapilli.playground.Run.Progress;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Icon;
import io.lapilli.ui.Note;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Tag;
import io.lapilli.ui.Tone;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
    private final Div state = new Div();
    private final GrowingText reasoning = new GrowingText("lap-play-reasoning");
    private final GrowingText text = new GrowingText("lap-play-text");
    private final Div screen = new Div();
    private final Div remarks = new Div();
    private final Span rehearsal = new Span();
    private final RunFacts facts = new RunFacts();
    private final Span spoken = new Span();
    private final Button remove;
    private final Button goOn;
    private String letter = "";
    private @Nullable Run run;

    ColumnPanel(Column column, Collection<String> models, Host host) {
        super("");
        this.host = host;
        addClassName("lap-play-column");
        remove = Buttons.icon(Icon.CLOSE, getTranslation("playground.column.remove"), _ -> host.remove(this));
        goOn = Buttons.quiet(getTranslation("playground.go-on"), _ -> host.goOn(text.text()));
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
        state.addClassName("lap-row");
        var code = Buttons.quiet(getTranslation("playground.code"), _ -> host.showCode(this));
        actions(state, code, remove);
        with(stack());
        rehearsal();
    }

    private Component stack() {
        var caret = new Span();
        caret.addClassName("lap-play-caret");
        var inner = new Div(reasoning, text, caret);
        screen.add(inner);
        screen.addClassName("lap-play-screen");
        screen.getElement().setAttribute("tabindex", "0").setAttribute("role", "region");
        spoken.addClassName("lap-hidden");
        spoken.getElement().setAttribute("role", "status");
        remarks.addClassName("lap-stack");
        var foot = new Div(goOn);
        foot.addClassName("lap-play-foot");
        rehearsal.addClassName("lap-caption");
        var stack = new Div(model, rehearsal, parameters, screen, remarks, facts, foot, spoken);
        stack.addClassName("lap-play-stack");
        return stack;
    }

    /** @param place among the columns, from 0 @param alone whether there is no other */
    void stands(int place, boolean alone) {
        letter = Experiment.letter(place);
        title(letter);
        model.setAriaLabel(getTranslation("playground.model.of", letter));
        screen.getElement().setAttribute("aria-label", getTranslation("playground.answer.of", letter));
        remove.setVisible(!alone);
    }

    Column column() {
        return new Column(model.getValue(), parameters.given());
    }

    boolean wrong() {
        return parameters.wrong();
    }

    void daily(long daily) {
        facts.daily(daily);
    }

    boolean running() {
        return run != null;
    }

    void begin(Run begun) {
        run = begun;
        text.clear();
        reasoning.clear();
        facts.clear();
        remarks.removeAll();
        goOn.setVisible(false);
        spoken.setText("");
        screen.getElement().setAttribute("aria-busy", "true");
        say(Tag.live(getTranslation("playground.state.waiting")));
    }

    void stop() {
        if (run != null) {
            run.stop();
        }
    }

    /** Shows what has come. */
    void draw(long daily) {
        if (run == null) {
            return;
        }
        Progress progress = run.take();
        reasoning.append(progress.reasoning());
        text.append(progress.text());
        if (progress.ended() != null) {
            end(progress.ended(), daily);
        } else if (progress.firstToken() != null) {
            facts.begun(progress.firstToken());
            say(Tag.live(getTranslation("playground.state.streaming")));
        }
    }

    private void end(Ended ended, long daily) {
        run = null;
        screen.getElement().removeAttribute("aria-busy");
        facts.ended(ended, daily);
        Tag tag = tag(ended);
        say(tag);
        spoken.setText(getTranslation("playground.spoken", letter, tag.getText()));
        if (ended.problem() != null) {
            remarks.add(new Note(Tone.BAD, ended.problem().message()), code(ended.problem()));
        }
        if (ended.cutShort()) {
            remarks.add(new Note(Tone.WARN, getTranslation("playground.cut-short")));
        }
        goOn.setVisible(!text.text().isBlank());
    }

    private Tag tag(Ended ended) {
        if (ended.problem() != null) {
            return Tag.bad(getTranslation("playground.state.failed"));
        }
        if (ended.stopped()) {
            return Tag.warn(getTranslation("playground.state.stopped"));
        }
        return "length".equals(ended.finish())
                ? Tag.warn(getTranslation("playground.state.length"))
                : Tag.good(getTranslation("playground.state.done"));
    }

    /** "403 · organization_suspended": what a program would act on. */
    private static Component code(Problem problem) {
        String code = problem.code() == null ? problem.type() : problem.code();
        var span = new Span(problem.status() == null ? code : problem.status() + " · " + code);
        span.addClassName("lap-mono");
        return span;
    }

    private void rehearsal() {
        rehearsal.setText(host.rehearses(model.getValue()) ? getTranslation("playground.rehearsal") : "");
        rehearsal.setVisible(!rehearsal.getText().isEmpty());
    }

    private void say(Tag tag) {
        if (state.getComponentCount() == 1
                && state.getComponentAt(0) instanceof Tag before
                && before.getText().equals(tag.getText())) {
            return;
        }
        state.removeAll();
        state.add(tag);
    }
}
