package io.lapilli.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.lapilli.identity.Actor;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Members;
import io.lapilli.identity.Membership;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.OrganisationPages;
import io.lapilli.identity.PersonalKeys;
import io.lapilli.identity.User;
import io.lapilli.identity.UserRow;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.Icon;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Toast;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where somebody belongs, and as what. The membership of the operator organisation follows the platform role. */
class MembershipPanel extends Panel {

    private final Members members;
    private final OrganisationDirectory organisations;
    private final @Nullable OrganisationPages pages;
    private final PersonalKeys keys;
    private final Actor reader;
    private final User user;
    private final List<Membership> memberships;
    private final Runnable onChange;

    MembershipPanel(
            Members members,
            OrganisationDirectory organisations,
            @Nullable OrganisationPages pages,
            PersonalKeys keys,
            Actor reader,
            UserRow row,
            Runnable onChange) {
        title(getTranslation("people.memberships"));
        this.members = members;
        this.organisations = organisations;
        this.pages = pages;
        this.keys = keys;
        this.reader = reader;
        this.user = row.user();
        this.memberships = row.memberships();
        this.onChange = onChange;
        if (reader.seller()) {
            actions(Buttons.quiet(getTranslation("people.memberships.add"), _ -> add()));
        }
        if (memberships.isEmpty()) {
            with(new Paragraph(getTranslation("people.memberships.none")));
            return;
        }
        var table = new DataTable<Membership>(getTranslation("people.memberships"))
                .component(getTranslation("people.organisation"), this::organisation)
                .text(getTranslation("people.role"), one -> Words.of(one.role()));
        if (reader.seller()) {
            table.actions(getTranslation("people.actions"), this::change);
        }
        flush(table.rows(memberships));
    }

    private Component organisation(Membership one) {
        Organisation organisation = one.organisation();
        return pages == null || organisation.operator()
                ? new Text(organisation.name())
                : new Anchor(pages.of(organisation.id()), organisation.name());
    }

    private Component change(Membership one) {
        var row = new Div();
        row.addClassNames("lap-row", "lap-end");
        if (!one.organisation().operator()) {
            String name = one.organisation().name();
            row.add(
                    Buttons.icon(Icon.EDIT, getTranslation("people.memberships.role.of", name), _ -> changeRole(one)),
                    Buttons.icon(Icon.TRASH, getTranslation("people.memberships.remove.of", name), _ -> remove(one)));
        }
        return row;
    }

    private void changeRole(Membership one) {
        var role = new RoleSelect(List.of(MemberRole.values()), one.role());
        new FormDialog(
                        getTranslation(
                                "people.memberships.role.of", one.organisation().name()),
                        role)
                .ask(getTranslation("people.role.change"), () -> {
                    members.changeRole(reader, one.organisation().id(), user.id(), role.getValue());
                    Toast.say(getTranslation("people.role.changed", user.name(), Words.of(role.getValue())));
                    onChange.run();
                    return true;
                });
    }

    private void remove(Membership one) {
        Organisation organisation = one.organisation();
        var confirmation = new Confirmation(getTranslation("people.remove.ask", user.name(), organisation.name()))
                .says(getTranslation("people.remove.says", user.name()));
        MemberDialogs.names(confirmation, keys.of(user.id(), organisation.id(), MemberDialogs.KEYS_COUNTED))
                .ask(getTranslation("people.remove"), () -> {
                    members.remove(reader, organisation.id(), user.id());
                    Toast.say(getTranslation("people.removed", user.name()));
                    onChange.run();
                });
    }

    private void add() {
        Set<OrganisationId> already =
                memberships.stream().map(one -> one.organisation().id()).collect(Collectors.toSet());
        var organisation = new ComboBox<Organisation>(getTranslation("people.organisation"));
        organisation.setItems(OrganisationItems.of(organisations).stream()
                .filter(one -> !one.operator() && !already.contains(one.id()))
                .toList());
        organisation.setItemLabelGenerator(Organisation::name);
        organisation.setRequiredIndicatorVisible(true);
        var role = new RoleSelect(List.of(MemberRole.values()), MemberRole.DEVELOPER);
        new FormDialog(getTranslation("people.memberships.add.of", user.name()), organisation, role)
                .ask(getTranslation("people.memberships.add"), () -> {
                    Organisation chosen = organisation.getValue();
                    if (chosen == null) {
                        throw new InvalidInputException("organisation", "required", "an organisation is needed");
                    }
                    members.add(reader, chosen.id(), user.id(), role.getValue());
                    Toast.say(getTranslation("people.memberships.added", user.name(), chosen.name()));
                    onChange.run();
                    return true;
                });
    }
}
