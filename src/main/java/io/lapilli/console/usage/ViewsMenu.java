package io.lapilli.console.usage;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Hr;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.lapilli.shared.Names;
import io.lapilli.shared.OrganisationId;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.Icon;
import io.lapilli.ui.Toast;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The reader's saved views: open one, name what is shown now, rename and delete. */
class ViewsMenu extends Div {

    private final SavedViews views;
    private final OrganisationId organisation;
    private final Supplier<UsageState> shown;
    private final Popover popover = new Popover();
    private final Div menu = new Div();

    /** @param shown what the screen shows now */
    ViewsMenu(SavedViews views, OrganisationId organisation, Supplier<UsageState> shown) {
        this.views = views;
        this.organisation = organisation;
        this.shown = shown;
        var button = new Button(getTranslation("usage.views"), Icon.DOWN.create());
        button.setIconAfterText(true);
        menu.addClassName("lap-menu");
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(getTranslation("usage.views"));
        popover.add(menu);
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                fill();
            }
        });
        add(button, popover);
    }

    private void fill() {
        menu.removeAll();
        List<SavedView> all = views.all(organisation);
        if (all.isEmpty()) {
            var none = new Paragraph(getTranslation("usage.views.none"));
            none.addClassNames("lap-quiet", "lap-views-none");
            menu.add(none);
        }
        String now = query();
        all.forEach(view -> menu.add(row(view, view.query().equals(now))));
        menu.add(new Hr(), item(Icon.PLUS.create(), getTranslation("usage.views.save"), this::save));
    }

    /** Without the request that is explained and the log's page, which are of the moment. */
    private String query() {
        return shown.get().request(null).older(null).query().getQueryString();
    }

    private Component row(SavedView view, boolean current) {
        NativeButton open = item(
                Icon.CHART.create(),
                view.name(),
                () -> getUI().ifPresent(
                                ui -> ui.navigate(UsageRoutes.USAGE, QueryParameters.fromString(view.query()))));
        if (current) {
            open.getElement().setAttribute("aria-current", "true");
        }
        var row = new Div(
                open,
                Buttons.icon(Icon.EDIT, getTranslation("usage.views.rename.of", view.name()), _ -> rename(view)),
                Buttons.icon(Icon.TRASH, getTranslation("usage.views.delete.of", view.name()), _ -> delete(view)));
        row.addClassName("lap-view-row");
        return row;
    }

    private NativeButton item(Component icon, String text, Runnable onClick) {
        var item = new NativeButton("", _ -> {
            popover.close();
            onClick.run();
        });
        item.addClassName("lap-item");
        item.add(icon, new Span(text));
        return item;
    }

    private void save() {
        String query = query();
        ask("usage.views.save", "usage.views.save.do", "", name -> {
            views.save(organisation, name, query);
            Toast.say(getTranslation("usage.views.saved", name.strip()));
        });
    }

    private void rename(SavedView view) {
        popover.close();
        ask(
                "usage.views.rename",
                "usage.views.rename.do",
                view.name(),
                name -> views.rename(organisation, view.id(), name));
    }

    private void ask(String title, String action, String name, Consumer<String> onName) {
        var field = new TextField(getTranslation("usage.views.name"));
        field.setValue(name);
        field.setMaxLength(Names.LONGEST);
        field.setRequiredIndicatorVisible(true);
        field.focus();
        new FormDialog(getTranslation(title), field).ask(getTranslation(action), () -> {
            onName.accept(field.getValue());
            return true;
        });
    }

    private void delete(SavedView view) {
        popover.close();
        new Confirmation(getTranslation("usage.views.delete.ask", view.name()))
                .says(getTranslation("usage.views.delete.says"))
                .ask(getTranslation("usage.views.delete"), () -> {
                    views.delete(organisation, view.id());
                    Toast.say(getTranslation("usage.views.deleted", view.name()));
                });
    }
}
