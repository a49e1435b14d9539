package io.lapilli.console.prompts;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.lapilli.playground.Column;
import io.lapilli.playground.Experiment;
import io.lapilli.playground.Playground;
import io.lapilli.playground.Playground.PromptCost;
import io.lapilli.playground.Run;
import io.lapilli.playground.Turn;
import io.lapilli.playground.ui.Answer;
import io.lapilli.playground.ui.ParameterFields;
import io.lapilli.prompt.PromptContent;
import io.lapilli.prompt.PromptMessage;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.UserId;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Note;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Place;
import io.lapilli.ui.Problems;
import io.lapilli.ui.Redraw;
import io.lapilli.ui.Tone;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.springframework.scheduling.TaskScheduler;

/**
 * Where a prompt is written and tried: its messages and variables, how many tokens it has and what they cost while one
 * types, and an answer to what stands there, published or not. Leaving it stops what runs.
 */
class WriteTab extends Div {

    /** At most twenty pictures a second. */
    private static final Duration PACE = Duration.ofMillis(50);

    private static final int LONGEST_TRIED = 2_000_000;

    private final Place place;
    private final ProjectId project;
    private final UserId reader;
    private final Tools tools;
    private final Consumer<WriteTab> changed;
    private final PromptContent begun;
    private final MessageEditors messages;
    private final VariableRows variables;
    private final Select<String> model = new Select<>();
    private final ParameterFields parameters;
    private final Div remarks = new Div();
    private final Div problems = new Div();
    private final Span rehearsal = new Span();
    private final Span tokens = new Span();
    private final Span price = new Span();
    private final Answer answer = new Answer();
    private final Button run = Buttons.plain("", _ -> runOrStop());

    /** What it works with. */
    record Tools(Playground playground, TaskScheduler scheduler, Clock clock) {}

    /** What somebody may do here. */
    record Rights(boolean write, boolean attempt) {}

    /**
     * @param models that the organisation can call
     * @param changed told whenever something was changed
     */
    WriteTab(
            Place place,
            ProjectId project,
            UserId reader,
            Rights rights,
            PromptContent content,
            List<String> models,
            Tools tools,
            Consumer<WriteTab> changed) {
        this.place = place;
        this.project = project;
        this.reader = reader;
        this.tools = tools;
        this.changed = changed;
        this.begun = content;
        messages = new MessageEditors(content.messages(), !rights.write(), this::changed);
        variables = new VariableRows(content.variables(), !rights.write(), this::changed);
        parameters = new ParameterFields(content.parameters(), this::changed);
        addClassName("lap-write");
        remarks.addClassName("lap-remarks");
        problems.addClassName("lap-remarks");
        var left = new Div(
                new Panel(getTranslation("prompts.messages")).with(messages, remarks),
                new Panel(getTranslation("prompts.variables"))
                        .sub(getTranslation("prompts.variables.sub"))
                        .with(variables));
        left.addClassName("lap-stack");
        add(left, side(content.model(), models, rights));
        look();
    }

    private Panel side(String chosen, List<String> models, Rights rights) {
        var choices = new TreeSet<>(models);
        choices.add(chosen);
        model.setLabel(getTranslation("prompts.model"));
        model.setItems(choices);
        model.setValue(chosen);
        model.setReadOnly(!rights.write());
        model.setWidthFull();
        model.addValueChangeListener(_ -> changed());
        parameters.setEnabled(rights.write());
        answer.of(getTranslation("prompts.answer"), getTranslation("prompts.answer"));
        answer.daily(Experiment.USUAL_DAILY);
        run.setVisible(rights.attempt());
        answer.setVisible(rights.attempt());
        rehearsal.addClassName("lap-caption");
        tokens.addClassName("lap-strong");
        price.addClassName("lap-caption");
        var cost = new Div(tokens, price);
        cost.addClassName("lap-write-cost");
        var stack = new Div(model, rehearsal, parameters, cost, run, problems, answer);
        stack.addClassName("lap-play-stack");
        var panel =
                new Panel(getTranslation("prompts.try")).actions(answer.state()).with(stack);
        panel.addClassName("lap-play-column");
        showRunning();
        return panel;
    }

