package io.lapilli.identity.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.lapilli.identity.BulkRun;
import io.lapilli.identity.Users;
import io.lapilli.shared.UserId;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Problems;
import io.lapilli.ui.Sentence;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far a change of many users is. The change goes on when the screen is left; this shows it again later. */
class BulkPanel extends Panel {

    private static final Logger log = LoggerFactory.getLogger(BulkPanel.class);
    private static final long PACE_NANOS = 400_000_000;
    private static final int REFUSALS_SHOWN = 20;

    private final BulkRun run;
    private final Users users;
    private final Runnable onFinished;
    private final Runnable onClose;
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph text = new Paragraph();
    private final Div buttons = new Div();
    private final AtomicLong drawnAt = new AtomicLong(System.nanoTime() - PACE_NANOS);
    private boolean toldTheEnd;
    private @Nullable Runnable stopListening;

    /**
     * @param onFinished runs once, when all is done or it was stopped
     * @param onClose runs when the reader has seen the result
     */
    BulkPanel(BulkRun run, Users users, Runnable onFinished, Runnable onClose) {
        this.run = run;
        this.users = users;
        this.onFinished = onFinished;
        this.onClose = onClose;
        title(getTranslation("people.bulk.title." + Words.wire(run.change())));
        text.getElement().setAttribute("aria-live", "polite");
        bar.setMax(Math.max(1, run.total()));
        bar.getElement().setAttribute("aria-label", getTranslation("people.bulk.progress"));
        actions(buttons);
        with(bar, text);
        draw();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        stopListening = run.onStep(() -> wake(ui));
        draw();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (stopListening != null) {
            stopListening.run();
        }
    }

    /** On the thread that works: draws a few times a second, and the last time always. */
    private void wake(UI ui) {
        long now = System.nanoTime();
        long before = drawnAt.get();
        boolean due = now - before >= PACE_NANOS && drawnAt.compareAndSet(before, now);
        if (due || run.state().finished()) {
            try {
                ui.access(this::draw);
            } catch (UIDetachedException left) {
                log.trace("The screen was left before the change was through", left);
            }
        }
    }

    private void draw() {
        BulkRun.State state = run.state();
        Formats formats = Formats.current();
        bar.setValue(Math.min(state.done(), bar.getMax()));
        buttons.removeAll();
        if (!state.finished()) {
            text.setText(getTranslation("people.bulk.going", formats.count(state.done()), formats.count(run.total())));
            buttons.add(Buttons.plain(getTranslation("people.bulk.stop"), _ -> run.stop()));
        } else if (!toldTheEnd) {
            toldTheEnd = true;
            title(getTranslation("people.bulk.ended." + Words.wire(run.change())));
            clear();
            with(new Paragraph(new Sentence(result(state, formats))));
            refusals(state.refusals());
            onFinished.run();
        }
        if (state.finished()) {
            buttons.add(Buttons.plain(getTranslation("people.bulk.close"), _ -> onClose.run()));
        }
    }

    private String result(BulkRun.State state, Formats formats) {
        int refused = state.refusals().size();
        int changed = state.done() - refused;
        int left = run.total() - state.done();
        return getTranslation("people.bulk.done", changed, formats.count(changed))
                + (refused > 0 ? " " + getTranslation("people.bulk.refused", refused, formats.count(refused)) : "")
                + (left > 0 ? " " + getTranslation("people.bulk.left", left, formats.count(left)) : "");
    }

    private void refusals(List<BulkRun.Refusal> refusals) {
        if (refusals.isEmpty()) {
            return;
        }
        List<BulkRun.Refusal> shown = refusals.stream().limit(REFUSALS_SHOWN).toList();
        Map<UserId, String> names =
                users.names(shown.stream().map(BulkRun.Refusal::user).toList());
        var list = new UnorderedList();
        shown.forEach(one -> list.add(new ListItem(new Sentence(
                "**" + names.getOrDefault(one.user(), one.user().text()) + "**: " + Problems.explain(one.why())))));
        with(list);
    }
}
