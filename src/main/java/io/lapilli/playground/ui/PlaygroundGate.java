package io.lapilli.playground.ui;

import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Permission;
import io.lapilli.playground.PlaygroundRoutes;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.MenuGate;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Only who may call models is led to where they are tried. */
@Component
class PlaygroundGate implements MenuGate {

    private final CurrentUser user;
    private final ConsoleContext context;

    PlaygroundGate(CurrentUser user, ConsoleContext context) {
        this.user = user;
        this.context = context;
    }

    @Override
    public Set<String> closed() {
        boolean open = context.place()
                .map(place -> user.may(place.organisation(), Permission.OWN_KEYS))
                .orElse(false);
        return open ? Set.of() : Set.of(PlaygroundRoutes.PATH);
    }
}
