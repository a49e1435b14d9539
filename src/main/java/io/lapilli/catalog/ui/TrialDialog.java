package io.lapilli.catalog.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.TrialResult;
import io.lapilli.catalog.TrialResult.Answered;
import io.lapilli.catalog.TrialResult.Failed;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Facts;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Note;
import io.lapilli.ui.Sentence;
import io.lapilli.ui.Tone;
import java.util.Locale;
import java.util.Objects;

/** Asks a deployment and shows what came of it; the page stays usable meanwhile. */
class TrialDialog extends Dialog {

    private final DeploymentRow row;
    private final Deployment deployment;
    private final TrialRuns trials;
    private final Div body = new Div();
    private final Button again;

    TrialDialog(DeploymentRow row, TrialRuns trials) {
        this.row = row;
        this.deployment = Objects.requireNonNull(row.deployment());
        this.trials = trials;
        setHeaderTitle(getTranslation("catalog.try.title", row.model().name(), row.upstream()));
        body.addClassName("lap-dialog");
        body.getElement().setAttribute("aria-live", "polite");
        again = Buttons.plain(getTranslation("catalog.try.again"), _ -> ask());
        add(body);
        getFooter().add(again, Buttons.plain(getTranslation("catalog.try.close"), _ -> close()));
        addAttachListener(_ -> ask());
    }

    private void ask() {
        again.setEnabled(false);
        body.removeAll();
        var waiting = new ProgressBar();
        waiting.setIndeterminate(true);
        waiting.getElement().setAttribute("aria-label", getTranslation("catalog.try.waiting"));
        body.add(
                new Paragraph(
                        new Sentence(getTranslation("catalog.try.text", row.upstream(), deployment.upstreamModel()))),
                waiting);
        trials.ask(UI.getCurrentOrThrow(), row.model(), deployment, this::show);
    }

    private void show(TrialResult result) {
        again.setEnabled(true);
        body.removeAll();
        switch (result) {
            case Answered answered -> show(answered);
            case Failed failed -> show(failed);
        }
        body.add(quiet(getTranslation("catalog.try.free")));
    }

    private void show(Answered answered) {
        Formats formats = Formats.current();
        body.add(
                new Note(Tone.GOOD, getTranslation("catalog.try.answered", formats.duration(answered.took()))),
                new Facts()
                        .add(getTranslation("catalog.try.prompt"), tokens(answered.promptTokens()))
                        .add(getTranslation("catalog.try.output"), tokens(answered.outputTokens())));
    }

    private String tokens(long tokens) {
        return tokens < 0
                ? getTranslation("catalog.try.unknown")
                : Formats.current().count(tokens);
    }

    private void show(Failed failed) {
        body.add(new Note(
                Tone.BAD,
                getTranslation("catalog.try.reason."
                        + failed.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'))));
        var facts = new Facts()
                .add(getTranslation("catalog.try.took"), Formats.current().duration(failed.took()));
        if (failed.status() != null) {
            facts.add(getTranslation("catalog.try.status"), String.valueOf(failed.status()));
        }
        if (failed.message() != null) {
            facts.add(getTranslation("catalog.try.message"), failed.message());
        }
        body.add(facts);
    }

    private static Paragraph quiet(String text) {
        var paragraph = new Paragraph(text);
        paragraph.addClassName("lap-quiet");
        return paragraph;
    }
}
