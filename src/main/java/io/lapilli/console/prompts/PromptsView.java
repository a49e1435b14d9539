package io.lapilli.console.prompts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.lapilli.prompt.Prompt;
import io.lapilli.prompt.PromptQuery;
import io.lapilli.prompt.PromptUses;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Formats;
import io.lapilli.ui.LongTable;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Place;
import io.lapilli.ui.SearchField;
import io.lapilli.ui.Segmented;
import io.lapilli.ui.Tag;
import io.lapilli.ui.TimeText;
import io.lapilli.ui.View;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The prompts of a project, or of all: their labels, how much they are called, when they were changed. */
@Route(PromptsView.PATH)
@Menu(title = "prompts.title", order = MenuOrder.PROMPTS, icon = "text")
@PermitAll
class PromptsView extends View implements BeforeEnterObserver {

    static final String PATH = "prompts";

    private static final String QUERY = "query";
    private static final String ARCHIVED = "archived";
    private static final String NONE = "—";

    private final Place place;
    private final PromptRows rows;
    private final PromptActions actions;
    private final SearchField search;
    private final Segmented<Boolean> states;
    private final Div bar = new Div();
    private final Panel panel = new Panel();
    private PromptQuery query;

    PromptsView(ConsoleContext context, PromptRows rows, PromptActions actions) {
        super("prompts.title");
        this.place = context.require();
        this.rows = rows;
        this.actions = actions;
        this.query = query("", false);
        this.search = new SearchField(getTranslation("prompts.search"), text -> go(text, query.archivedToo()));
        this.states = new Segmented<>(
                getTranslation("prompts.states"),
                List.of(false, true),
                all -> getTranslation(all ? "prompts.states.all" : "prompts.states.active"));
        states.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(query.text(), change.getValue());
            }
        });
        head().sub(getTranslation("prompts.sub"));
        if (actions.mayWrite(place) && !context.projects().isEmpty()) {
            head().actions(Buttons.primary(
                    getTranslation("prompts.create"), _ -> actions.create(place, context.projects(), this::open)));
        }
        bar.add(search, states);
        bar.addClassName("lap-row");
        add(bar, panel);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Map<String, List<String>> asked =
                event.getLocation().getQueryParameters().getParameters();
        String text = asked.getOrDefault(QUERY, List.of("")).getFirst();
        query = query(text, asked.containsKey(ARCHIVED));
        search.show(query.text());
        states.setValue(query.archivedToo());
        int count = rows.count(query);
        panel.clear();
        bar.setVisible(count > 0 || !query.text().isEmpty() || rows.count(query("", true)) > 0);
        if (count == 0) {
            panel.with(empty());
        } else {
            panel.flush(table().rows(count, (offset, limit) -> rows.page(query, offset, limit)));
        }
    }

    private PromptQuery query(String text, boolean archivedToo) {
        return new PromptQuery(place.organisation(), place.project(), text, archivedToo);
    }

    private void go(String text, boolean archivedToo) {
        var parameters = new LinkedHashMap<String, String>();
        if (!text.isBlank()) {
            parameters.put(QUERY, text);
        }
        if (archivedToo) {
            parameters.put(ARCHIVED, "too");
        }
        getUI().ifPresent(ui -> ui.navigate(PATH, QueryParameters.simple(parameters)));
    }

    private LongTable<PromptRow> table() {
        Formats formats = Formats.current();
        return new LongTable<PromptRow>(getTranslation("prompts.title"))
                .component(getTranslation("prompts.name"), this::name)
                .grows()
                .component(getTranslation("prompts.labels"), row -> labels(row))
                .number(
                        getTranslation("prompts.version"),
                        row -> formats.count(row.prompt().latest()))
                .wideOnly()
                .component(getTranslation("prompts.calls", PromptUses.DAYS), row -> calls(row, formats))
                .right()
                .component(
                        getTranslation("prompts.changed"),
                        row -> TimeText.ago(row.prompt().changedAt()))
                .right()
                .wideOnly()
                .onOpen(row -> open(row.prompt()));
    }

    private Component name(PromptRow row) {
        var link =
                new Anchor(PATH + '/' + row.prompt().id().text(), row.prompt().name());
        var cell = new Div(link);
        if (row.prompt().archived()) {
            cell.add(new Text(" "), Tag.neutral(getTranslation("prompts.archived")));
        }
        cell.getElement().appendChild(new Element("small").setText(row.project()));
        return cell;
    }

    private static Component labels(PromptRow row) {
        return row.labels().isEmpty() ? new Text(NONE) : new LabelTags(row.labels(), true);
    }

    private Component calls(PromptRow row, Formats formats) {
        if (row.use() == null) {
            return new Text(NONE);
        }
        var cell = new Span(formats.count(row.use().calls()));
        cell.setTitle(
                getTranslation("prompts.calls.last", formats.exact(row.use().lastAt())));
        return cell;
    }

    private Component empty() {
        return query.text().isEmpty()
                ? new EmptyState(
                        getTranslation("prompts.empty.title"),
                        getTranslation(actions.mayWrite(place) ? "prompts.empty.text" : "prompts.empty.ask"))
                : new EmptyState(
                        getTranslation("prompts.none.title"), getTranslation("prompts.none.text", query.text()));
    }

    private void open(Prompt prompt) {
        getUI().ifPresent(ui -> ui.navigate(PATH + '/' + prompt.id().text()));
    }
}
