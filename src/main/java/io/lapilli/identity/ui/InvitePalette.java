package io.lapilli.identity.ui;

import com.vaadin.flow.i18n.I18NProvider;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Permission;
import io.lapilli.identity.UserRoutes;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.Icon;
import io.lapilli.ui.PaletteSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Invites people from wherever the reader is: into the own organisation, or anywhere for the seller. */
@Component
class InvitePalette implements PaletteSource {

    /** In a query: opens the dialog at once. */
    static final String INVITE = "invite";

    private final ObjectProvider<ConsoleContext> context;
    private final CurrentUser user;

    InvitePalette(ObjectProvider<ConsoleContext> context, CurrentUser user) {
        this.context = context;
        this.user = user;
    }

    @Override
    public List<Hit> find(String query, int limit) {
        return List.of();
    }

    @Override
    public List<Hit> actions() {
        var actions = new ArrayList<Hit>();
        context.stream()
                .flatMap(here -> here.place().stream())
                .filter(place -> user.may(place.organisation(), Permission.MANAGE_MEMBERS))
                .forEach(place -> actions.add(
                        hit(I18NProvider.translate("people.invite.to", place.organisationName()), MembersView.PATH)));
        if (user.signedIn().isPresent() && user.actor().seller()) {
            actions.add(hit(I18NProvider.translate("people.palette.invite"), UserRoutes.USERS));
        }
        return actions;
    }

    private static Hit hit(String title, String screen) {
        return new Hit(Icon.PLUS, title, I18NProvider.translate("ui.find.action"), screen + "?" + INVITE);
    }
}
