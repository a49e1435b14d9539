package io.lapilli.identity.ui;

import com.vaadin.flow.i18n.I18NProvider;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.PlatformRole;
import io.lapilli.identity.UserDirectory;
import io.lapilli.identity.UserOrder;
import io.lapilli.identity.UserRoutes;
import io.lapilli.ui.Icon;
import io.lapilli.ui.PaletteSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets staff who see users find one with Ctrl K. */
@Component
class UserFinder implements PaletteSource {

    private final CurrentUser reader;
    private final UserDirectory directory;
    private final SearchWords words;

    UserFinder(CurrentUser reader, UserDirectory directory, SearchWords words) {
        this.reader = reader;
        this.directory = directory;
        this.words = words;
    }

    @Override
    public List<Hit> find(String query, int limit) {
        PlatformRole role = reader.platformRole();
        if (role == null || !role.seesUsers()) {
            return List.of();
        }
        return directory.page(reader.actor(), words.names(query), UserOrder.NAME, 0, limit).stream()
                .map(row -> new Hit(
                        Icon.PERSON,
                        row.user().name() + " · " + row.user().email(),
                        I18NProvider.translate("people.user"),
                        UserRoutes.of(row.user().id())))
                .toList();
    }
}
