package io.lapilli.console.usage;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.streams.DownloadEvent;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Place;
import io.lapilli.ui.Sentence;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves all requests of a span as a file while it shows how far it is; it can be stopped. The file is written as it is
 * read, and goes on when the page is left.
 */
class ExportDialog extends Dialog {

    private static final Logger log = LoggerFactory.getLogger(ExportDialog.class);
    private static final long PACE = 300_000_000; // nanoseconds

    private final RequestExport export;
    private final Place place;
    private final UsageState state;
    private final Span span;
    private final Formats formats;
    private final ProgressBar bar = new ProgressBar();
    private final Sentence how = new Sentence("");
    private final Anchor save = new Anchor(this::download, getTranslation("usage.export.save"));
    private final Button stop;
    private final Button close;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** @param state what is exported, as it is filtered @param days its span in words */
    ExportDialog(RequestExport export, Place place, UsageState state, Span span, String days) {
        this.export = export;
        this.place = place;
        this.state = state;
        this.span = span;
        this.formats = Formats.current().in(place.zone());
        setHeaderTitle(getTranslation("usage.export.title"));
        bar.setVisible(false);
        bar.getElement().setAttribute("aria-label", getTranslation("usage.export.progress"));
        how.getElement().setAttribute("role", "status");
        var body = new Div(new Paragraph(new Sentence(getTranslation("usage.export.text", days))), bar, how);
        body.addClassNames("lap-dialog", "lap-stack");
        add(body);
        save.addClassNames("lap-button", "lap-do");
        stop = Buttons.quiet(getTranslation("usage.export.stop"), _ -> stopped.set(true));
        stop.setVisible(false);
        close = Buttons.quiet(getTranslation("usage.export.close"), _ -> close());
        getFooter().add(stop, close, save);
    }

    private void download(DownloadEvent event) {
        UI ui = event.getUI();
        stopped.set(false);
        event.setFileName("requests-" + span.first() + "-" + span.last() + ".csv");
        event.setContentType("text/csv;charset=utf-8");
        show(ui, this::started);
        var watch = new Watch(ui);
        boolean complete = false;
        try {
            complete = export.write(place, state, event.getOutputStream(), watch);
        } catch (IOException gone) {
            log.debug("Nobody takes an export any more", gone);
        } finally {
            String end = complete ? "usage.export.done" : "usage.export.stopped";
            double part = complete ? 1 : watch.part;
            show(ui, () -> ended(getTranslation(end, formats.count(watch.rows)), part));
        }
    }

    private void started() {
        bar.setVisible(true);
        bar.setValue(0);
        how.say(getTranslation("usage.export.begins"));
        save.setVisible(false);
        close.setVisible(false);
        stop.setVisible(true);
    }

    private void ended(String sentence, double part) {
        bar.setValue(part);
        how.say(sentence);
        stop.setVisible(false);
        close.setVisible(true);
        save.setVisible(true);
    }

    /** A page that was left needs no news. */
    private static void show(UI ui, Command news) {
        try {
            ui.access(news);
        } catch (UIDetachedException left) {
            log.trace("The page was left while its export goes on", left);
        }
    }

    /** Tells the page a few times a second; used by one thread. */
    private final class Watch implements ExportProgress {

        private final UI ui;
        private volatile long rows;
        private volatile double part;
        private long told = System.nanoTime() - PACE;

        Watch(UI ui) {
            this.ui = ui;
        }

        @Override
        public boolean written(long written, Instant back) {
            rows = written;
            part = part(back);
            if (System.nanoTime() - told >= PACE) {
                told = System.nanoTime();
                show(ui, () -> tell(written, back));
            }
            return !stopped.get();
        }

        private void tell(long written, Instant back) {
            bar.setValue(part);
            how.say(getTranslation("usage.export.running", formats.count(written), formats.dateTime(back)));
        }

        private double part(Instant back) {
            Instant to = span.to(place.zone());
            double whole = Duration.between(span.from(place.zone()), to).toMillis();
            return Math.clamp(Duration.between(back, to).toMillis() / whole, 0, 1);
        }
    }
}
