package io.lapilli.playground.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Permission;
import io.lapilli.playground.Column;
import io.lapilli.playground.Experiment;
import io.lapilli.playground.Playground;
import io.lapilli.playground.PlaygroundRoutes;
import io.lapilli.playground.Run;
import io.lapilli.playground.Turn;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.ProjectId;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.CallSnippet;
import io.lapilli.ui.ChipSelect;
import io.lapilli.ui.CodeBlock;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.ConsoleContext.ProjectChoice;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.Icon;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Place;
import io.lapilli.ui.Redraw;
import io.lapilli.ui.Shortcut;
import io.lapilli.ui.View;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;

/**
 * Models side by side, asked the same. What is tried stands in the address, what is said does not. Leaving the page stops
 * what runs.
 */
@Route(PlaygroundRoutes.PATH)
@Menu(title = "playground.title", order = MenuOrder.PLAYGROUND, icon = "play")
@PermitAll
class PlaygroundView extends View implements BeforeEnterObserver, ColumnPanel.Host {

    /** At most twenty pictures a second. */
    private static final Duration PACE = Duration.ofMillis(50);

    private final Playground playground;
    private final CurrentUser user;
    private final LapilliSettings settings;
    private final TaskScheduler scheduler;
    private final Clock clock;
    private final Place place;
    private final List<ProjectChoice> projects;
    private final List<ColumnPanel> columns = new ArrayList<>();
    private final Div body = new Div();
    private final Div grid = new Div();
    private final Button run = Buttons.primary("", _ -> runOrStop());
    private final Button add = Buttons.plain("", _ -> addColumn());
    private final IntegerField daily = new IntegerField();
    private final ChipSelect<ProjectChoice> project;
    private final Conversation conversation;
    private List<String> models = List.of();

    PlaygroundView(
            ConsoleContext context,
            Playground playground,
            CurrentUser user,
            LapilliSettings settings,
            TaskScheduler scheduler,
            Clock clock) {
        super("playground.title");
        this.playground = playground;
        this.user = user;
        this.settings = settings;
        this.scheduler = scheduler;
        this.clock = clock;
        this.place = context.require();
        this.projects = context.projects();
        this.project = new ChipSelect<>(getTranslation("playground.charged"), projects, ProjectChoice::name);
        this.conversation = new Conversation(daily, run);
    }

    private void empty(String key, String path) {
        removeAll();
        add(
                head(),
                new Panel()
                        .with(new EmptyState(
                                getTranslation(key + "title"),
                                getTranslation(key + "text"),
                                Buttons.plain(
                                        getTranslation(key + "do"),
                                        _ -> UI.getCurrentOrThrow().navigate(path)))));
    }

