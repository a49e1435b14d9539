package io.lapilli.identity.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.select.Select;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Invitations;
import io.lapilli.identity.PersonalKeys;
import io.lapilli.identity.PlatformRole;
import io.lapilli.identity.User;
import io.lapilli.identity.UserChange;
import io.lapilli.identity.UserRow;
import io.lapilli.identity.Users;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.Toast;
import java.util.Optional;

/** What the seller does with one account. */
class UserActions {

    private final Users users;
    private final Invitations invitations;
    private final PersonalKeys keys;
    private final LinkShown links;
    private final Actor seller;

    UserActions(Users users, Invitations invitations, PersonalKeys keys, LinkShown links, Actor seller) {
        this.users = users;
        this.invitations = invitations;
        this.keys = keys;
        this.links = links;
        this.seller = seller;
    }

    /** @param onChange runs when something is another thing now */
    Component[] buttons(UserRow row, Runnable onChange) {
        User user = row.user();
        Component open = user.disabled()
                ? Buttons.plain(translate("people.enable"), _ -> enable(user, onChange))
                : Buttons.danger(translate("people.disable"), _ -> disable(user, onChange));
        var roles = Buttons.plain(translate("people.staff.change"), _ -> changeRole(user, onChange));
        var reset = Buttons.plain(translate("people.reset"), _ -> reset(user));
        boolean own = user.id().equals(seller.user());
        return user.disabled()
                ? new Component[] {roles, open}
                : own ? new Component[] {roles, reset} : new Component[] {open, roles, reset};
    }

    private void changeRole(User user, Runnable onChange) {
        var role = new Select<Optional<PlatformRole>>();
        role.setLabel(translate("people.staff"));
        role.setItems(Choices.orAny(PlatformRole.class));
        role.setItemLabelGenerator(one -> one.map(Words::of).orElseGet(() -> translate("people.staff.none")));
        role.setValue(Optional.ofNullable(user.platformRole()));
        role.setHelperText(translate("people.staff.help"));
        new FormDialog(translate("people.staff.change.of", user.name()), role)
                .ask(translate("people.staff.change"), () -> {
                    PlatformRole chosen = role.getValue().orElse(null);
                    users.modify(seller, user.id(), now -> new UserChange(now.name(), chosen, now.disabled()));
                    Toast.say(translate("people.staff.changed", user.name()));
                    onChange.run();
                    return true;
                });
    }

    private void disable(User user, Runnable onChange) {
        var confirmation =
                new Confirmation(translate("people.disable.ask", user.name())).says(translate("people.disable.says"));
        MemberDialogs.names(confirmation, keys.of(user.id(), null, MemberDialogs.KEYS_COUNTED))
                .ask(translate("people.disable"), () -> {
                    users.modify(seller, user.id(), now -> new UserChange(now.name(), now.platformRole(), true));
                    Toast.say(translate("people.disable.done", user.name()));
                    onChange.run();
                });
    }

    private void enable(User user, Runnable onChange) {
        new Confirmation(translate("people.enable.ask", user.name()))
                .says(translate("people.enable.says"))
                .ask(translate("people.enable"), () -> {
                    users.modify(seller, user.id(), now -> new UserChange(now.name(), now.platformRole(), false));
                    Toast.say(translate("people.enable.done", user.name()));
                    onChange.run();
                });
    }

    private void reset(User user) {
        new Confirmation(translate("people.reset.ask", user.name()))
                .says(translate("people.reset.says"))
                .ask(
                        translate("people.reset.do"),
                        () -> links.alone("people.reset.made", invitations.resetLink(seller, user.id())));
    }

    void endSessions(User user, Runnable onChange) {
        new Confirmation(translate("people.sessions.end.ask", user.name()))
                .says(translate("people.sessions.end.says"))
                .ask(translate("people.sessions.end.all"), () -> {
                    users.endSessions(seller, user.id());
                    Toast.say(translate("people.sessions.end.done", user.name()));
                    onChange.run();
                });
    }
}
