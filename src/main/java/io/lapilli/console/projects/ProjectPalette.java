package io.lapilli.console.projects;

import com.vaadin.flow.i18n.I18NProvider;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.Icon;
import io.lapilli.ui.PaletteSource;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds projects of the reader's organisation by a part of their names, and makes new ones. */
@Component
class ProjectPalette implements PaletteSource {

    private final ObjectProvider<ConsoleContext> context;
    private final ProjectActions actions;

    ProjectPalette(ObjectProvider<ConsoleContext> context, ProjectActions actions) {
        this.context = context;
        this.actions = actions;
    }

    @Override
    public List<Hit> find(String query, int limit) {
        String part = query.toLowerCase(Locale.ROOT);
        return context.getObject().projects().stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(part))
                .limit(limit)
                .map(one -> new Hit(
                        Icon.BOX,
                        one.name(),
                        I18NProvider.translate("projects.palette"),
                        "projects/" + one.id().text()))
                .toList();
    }

    @Override
    public List<Hit> actions() {
        return context.getObject().place().filter(actions::mayCreate).stream()
                .map(_ -> new Hit(
                        Icon.PLUS,
                        I18NProvider.translate("projects.create"),
                        I18NProvider.translate("ui.find.action"),
                        "projects?" + ProjectsView.NEW))
                .toList();
    }
}
