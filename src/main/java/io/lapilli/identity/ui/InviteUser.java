package io.lapilli.identity.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Invitations;
import io.lapilli.identity.IssuedLink;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.NewUser;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.PlatformRole;
import io.lapilli.identity.Users;
import io.lapilli.ui.FormDialog;
import java.util.List;
import java.util.Optional;

/**
 * The seller invites somebody: into a customer's organisation, with a role there, or as one of the own staff, with an
 * account that is made at once.
 */
class InviteUser {

    private final Users users;
    private final Invitations invitations;
    private final LinkShown links;
    private final Actor seller;
    private final EmailField email = new EmailField(translate("identity.email"));
    private final ComboBox<Organisation> organisation = new ComboBox<>(translate("people.organisation"));
    private final RoleSelect role = new RoleSelect(List.of(MemberRole.values()), MemberRole.DEVELOPER);
    private final TextField name = new TextField(translate("people.name"));
    private final Select<Optional<PlatformRole>> staff = new Select<>();

    InviteUser(
            Users users, Invitations invitations, LinkShown links, OrganisationDirectory organisations, Actor seller) {
        this.users = users;
        this.invitations = invitations;
        this.links = links;
        this.seller = seller;
        email.setRequiredIndicatorVisible(true);
        email.focus();
        organisation.setItems(OrganisationItems.of(organisations).stream()
                .filter(one -> !one.operator())
                .toList());
        organisation.setItemLabelGenerator(Organisation::name);
        organisation.setClearButtonVisible(true);
        organisation.setHelperText(translate("people.invite.organisation"));
        staff.setLabel(translate("people.staff"));
        staff.setItems(Choices.orAny(PlatformRole.class));
        staff.setItemLabelGenerator(one -> one.map(Words::of).orElseGet(() -> translate("people.staff.none")));
        staff.setValue(Optional.empty());
        organisation.addValueChangeListener(_ -> fit());
        fit();
    }

    /** With an organisation the person says the own name when joining. */
    private void fit() {
        boolean customer = organisation.getValue() != null;
        role.setVisible(customer);
        name.setVisible(!customer);
        staff.setVisible(!customer);
    }

    /** @param onMade runs when the link was made, while it is shown */
    void ask(Runnable onMade) {
        var dialog = new FormDialog(translate("people.users.invite"), email, organisation, role, name, staff);
        dialog.ask(translate("people.invite.do"), () -> {
            links.in(dialog, "people.invite.made", link());
            onMade.run();
            return false;
        });
    }

    private IssuedLink link() {
        if (organisation.getValue() != null) {
            return invitations.invite(seller, organisation.getValue().id(), email.getValue(), role.getValue());
        }
        var wanted =
                new NewUser(email.getValue(), name.getValue(), staff.getValue().orElse(null), null, null);
        return users.create(seller, wanted).link();
    }
}
