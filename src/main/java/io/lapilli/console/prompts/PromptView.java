package io.lapilli.console.prompts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Members;
import io.lapilli.identity.Permission;
import io.lapilli.playground.Playground;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.prompt.Prompt;
import io.lapilli.prompt.PromptContent;
import io.lapilli.prompt.PromptUse;
import io.lapilli.prompt.PromptUses;
import io.lapilli.prompt.PromptVersion;
import io.lapilli.prompt.Prompts;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.PromptId;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.CallSnippet;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.Note;
import io.lapilli.ui.Place;
import io.lapilli.ui.Problems;
import io.lapilli.ui.Segmented;
import io.lapilli.ui.Shortcut;
import io.lapilli.ui.Tag;
import io.lapilli.ui.Toast;
import io.lapilli.ui.Tone;
import io.lapilli.ui.View;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;

/** One prompt: written and tried, its versions and labels, and its use. Tab and version stand in the address. */
@Route(PromptsView.PATH)
@PermitAll
class PromptView extends View implements HasUrlParameter<String>, BeforeLeaveObserver {

    private static final String TAB = "tab";
    private static final String VERSION = "version";

    private enum Tab {
        WRITE,
        VERSIONS,
        USE;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Place place;
    private final Prompts prompts;
    private final PromptUses uses;
    private final Projects projects;
    private final ApiKeys keys;
    private final Members members;
    private final PromptActions actions;
    private final WriteTab.Tools tools;
    private final CurrentUser user;
    private final LapilliSettings settings;
    private final Segmented<Tab> tabs;
    private final Div notes = new Div();
    private final Div body = new Div();
    private final Button publish = Buttons.primary(getTranslation("prompts.publish"), _ -> publish());
    private @Nullable WriteTab write;
    private @Nullable Prompt prompt;
    private int version;

