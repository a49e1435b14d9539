package io.lapilli.playground.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.lapilli.playground.Problem;
import io.lapilli.playground.Run;
import io.lapilli.playground.Run.Ended;
import io.lapilli.playground.Run.Progress;
import io.lapilli.ui.Note;
import io.lapilli.ui.Tag;
import io.lapilli.ui.Tone;
import org.jspecify.annotations.Nullable;

/** What a run answers, as it comes, and what it took. Keeps its place before there is one. */
public class Answer extends Div {

    private final Div state = new Div();
    private final GrowingText reasoning = new GrowingText("lap-play-reasoning");
    private final GrowingText text = new GrowingText("lap-play-text");
    private final Div screen = new Div();
    private final Div remarks = new Div();
    private final RunFacts facts = new RunFacts();
    private final Span spoken = new Span();
    private String name = "";
    private @Nullable Run run;

    public Answer() {
        addClassName("lap-play-answer");
        state.addClassName("lap-row");
        var caret = new Span();
        caret.addClassName("lap-play-caret");
        screen.add(new Div(reasoning, text, caret));
        screen.addClassName("lap-play-screen");
        screen.getElement().setAttribute("tabindex", "0").setAttribute("role", "region");
        spoken.addClassName("lap-hidden");
        spoken.getElement().setAttribute("role", "status");
        remarks.addClassName("lap-stack");
        add(screen, remarks, facts, spoken);
    }

    /** Whose answer it is. @param label of the answer, read out @param name told when it has ended */
    public Answer of(String label, String name) {
        this.name = name;
        screen.getElement().setAttribute("aria-label", label);
        return this;
    }

    /** How it stands, for a head to show. */
    public Component state() {
        return state;
    }

    public boolean running() {
        return run != null;
    }

    /** Shows another run from its beginning. */
    public void begin(Run begun) {
        run = begun;
        text.clear();
        reasoning.clear();
        facts.clear();
        remarks.removeAll();
        spoken.setText("");
        screen.getElement().setAttribute("aria-busy", "true");
        say(Tag.live(getTranslation("playground.state.waiting")));
    }

    /** Ends the run, if one is on its way. */
    public void stop() {
        if (run != null) {
            run.stop();
        }
    }

    /** Shows what has come. @param daily conversations a day, for the cost at one's own volume */
    public void draw(long daily) {
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

    /** The volume that the cost is told at. */
    public void daily(long daily) {
        facts.daily(daily);
    }

    /** The answer as far as it is shown. */
    public String text() {
        return text.text();
    }

    private void end(Ended ended, long daily) {
        run = null;
        screen.getElement().removeAttribute("aria-busy");
        facts.ended(ended, daily);
        Tag tag = tag(ended);
        say(tag);
        spoken.setText(getTranslation("playground.spoken", name, tag.getText()));
        if (ended.problem() != null) {
            remarks.add(new Note(Tone.BAD, ended.problem().message()), code(ended.problem()));
        }
        if (ended.cutShort()) {
            remarks.add(new Note(Tone.WARN, getTranslation("playground.cut-short")));
        }
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
