package io.lapilli.apikey.ui;

import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Permission;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.MenuGate;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Only who may make admin keys is led to them. */
@Component
class AdminKeysGate implements MenuGate {

    private final CurrentUser user;
    private final ConsoleContext context;

    AdminKeysGate(CurrentUser user, ConsoleContext context) {
        this.user = user;
        this.context = context;
    }

    @Override
    public Set<String> closed() {
        boolean open = context.place()
                .map(place -> user.may(place.organisation(), Permission.MANAGE_ADMIN_KEYS))
                .orElse(false);
        return open ? Set.of() : Set.of(AdminKeysView.PATH);
    }
}
