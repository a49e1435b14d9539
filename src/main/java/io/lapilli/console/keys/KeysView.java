package io.lapilli.console.keys;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Permission;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.ProjectId;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Chip;
import io.lapilli.ui.ChipSelect;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.ConsoleContext.ProjectChoice;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Place;
import io.lapilli.ui.Segmented;
import io.lapilli.ui.View;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every project key that the reader's organisation has, and the way to a new one. What is shown stands in the URL. */
@Route("keys")
@Menu(title = "keys.title", order = MenuOrder.KEYS, icon = "key")
@PermitAll
class KeysView extends View implements BeforeEnterObserver {

    /** In a query: opens the dialog at once. */
    static final String NEW = "new";

    /** In a query: shows one key alone. */
    static final String KEY = "key";

    private static final String PROJECT = "project";
    private static final String REVOKED = "revoked";

    private final Place place;
    private final List<ProjectChoice> projects;
    private final NewKeyDialogs dialogs;
    private final KeyPanel panel;
    private final boolean mayCreate;
    private final Segmented<Boolean> states;
    private final ChipSelect<Optional<ProjectChoice>> chip;
    private final Div filters;
    private @Nullable Chip only;
    private @Nullable ProjectId project;

    KeysView(ConsoleContext context, KeyRows rows, ApiKeys keys, NewKeyDialogs dialogs, CurrentUser user, Clock clock) {
        super("keys.title");
        this.place = context.require();
        this.projects = context.projects();
        this.dialogs = dialogs;
        this.mayCreate = user.may(place.organisation(), Permission.OWN_KEYS);
        this.panel = new KeyPanel(rows, keys, user, clock, place, this::empty);
        this.states = new Segmented<>(
                getTranslation("keys.states"),
                List.of(false, true),
                all -> getTranslation(all ? "keys.states.all" : "keys.states.valid"));
        this.chip = new ChipSelect<>(
                getTranslation("keys.project"),
                Stream.concat(
                                Stream.of(Optional.<ProjectChoice>empty()),
                                projects.stream().map(Optional::of))
                        .toList(),
                choice -> choice.map(ProjectChoice::name).orElseGet(() -> getTranslation("keys.project.all")));
        head().sub(place.organisationName());
        if (mayCreate && !projects.isEmpty()) {
            head().actions(Buttons.primary(getTranslation("keys.create"), _ -> create()));
        }
        filters = new Div(states, chip);
        filters.addClassName("lap-row");
        add(filters, panel);
        states.addValueChangeListener(change -> navigate(change.isFromClient()));
        chip.addValueChangeListener(change -> navigate(change.isFromClient()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Map<String, List<String>> parameters =
                event.getLocation().getQueryParameters().getParameters();
        boolean revokedToo = parameters.containsKey(REVOKED);
        project = Optional.ofNullable(parameters.get(PROJECT))
                .flatMap(values -> ProjectId.parse(values.getFirst()))
                .orElse(parameters.containsKey(PROJECT) ? null : place.project());
        states.setValue(revokedToo);
        chip.setValue(projects.stream().filter(one -> one.id().equals(project)).findFirst());
        show(Optional.ofNullable(parameters.get(KEY)).flatMap(values -> KeyId.parse(values.getFirst())));
        if (parameters.containsKey(NEW) && mayCreate && !projects.isEmpty()) {
            create();
        }
    }

    private void show(Optional<KeyId> key) {
        if (only != null) {
            filters.remove(only);
            only = null;
        }
        Optional<String> name = key.flatMap(panel::showOnly);
        states.setVisible(name.isEmpty());
        chip.setVisible(name.isEmpty());
        if (name.isEmpty()) {
            panel.show(project, states.getValue());
            return;
        }
        only = new Chip(
                getTranslation("keys.key"), name.get(), getTranslation("keys.only.remove"), () -> navigate(true));
        filters.add(only);
    }

    private void navigate(boolean asked) {
        if (asked) {
            Map<String, List<String>> parameters = new HashMap<>();
            parameters.put(
                    PROJECT,
                    List.of(chip.getOptionalValue()
                            .flatMap(choice -> choice)
                            .map(choice -> choice.id().text())
                            .orElse("all")));
            if (states.getValue()) {
                parameters.put(REVOKED, List.of("too"));
            }
            getUI().ifPresent(ui -> ui.navigate("keys", new QueryParameters(parameters)));
        }
    }

    private void create() {
        dialogs.open(place, projects, project, () -> show(Optional.empty()));
    }

    private Component empty() {
        if (projects.isEmpty()) {
            return new EmptyState(
                    getTranslation("keys.empty.title"),
                    getTranslation("keys.empty.project"),
                    Buttons.plain(
                            getTranslation("keys.empty.projects"),
                            _ -> getUI().ifPresent(ui -> ui.navigate("projects"))));
        }
        return mayCreate
                ? new EmptyState(getTranslation("keys.empty.title"), getTranslation("keys.empty.text"))
                : new EmptyState(getTranslation("keys.empty.title"), getTranslation("keys.empty.ask"));
    }
}
