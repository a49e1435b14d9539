package io.lapilli.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Hr;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.spring.annotation.SpringComponent;
import io.lapilli.shared.ProjectId;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.ConsoleContext.OrganisationChoice;
import io.lapilli.ui.Icon;
import io.lapilli.ui.Place;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** Says which organisation and project the screens are about, and changes it. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class Switcher extends Div {

    private final ObjectProvider<ConsoleContext> contexts;
    private final NativeButton button = new NativeButton();
    private final Popover popover = new Popover();
    private final Div menu = new Div();

    Switcher(ObjectProvider<ConsoleContext> contexts) {
        this.contexts = contexts;
        button.addClassName("lap-switch");
        button.getElement().setAttribute("aria-haspopup", "true");
        menu.addClassName("lap-menu");
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAriaLabel(getTranslation("ui.switch"));
        popover.setAutofocus(true);
        popover.add(menu);
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                fill();
            }
        });
        add(button, popover);
    }

    void refresh() {
        Optional<Place> place = context().flatMap(ConsoleContext::place);
        setVisible(place.isPresent());
        place.ifPresent(here -> {
            button.removeAll();
            button.add(new Span(here.organisationName()), project(here), Icon.DOWN.create());
        });
    }

    private Component project(Place here) {
        var project = new Span(
                "/ " + (here.projectName() == null ? getTranslation("ui.switch.all-projects") : here.projectName()));
        project.addClassName("lap-sub");
        return project;
    }

    private void fill() {
        menu.removeAll();
        context()
                .ifPresent(context -> context.place().ifPresent(here -> {
                    menu.add(title(getTranslation("ui.switch.projects", here.organisationName())));
                    menu.add(choice(
                            getTranslation("ui.switch.all-projects"),
                            here.project() == null,
                            () -> go(context, here, null)));
                    context.projects()
                            .forEach(project -> menu.add(choice(
                                    project.name(),
                                    project.id().equals(here.project()),
                                    () -> go(context, here, project.id()))));
                    if (context.organisations().size() > 1) {
                        menu.add(new Hr(), title(getTranslation("ui.switch.organisations")));
                        context.organisations().forEach(other -> menu.add(organisation(context, here, other)));
                    }
                }));
    }

    private Component organisation(ConsoleContext context, Place here, OrganisationChoice other) {
        return choice(other.name(), other.id().equals(here.organisation()), () -> {
            context.go(other.id(), null);
            popover.close();
            again(true);
        });
    }

    private void go(ConsoleContext context, Place here, @Nullable ProjectId project) {
        context.go(here.organisation(), project);
        popover.close();
        again(false);
    }

    /** The current screen again; another organisation's things are not there, so below a list only the list. */
    private void again(boolean otherOrganisation) {
        getUI().ifPresent(ui -> {
            var here = ui.getActiveViewLocation();
            if (otherOrganisation && here.getSegments().size() > 1) {
                ui.navigate(here.getFirstSegment());
            } else {
                ui.refreshCurrentRoute(true);
            }
        });
    }

    private static Component title(String text) {
        var title = new Div(text);
        title.addClassName("lap-title");
        return title;
    }

    private static Component choice(String text, boolean chosen, Runnable onClick) {
        var item = new NativeButton("", _ -> onClick.run());
        item.addClassName("lap-item");
        item.add(new Span(text));
        if (chosen) {
            var check = Icon.CHECK.create();
            check.addClassName("lap-end");
            item.add(check);
            item.getElement().setAttribute("aria-current", "true");
        }
        return item;
    }

    private Optional<ConsoleContext> context() {
        return contexts.stream().findFirst();
    }
}
