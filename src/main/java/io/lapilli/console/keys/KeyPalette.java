package io.lapilli.console.keys;

import com.vaadin.flow.i18n.I18NProvider;
import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Permission;
import io.lapilli.shared.ProjectId;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.ConsoleContext.ProjectChoice;
import io.lapilli.ui.Icon;
import io.lapilli.ui.PaletteSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds keys of the reader's organisation by a part of their names or by their last four characters, and makes new ones. */
@Component
class KeyPalette implements PaletteSource {

    private final ObjectProvider<ConsoleContext> context;
    private final ApiKeys keys;
    private final CurrentUser user;

    KeyPalette(ObjectProvider<ConsoleContext> context, ApiKeys keys, CurrentUser user) {
        this.context = context;
        this.keys = keys;
        this.user = user;
    }

    @Override
    public List<Hit> find(String query, int limit) {
        Map<ProjectId, String> projects = context.getObject().projects().stream()
                .collect(Collectors.toMap(ProjectChoice::id, ProjectChoice::name));
        return context.getObject().place().stream()
                .flatMap(place -> keys.named(place.organisation(), query, limit).stream())
                .flatMap(key -> hit(key, projects).stream())
                .toList();
    }

    private static Optional<Hit> hit(ApiKey key, Map<ProjectId, String> projects) {
        ProjectId project = key.project();
        return project == null || !projects.containsKey(project)
                ? Optional.empty()
                : Optional.of(new Hit(
                        Icon.KEY,
                        key.name() + " …" + key.last4(),
                        I18NProvider.translate("keys.palette", projects.get(project)),
                        "keys?project=" + project.text() + '&' + KeysView.KEY + '='
                                + key.id().text()));
    }

    @Override
    public List<Hit> actions() {
        return context.getObject().place().stream()
                .filter(place -> user.may(place.organisation(), Permission.OWN_KEYS)
                        && !context.getObject().projects().isEmpty())
                .map(_ -> new Hit(
                        Icon.PLUS,
                        I18NProvider.translate("keys.create"),
                        I18NProvider.translate("ui.find.action"),
                        "keys?" + KeysView.NEW))
                .toList();
    }
}
