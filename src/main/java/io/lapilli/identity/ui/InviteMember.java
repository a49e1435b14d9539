package io.lapilli.identity.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import io.lapilli.identity.Invitations;
import io.lapilli.identity.IssuedLink;
import io.lapilli.identity.MemberRole;
import io.lapilli.ui.FormDialog;
import java.time.Duration;
import java.util.List;

/** The way to a new member: address, role, how long the link works; then the link, once. */
class InviteMember {

    private static final List<Duration> LIVES =
            List.of(Duration.ofDays(1), Invitations.INVITATION_HOLDS, Duration.ofDays(14), Invitations.LONGEST);

    private final MemberDesk desk;
    private final EmailField email = new EmailField(translate("identity.email"));
    private final RoleSelect role;
    private final Select<Duration> holds = new Select<>();

    InviteMember(MemberDesk desk) {
        this.desk = desk;
        email.setRequiredIndicatorVisible(true);
        email.focus();
        role = new RoleSelect(desk.mayGive(), MemberRole.DEVELOPER);
        holds.setLabel(translate("people.invite.holds"));
        holds.setItems(LIVES);
        holds.setItemLabelGenerator(life -> translate("people.days", life.toDays()));
        holds.setValue(Invitations.INVITATION_HOLDS);
    }

    /** @param onMade runs when the link was made, while it is shown */
    void ask(Runnable onMade) {
        var dialog = new FormDialog(translate("people.invite.to", desk.organisationName()), email, role, holds);
        dialog.ask(translate("people.invite.do"), () -> {
            IssuedLink link = desk.invite(email.getValue(), role.getValue(), holds.getValue());
            desk.links().in(dialog, "people.invite.made", link);
            onMade.run();
            return false;
        });
    }
}