    PromptView(
            ConsoleContext context,
            Prompts prompts,
            PromptUses uses,
            Projects projects,
            ApiKeys keys,
            Members members,
            PromptActions actions,
            Playground playground,
            CurrentUser user,
            LapilliSettings settings,
            TaskScheduler scheduler,
            Clock clock) {
        super("prompts.one");
        this.place = context.require();
        this.prompts = prompts;
        this.uses = uses;
        this.projects = projects;
        this.keys = keys;
        this.members = members;
        this.actions = actions;
        this.tools = new WriteTab.Tools(playground, scheduler, clock);
        this.user = user;
        this.settings = settings;
        this.tabs = new Segmented<>(
                getTranslation("prompts.tabs"),
                List.of(Tab.values()),
                tab -> getTranslation("prompts.tab." + tab.wire()));
        tabs.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                showTab();
                address();
            }
        });
        add(tabs, notes, body);
        Shortcut.RUN.does(this, () -> {
            if (write != null && tabs.getValue() == Tab.WRITE) {
                write.runOrStop();
            }
        });
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        PromptId id = PromptId.parse(parameter).orElseThrow(() -> new NotFoundException("prompt", parameter));
        Map<String, List<String>> asked =
                event.getLocation().getQueryParameters().getParameters();
        members.require(user.actor(), place.organisation(), Permission.VIEW);
        Prompt found = prompts.get(place.organisation(), id);
        show(found, number(asked, found.latest()), tab(asked));
    }

    private static int number(Map<String, List<String>> asked, int latest) {
        try {
            int number =
                    Integer.parseInt(asked.getOrDefault(VERSION, List.of("")).getFirst());
            return number >= 1 && number <= latest ? number : latest;
        } catch (NumberFormatException none) {
            return latest;
        }
    }

    private static Tab tab(Map<String, List<String>> asked) {
        String wanted = asked.getOrDefault(TAB, List.of("")).getFirst();
        return List.of(Tab.values()).stream()
                .filter(tab -> tab.wire().equals(wanted))
                .findFirst()
                .orElse(Tab.WRITE);
    }

    private void show(Prompt found, int number, Tab tab) {
        prompt = found;
        version = number;
        Project project = projects.get(place.organisation(), found.project());
        boolean mayWrite = head(found, project);
        PromptVersion shown = prompts.version(place.organisation(), found.id(), number);
        write = new WriteTab(
                place,
                found.project(),
                user.id(),
                new WriteTab.Rights(mayWrite, actions.mayTry(place) && !project.archived()),
                shown.content(),
                actions.models(place),
                tools,
                this::changed);
        notes.removeAll();
        if (number < found.latest()) {
            notes.add(new Note(
                    Tone.NEUTRAL,
                    getTranslation(mayWrite ? "prompts.older.write" : "prompts.older", number, found.latest() + 1)));
        }
        changed(write);
        tabs.setValue(tab);
        showTab();
    }

    /** @return whether the reader may change it */
    private boolean head(Prompt found, Project project) {
        boolean mayWrite = actions.mayWrite(place) && !found.archived() && !project.archived();
        named(found.name());
        head().sub(getTranslation("prompts.one.sub", project.name(), found.id().text()));
        head().marked(mark(found));
        publish.setVisible(mayWrite);
        head().onlyActions(buttons(found, mayWrite, project.archived()));
        return mayWrite;
    }

    private Component mark(Prompt found) {
        Tag mark = Tag.neutral(getTranslation("prompts.archived"));
        mark.setVisible(found.archived());
        return mark;
    }

    private Component[] buttons(Prompt found, boolean mayWrite, boolean projectArchived) {
        var buttons = new ArrayList<Component>();
        if (mayWrite) {
            buttons.add(Buttons.danger(getTranslation("prompts.archive"), _ -> {
                PromptUse use = uses.of(List.of(found.id())).get(found.id());
                actions.archive(place, found, use == null ? 0 : use.calls(), this::reload);
            }));
            buttons.add(
                    Buttons.plain(getTranslation("prompts.rename"), _ -> actions.rename(place, found, this::refresh)));
            buttons.add(publish);
        } else if (found.archived() && !projectArchived && actions.mayWrite(place)) {
            buttons.add(
                    Buttons.plain(getTranslation("prompts.restore"), _ -> actions.restore(place, found, this::reload)));
        }
        return buttons.toArray(Component[]::new);
    }

    /** Publishing is there once there is something to publish. */
    private void changed(WriteTab written) {
        boolean older = prompt != null && version < prompt.latest();
        publish.setEnabled(older || written.dirty());
    }

    private void showTab() {
        Prompt shown = shown();
        body.removeAll();
        body.add(
                switch (tabs.getValue()) {
                    case WRITE -> written();
                    case VERSIONS ->
                        new VersionsTab(place, prompts, actions, shown, publish.isVisible(), this::refresh);
                    case USE ->
                        new UseTab(
                                place,
                                shown,
                                prompts.version(place.organisation(), shown.id(), shown.latest())
                                        .content(),
                                prompts.labels(place.organisation(), shown.id()),
                                uses,
                                keys,
                                CallSnippet.address(settings.baseUrl()));
                });
        notes.setVisible(tabs.getValue() == Tab.WRITE);
    }

    private void publish() {
        Prompt shown = shown();
        PromptContent content;
        try {
            content = written().content();
        } catch (InvalidInputException wrong) {
            tabs.setValue(Tab.WRITE);
            showTab();
            Toast.say(Problems.explain(wrong));
            return;
        }
        Map<String, Integer> labels = prompts.labels(place.organisation(), shown.id());
        Prompt newest = prompts.get(place.organisation(), shown.id());
        actions.publish(place, newest, content, labels, made -> {
            version = made.number();
            reload();
        });
    }

    /** Shows the prompt as it is now; what was written goes. */
    private void reload() {
        Prompt fresh = prompts.get(place.organisation(), shown().id());
        show(fresh, Math.min(version, fresh.latest()), tabs.getValue());
        address();
    }

    /** Shows its name and labels as they are now; what is being written stays. */
    private void refresh() {
        Prompt fresh = prompts.get(place.organisation(), shown().id());
        prompt = fresh;
        head(fresh, projects.get(place.organisation(), fresh.project()));
        showTab();
    }

    private void address() {
        var query = new LinkedHashMap<String, String>();
        if (tabs.getValue() != Tab.WRITE) {
            query.put(TAB, tabs.getValue().wire());
        }
        if (version < shown().latest()) {
            query.put(VERSION, Integer.toString(version));
        }
        var location = new Location(PromptsView.PATH + '/' + shown().id().text(), QueryParameters.simple(query));
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, location));
    }

    /** What was written and not published is not lost by a wrong click. */
    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (write != null && publish.isVisible() && write.dirty()) {
            var going = event.postpone();
            new Confirmation(getTranslation("prompts.leave.ask"))
                    .says(getTranslation("prompts.leave.says"))
                    .ask(getTranslation("prompts.leave.do"), () -> {
                        write = null;
                        going.proceed();
                    });
        }
    }

    private WriteTab written() {
        if (write == null) {
            throw new IllegalStateException("no prompt is shown");
        }
        return write;
    }

    private Prompt shown() {
        if (prompt == null) {
            throw new IllegalStateException("no prompt is shown");
        }
        return prompt;
    }
}
