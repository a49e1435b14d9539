package io.lapilli.console.overview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.lapilli.console.overview.FirstCall.Progress;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.CallSnippet;
import io.lapilli.ui.CodeBlock;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Note;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Steps;
import io.lapilli.ui.Tone;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageEvent;
import org.jspecify.annotations.Nullable;

/** The way to the first call: project, key, call; the last step waits for the call and turns green when it arrives. */
class FirstSteps extends Panel {

    private final Steps steps = new Steps();
    private final Steps.Step call;
    private final Div waiting = new Div();

    /** @param model one that works; null while nothing is served */
    FirstSteps(String address, @Nullable String model, boolean mayMakeProjects, boolean mayMakeKeys) {
        title(getTranslation("overview.first.title"));
        sub(getTranslation("overview.first.sub"));
        var project = steps.step(
                getTranslation("overview.first.project"),
                getTranslation(mayMakeProjects ? "overview.first.project.text" : "overview.first.project.ask"));
        if (mayMakeProjects) {
            project.action(go("overview.first.project.do", "projects"));
        }
        var key = steps.step(
                getTranslation("overview.first.key"),
                getTranslation(mayMakeKeys ? "overview.first.key.text" : "overview.first.key.ask"));
        if (mayMakeKeys) {
            key.action(go("overview.first.key.do", "keys"));
        }
        call = steps.step(getTranslation("overview.first.call"), getTranslation("overview.first.call.text"));
        if (model == null) {
            call.with(new Note(Tone.WARN, getTranslation("overview.first.no-model")));
        } else {
            call.with(new CodeBlock(getTranslation("overview.first.call"), CallSnippet.of(address, model, null)));
        }
        waiting.addClassNames("lap-row", "lap-waits");
        waiting.getElement().setAttribute("role", "status");
        call.with(waiting);
        flush(steps);
    }

    void show(Progress progress) {
        steps.done(progress.project(), progress.key(), progress.arrived());
        waiting.removeAll();
        Settled arrived = progress.call();
        if (arrived != null) {
            waiting.add(new Note(Tone.GOOD, arrival(arrived)));
        } else {
            waiting.add(dot(), new Span(getTranslation("overview.first.waiting")));
            if (progress.refused() != null) {
                waiting.add(new Note(Tone.WARN, getTranslation("overview.first.refused", progress.refused())));
            }
        }
    }

    private String arrival(Settled arrived) {
        Formats formats = Formats.current();
        UsageEvent event = arrived.event();
        if (event == null) {
            return getTranslation("overview.first.arrived", arrived.request().model());
        }
        return getTranslation(
                "overview.first.arrived.charged",
                arrived.request().model(),
                formats.count(event.tokens().input() + event.tokens().output()),
                formats.exactMoney(event.charge().total(), event.charge().currency()));
    }

    private static Component dot() {
        var dot = new Span();
        dot.addClassNames("lap-dot", "lap-waiting");
        return dot;
    }

    private Button go(String textKey, String path) {
        return Buttons.plain(
                getTranslation(textKey), _ -> UI.getCurrentOrThrow().navigate(path));
    }
}
