package io.lapilli.console.usage;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.Slice;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.ChipSelect;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Tag;
import io.lapilli.ui.TimeText;
import io.lapilli.usage.Endpoint;
import io.lapilli.usage.RequestLog;
import io.lapilli.usage.UsageEvent;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of the log, the newest request first. */
class RequestTable extends Panel {

    private static final String NONE = "—";
    private static final int CLIENT_GONE = 499;
    private static final int FAILED = 400;

    private final Formats formats = Formats.current();
    private final DataTable<LoggedRequest> table;
    private final ChipSelect<Boolean> failures;
    private final Button older;
    private final Button newest;
    private final Div foot;
    private Slice<LoggedRequest> page = new Slice<>(List.of(), false);

    /** @param asks what the reader asks for */
    RequestTable(Consumer<Function<UsageState, UsageState>> asks) {
        super("");
        title(getTranslation("usage.log"));
        failures = new ChipSelect<>(
                getTranslation("usage.log.show"),
                List.of(false, true),
                only -> getTranslation(only ? "usage.log.failed" : "usage.log.all"));
        failures.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                asks.accept(state -> state.failures(event.getValue()));
            }
        });
        table = new DataTable<LoggedRequest>(getTranslation("usage.log"))
                .component(getTranslation("usage.log.when"), RequestTable::when)
                .mono(getTranslation("usage.log.key"), row -> tail(row.key()))
                .wideOnly()
                .text(
                        getTranslation("usage.log.model"),
                        row -> row.settled().request().model())
                .wideOnly()
                .number(
                        getTranslation("usage.log.prompt"),
                        row -> count(row, event -> event.tokens().input()))
                .component(getTranslation("usage.log.answer"), this::answer)
                .right()
                .number(getTranslation("usage.log.first"), this::firstToken)
                .wideOnly()
                .number(getTranslation("usage.log.charge"), this::charge)
                .onOpen(
                        row -> getTranslation(
                                "usage.log.open", row.settled().id().text()),
                        row -> asks.accept(state -> state.request(row.settled().id())));
        older = Buttons.plain(getTranslation("usage.log.older"), _ -> asks.accept(state -> state.older(end())));
        newest = Buttons.quiet(getTranslation("usage.log.newest"), _ -> asks.accept(state -> state.older(null)));
        foot = new Div(newest, older);
        foot.addClassName("lap-foot");
        actions(failures);
        flush(table.skeleton(5));
    }

    void show(Slice<LoggedRequest> page, UsageState state, long charged) {
        this.page = page;
        sub(getTranslation("usage.log.sub", charged, formats.count(charged)));
        failures.setValue(state.failures());
        clear();
        if (page.items().isEmpty()) {
            flush(new EmptyState(
                    getTranslation(state.failures() ? "usage.log.none.failed" : "usage.log.none"),
                    getTranslation("usage.log.none.text")));
        } else {
            flush(table.rows(page.items()));
        }
        newest.setVisible(state.older() != null);
        older.setVisible(page.hasMore());
        if (newest.isVisible() || older.isVisible()) {
            flush(foot);
        }
        choose(state.request());
    }

    void choose(@Nullable RequestId id) {
        table.choose(page.items().stream()
                .filter(row -> row.settled().id().equals(id))
                .findFirst()
                .orElse(null));
    }

    private RequestLog.@Nullable Place end() {
        if (page.items().isEmpty()) {
            return null;
        }
        var last = page.items().getLast().settled();
        return new RequestLog.Place(last.request().admittedAt(), last.id());
    }

    private static Component when(LoggedRequest row) {
        return TimeText.second(row.settled().request().admittedAt());
    }

    /** "…Vq3e", or "Playground" without the person: what a narrow column has room for. */
    private static String tail(String key) {
        int dots = key.lastIndexOf('…');
        return dots < 0 ? key.split(" · ", 2)[0] : key.substring(dots);
    }

    private String count(LoggedRequest row, Function<UsageEvent, Long> tokens) {
        UsageEvent event = row.settled().event();
        return event == null ? NONE : formats.count(tokens.apply(event));
    }

    private Component answer(LoggedRequest row) {
        var request = row.settled().request();
        var event = row.settled().event();
        boolean answers = request.endpoint() == Endpoint.CHAT;
        var cell = new Div(new Text(answers ? count(row, one -> one.tokens().output()) : NONE));
        if (event != null && event.estimated()) {
            cell.add(new Text(" "), Tag.warn(getTranslation("usage.log.estimated")));
        }
        if (request.status() >= FAILED) {
            String status = String.valueOf(request.status());
            cell.add(new Text(" "), request.status() == CLIENT_GONE ? Tag.neutral(status) : Tag.bad(status));
        }
        return cell;
    }

    private String firstToken(LoggedRequest row) {
        Integer millis = row.settled().request().firstTokenMillis();
        return millis == null ? NONE : formats.duration(Duration.ofMillis(millis));
    }

    private String charge(LoggedRequest row) {
        UsageEvent event = row.settled().event();
        return event == null ? "0" : formats.exactAmount(event.charge().total());
    }
}
