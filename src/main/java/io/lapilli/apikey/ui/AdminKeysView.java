package io.lapilli.apikey.ui;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.KeyKind;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.Permission;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Place;
import io.lapilli.ui.View;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;

/** The keys that manage the organisation over the API; in the operator organisation also those that manage the portal. */
@Route(AdminKeysView.PATH)
@Menu(title = "adminkeys.title", order = MenuOrder.ADMIN_KEYS, icon = "lock")
@PermitAll
class AdminKeysView extends View implements BeforeEnterObserver {

    static final String PATH = "admin-keys";

    private final Place place;
    private final CurrentUser user;
    private final boolean operator;
    private final ManagingKeys keys;

    AdminKeysView(
            ConsoleContext context,
            CurrentUser user,
            ApiKeys keys,
            OrganisationDirectory organisations,
            LapilliSettings settings,
            Clock clock) {
        super("adminkeys.title");
        this.place = context.require();
        this.user = user;
        Organisation organisation = organisations.find(place.organisation());
        this.operator =
                organisation != null && organisation.operator() && user.actor().seller();
        this.keys = new ManagingKeys(keys, user.actor(), place.organisation(), clock, settings.baseUrl());
        head().sub(place.organisationName());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!user.may(place.organisation(), Permission.MANAGE_ADMIN_KEYS)) {
            event.rerouteToError(AccessDeniedException.class);
            return;
        }
        var admin = new ManagingKeyPanel(keys, KeyKind.ADMIN);
        if (operator) {
            var portal = new ManagingKeyPanel(keys, KeyKind.OPERATOR);
            head().actions(
                            Buttons.plain(getTranslation("adminkeys.create"), _ -> admin.create()),
                            Buttons.primary(getTranslation("adminkeys.create.operator"), _ -> portal.create()));
            add(portal);
        } else {
            head().actions(Buttons.primary(getTranslation("adminkeys.create"), _ -> admin.create()));
        }
        add(admin);
    }
}