    /** @throws InvalidInputException when what stands there can't be published */
    PromptContent content() {
        if (parameters.wrong()) {
            throw new InvalidInputException("parameters", "out_of_range", "a parameter is out of its range");
        }
        return new PromptContent(messages.messages(), model.getValue(), parameters.given(), variables.variables());
    }

    /** Whether something else stands there than what it began with. */
    boolean dirty() {
        try {
            return !content().equals(begun);
        } catch (InvalidInputException unfinished) {
            return true;
        }
    }

    private void changed() {
        look();
        changed.accept(this);
    }

    /** What follows from what stands there; a mistake is told where it is made. */
    private void look() {
        remarks.removeAll();
        problems.removeAll();
        try {
            Set<String> used = PromptContent.used(messages.messages());
            variables.show(used);
            messages.offer(used);
            count();
        } catch (InvalidInputException mistake) {
            remarks.add(new Note(Tone.WARN, Problems.explain(mistake)));
        }
    }

    private void count() {
        boolean rehearses = tools.playground().rehearses(model.getValue());
        rehearsal.setText(rehearses ? getTranslation("playground.rehearsal") : "");
        rehearsal.setVisible(rehearses);
        Formats formats = Formats.current();
        PromptCost cost = tools.playground().cost(place.organisation(), place.currency(), column(), turns());
        tokens.setText(getTranslation("prompts.tokens", cost.tokens()));
        price.setText(
                cost.charge() == null
                        ? getTranslation("prompts.price.none")
                        : getTranslation(
                                "prompts.price",
                                formats.exactMoney(
                                        cost.charge().total(), cost.charge().currency())));
    }

    private Column column() {
        return new Column(model.getValue(), parameters.given());
    }

    /** With the variables filled in as far as something is known for each, else with their places. */
    private List<Turn> turns() {
        try {
            return turns(content().render(variables.given(), LONGEST_TRIED));
        } catch (InvalidInputException missing) {
            return turns(messages.messages());
        }
    }

    private static List<Turn> turns(List<PromptMessage> messages) {
        return messages.stream()
                .map(message -> new Turn(Turn.Role.valueOf(message.role().name()), message.text()))
                .toList();
    }

    // ---- trying it

    void runOrStop() {
        if (answer.running()) {
            answer.stop();
            return;
        }
        if (!run.isVisible()) {
            return;
        }
        problems.removeAll();
        try {
            start(turns(content().render(variables.given(), LONGEST_TRIED)));
        } catch (InvalidInputException missing) {
            problems.add(new Note(Tone.BAD, told(missing)));
        }
    }

    /** Names the variable. */
    private String told(InvalidInputException missing) {
        String reason = Problems.explain(missing);
        return missing.field().startsWith("variables.")
                ? getTranslation("prompts.variable.wrong", missing.field().substring("variables.".length()), reason)
                : reason;
    }

    private void start(List<Turn> said) {
        var redraw = new Redraw(UI.getCurrentOrThrow(), PACE, this::draw, tools.scheduler(), tools.clock());
        List<Run> runs =
                tools.playground().start(reader, place.organisation(), project, List.of(column()), said, redraw::wake);
        answer.begin(runs.getFirst());
        showRunning();
        // what came before it was shown
        redraw.wake();
    }

    private void draw() {
        boolean before = answer.running();
        answer.draw(Experiment.USUAL_DAILY);
        if (before && !answer.running()) {
            showRunning();
        }
    }

    private void showRunning() {
        run.setText(getTranslation(answer.running() ? "playground.stop" : "prompts.run"));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        answer.stop();
    }
}