    private void build() {
        project.addValueChangeListener(_ -> changed());
        add.setText(getTranslation("playground.column.add"));
        add.setIcon(Icon.PLUS.create());
        head().sub(getTranslation("playground.sub")).actions(project, add);
        daily.setLabel(getTranslation("playground.daily"));
        daily.setMin(1);
        daily.setMax((int) Experiment.MOST_DAILY);
        daily.addValueChangeListener(_ -> changed());
        grid.addClassName("lap-play-columns");
        body.addClassName("lap-play");
        body.add(conversation, grid);
        add(body);
        Shortcut.RUN.does(this, this::runOrStop);
        showRunning();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!user.may(place.organisation(), Permission.OWN_KEYS)) {
            event.rerouteToError(AccessDeniedException.class);
            return;
        }
        models = playground.models(user.id(), place.organisation(), place.currency());
        if (projects.isEmpty()) {
            empty("playground.empty.project.", "projects");
        } else if (models.isEmpty()) {
            empty("playground.empty.model.", "models");
        } else {
            show(event);
        }
    }

    private void show(BeforeEnterEvent event) {
        if (body.getParent().isEmpty()) {
            build();
        }
        Experiment wanted =
                Experiment.parse(event.getLocation().getQueryParameters().getParameters(), models.getFirst());
        project.setValue(choice(wanted.project()).orElseGet(this::usualProject));
        daily.setValue((int) wanted.daily());
        List.copyOf(columns).forEach(this::drop);
        wanted.columns().forEach(this::append);
    }

    /** The one that the reader looks at, else the first. */
    private ProjectChoice usualProject() {
        return choice(place.project()).orElse(projects.getFirst());
    }

    private Optional<ProjectChoice> choice(@Nullable ProjectId id) {
        return projects.stream().filter(choice -> choice.id().equals(id)).findFirst();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        columns.forEach(ColumnPanel::stop);
    }

    // ---- columns

    private void append(Column column) {
        var panel = new ColumnPanel(column, models, this);
        panel.daily(daily());
        columns.add(panel);
        grid.add(panel);
        arrange();
    }

    private void addColumn() {
        append(columns.getLast().column());
        changed();
    }

    @Override
    public void remove(ColumnPanel column) {
        drop(column);
        changed();
        showRunning();
    }

    private void drop(ColumnPanel column) {
        column.stop();
        columns.remove(column);
        grid.remove(column);
        arrange();
    }

    private void arrange() {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).stands(i, columns.size() == 1);
        }
        body.getElement().setAttribute("data-columns", Integer.toString(columns.size()));
        add.setEnabled(columns.size() < Experiment.MOST_COLUMNS);
    }

    @Override
    public boolean rehearses(String model) {
        return playground.rehearses(model);
    }

    @Override
    public void goOn(String answer) {
        conversation.goOn(answer);
    }

    /** The address follows, so that it can be kept and sent; there is nothing to load. */
    @Override
    public void changed() {
        columns.forEach(column -> column.daily(daily()));
        if (!columns.isEmpty()) {
            getUI().ifPresent(ui -> ui.getPage()
                    .getHistory()
                    .replaceState(
                            null,
                            new Location(
                                    PlaygroundRoutes.PATH,
                                    new QueryParameters(experiment().query()))));
        }
    }

    private Experiment experiment() {
        ProjectId chosen = project.getValue().id();
        return new Experiment(
                columns.stream().map(ColumnPanel::column).toList(),
                daily(),
                chosen.equals(usualProject().id()) ? null : chosen);
    }

    private long daily() {
        Integer value = daily.getValue();
        return value == null || value < 1 || value > Experiment.MOST_DAILY ? Experiment.USUAL_DAILY : value;
    }

    // ---- runs

    private void runOrStop() {
        if (running()) {
            columns.forEach(ColumnPanel::stop);
            return;
        }
        List<Turn> said = conversation.said();
        if (said.stream().noneMatch(turn -> turn.role() == Turn.Role.USER)) {
            conversation.miss();
        } else if (columns.stream().noneMatch(ColumnPanel::wrong)) {
            start(said);
        }
    }

    private void start(List<Turn> said) {
        var redraw = new Redraw(UI.getCurrentOrThrow(), PACE, this::draw, scheduler, clock);
        List<Run> runs = playground.start(
                user.id(),
                place.organisation(),
                project.getValue().id(),
                columns.stream().map(ColumnPanel::column).toList(),
                said,
                redraw::wake);
        for (int i = 0; i < runs.size(); i++) {
            columns.get(i).begin(runs.get(i));
        }
        showRunning();
        // what came before its column showed it
        redraw.wake();
    }

    private void draw() {
        boolean before = running();
        columns.forEach(column -> column.draw(daily()));
        if (before && !running()) {
            showRunning();
        }
    }

    private boolean running() {
        return columns.stream().anyMatch(ColumnPanel::running);
    }

    private void showRunning() {
        boolean running = running();
        run.setText(getTranslation(running ? "playground.stop" : "playground.run"));
        run.setSuffixComponent(running ? null : new Keys("Ctrl ↵"));
        add.setEnabled(!running && columns.size() < Experiment.MOST_COLUMNS);
    }

    /** The keys that do the same; drawn, not read out. */
    private static final class Keys extends Div {
        Keys(String keys) {
            getElement().setAttribute("aria-hidden", "true").appendChild(new Element("kbd").setText(keys));
        }
    }

    // ---- code

    @Override
    public void showCode(ColumnPanel panel) {
        Column column = panel.column();
        Map<String, BigDecimal> parameters = new LinkedHashMap<>();
        column.parameters().forEach((parameter, value) -> parameters.put(parameter.wire(), value));
        List<CallSnippet.Message> messages = conversation.said().stream()
                .map(turn -> new CallSnippet.Message(turn.role().wire(), turn.text()))
                .toList();
        CallSnippet snippet = CallSnippet.chat(column.model(), messages, parameters);
        String title = getTranslation("playground.code.of", column.model());
        var dialog = new FormDialog(title).wide();
        dialog.then(
                title,
                getTranslation("playground.code.close"),
                new CodeBlock(title, snippet.samples(CallSnippet.address(settings.baseUrl()), null)));
        dialog.open();
    }
}
