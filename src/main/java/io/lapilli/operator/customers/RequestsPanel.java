package io.lapilli.operator.customers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import io.lapilli.operator.customers.StoryReader.Logged;
import io.lapilli.shared.Slice;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Segmented;
import io.lapilli.ui.Tag;
import io.lapilli.ui.TimeText;
import io.lapilli.usage.RequestRecord;
import io.lapilli.usage.UsageEvent;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A customer's newest requests, and why some failed. */
class RequestsPanel extends Panel {

    private static final int CLIENT_GONE = 499;
    private static final int FAILED = 400;
    private static final String NONE = "—";

    private final Formats formats = Formats.current();
    private final Segmented<Boolean> failures;

    RequestsPanel(Consumer<UnaryOperator<StoryState>> asks) {
        title(getTranslation("customers.log"));
        failures = new Segmented<>(
                getTranslation("customers.log.show"),
                List.of(false, true),
                only -> getTranslation(only ? "customers.log.failed" : "customers.log.all"));
        failures.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                asks.accept(state -> state.failures(chosen.getValue()));
            }
        });
        actions(failures);
    }

    void show(Slice<Logged> page, boolean onlyFailures) {
        failures.setValue(onlyFailures);
        sub(getTranslation("customers.log.sub"));
        clear();
        if (page.items().isEmpty()) {
            flush(new EmptyState(
                    getTranslation(onlyFailures ? "customers.log.none.failed" : "customers.log.none"),
                    getTranslation("customers.log.none.text")));
            return;
        }
        flush(new DataTable<Logged>(getTranslation("customers.log"))
                .component(
                        getTranslation("customers.log.when"),
                        row -> TimeText.second(row.settled().request().admittedAt()))
                .component(getTranslation("customers.log.model"), RequestsPanel::model)
                .component(getTranslation("customers.log.answer"), this::answer)
                .number(getTranslation("customers.log.tokens"), this::tokens)
                .wideOnly()
                .number(
                        getTranslation("customers.log.took"),
                        row -> formats.duration(
                                Duration.ofMillis(row.settled().request().durationMillis())))
                .wideOnly()
                .number(getTranslation("customers.log.charge"), this::charge)
                .wideOnly()
                .component(getTranslation("customers.log.request"), RequestsPanel::id)
                .wideOnly()
                .rows(page.items()));
    }

    private static Component model(Logged row) {
        var cell = new Div(new Text(row.settled().request().model()));
        cell.getElement().appendChild(new Element("small").setText(row.key()));
        return cell;
    }

    private Component answer(Logged row) {
        RequestRecord request = row.settled().request();
        String status = String.valueOf(request.status());
        if (request.status() < FAILED) {
            return Tag.good(status);
        }
        var cell = new Div(request.status() == CLIENT_GONE ? Tag.neutral(status) : Tag.bad(status));
        if (request.code() != null) {
            var code = new Element("small").setText(request.code());
            code.getClassList().add("lap-mono");
            cell.getElement().appendChild(code);
        }
        return cell;
    }

    private String tokens(Logged row) {
        UsageEvent event = row.settled().event();
        return event == null
                ? NONE
                : formats.count(event.tokens().input() + event.tokens().output());
    }

    private String charge(Logged row) {
        UsageEvent event = row.settled().event();
        return event == null
                ? NONE
                : formats.exactMoney(event.charge().total(), event.charge().currency());
    }

    private static Component id(Logged row) {
        var id = new Element("span").setText(row.settled().id().text());
        id.getClassList().add("lap-mono");
        var cell = new Div();
        cell.getElement().appendChild(id);
        return cell;
    }
}
