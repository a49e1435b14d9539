package io.lapilli.operator.customers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import io.lapilli.apikey.ApiKey;
import io.lapilli.project.Project;
import io.lapilli.shared.ProjectId;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Tag;
import io.lapilli.ui.TimeText;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A customer's keys by name and tail, with their projects; projects without any are named too. */
class WorkPanel extends Panel {

    private final Instant now;

    WorkPanel(Instant now) {
        this.now = now;
        title(getTranslation("customers.work"));
    }

    void show(CustomerStory story) {
        Formats formats = Formats.current();
        int projects = story.projects().items().size();
        String more = story.projects().hasMore() ? "+" : "";
        sub(getTranslation("customers.work.sub", projects, formats.count(projects) + more));
        clear();
        List<ApiKey> keys = story.keys().items();
        if (keys.isEmpty()) {
            flush(new EmptyState(
                    getTranslation("customers.work.none"),
                    projects == 0
                            ? getTranslation("customers.work.none.text")
                            : getTranslation("customers.work.none.projects", names(story))));
            return;
        }
        Map<ProjectId, String> names = story.projectNames();
        flush(new DataTable<ApiKey>(getTranslation("customers.work"))
                .component(getTranslation("customers.work.key"), key -> name(key, names))
                .mono(getTranslation("customers.work.tail"), key -> "…" + key.last4())
                .component(getTranslation("customers.work.used"), WorkPanel::used)
                .wideOnly()
                .component(getTranslation("customers.work.state"), this::state)
                .rows(keys));
        if (story.keys().hasMore()) {
            var foot = new Div(getTranslation("customers.work.newest", keys.size()));
            foot.addClassNames("lap-foot", "lap-quiet");
            flush(foot);
        }
    }

    private String names(CustomerStory story) {
        return story.projects().items().stream().map(Project::name).collect(Collectors.joining(", "));
    }

    private static Component name(ApiKey key, Map<ProjectId, String> names) {
        var cell = new Div(new Text(key.name()));
        String project = key.project() == null ? "" : names.getOrDefault(key.project(), "");
        cell.getElement().appendChild(new Element("small").setText(project));
        return cell;
    }

    private static Component used(ApiKey key) {
        return key.lastUsedAt() == null ? new Text("—") : TimeText.ago(key.lastUsedAt());
    }

    private Component state(ApiKey key) {
        ApiKey.State state = key.state(now);
        String text = getTranslation("keys.state." + state.name().toLowerCase(Locale.ROOT));
        return switch (state) {
            case ACTIVE -> Tag.good(text);
            case EXPIRED -> Tag.bad(text);
            case REVOKED -> Tag.neutral(text);
        };
    }
}
