package io.lapilli.operator.customers;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextArea;
import io.lapilli.identity.Invitations;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.Organisations;
import io.lapilli.operator.Desk;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.tier.Tier;
import io.lapilli.tier.TierAssignments;
import io.lapilli.tier.TierDirectory;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.Sentence;
import io.lapilli.ui.Toast;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an administrator can do with a customer. Each ends with the caller's redraw. */
@Component
class CustomerActions {

    private static final int LONGEST_REASON = 500;

    private final Organisations organisations;
    private final Invitations invitations;
    private final TierAssignments assignments;
    private final TierDirectory tiers;
    private final NewCustomer links;
    private final Desk desk;

    CustomerActions(
            Organisations organisations,
            Invitations invitations,
            TierAssignments assignments,
            TierDirectory tiers,
            NewCustomer links,
            Desk desk) {
        this.organisations = organisations;
        this.invitations = invitations;
        this.assignments = assignments;
        this.tiers = tiers;
        this.links = links;
        this.desk = desk;
    }

    void change(Organisation customer, Runnable done) {
        CustomerForm form = CustomerForm.of(customer);
        new FormDialog(translate("customers.change.of", customer.name()), form.changeable())
                .ask(translate("customers.change.do"), () -> {
                    Organisation changed = NewCustomer.blaming(
                            form, () -> organisations.modify(desk.actor(), customer.id(), form::changed));
                    Toast.say(translate("customers.changed", changed.name()));
                    done.run();
                    return true;
                });
    }

    void suspend(Organisation customer, Runnable done) {
        var reason = new TextArea(translate("customers.suspend.reason"));
        reason.setHelperText(translate("customers.suspend.reason.help"));
        reason.setMaxLength(LONGEST_REASON);
        reason.setRequiredIndicatorVisible(true);
        reason.focus();
        new FormDialog(
                        translate("customers.suspend.ask", customer.name()),
                        new Paragraph(new Sentence(translate("customers.suspend.text"))),
                        reason)
                .ask(translate("customers.suspend.do"), () -> {
                    try {
                        reason.setInvalid(false);
                        organisations.suspend(desk.actor(), customer.id(), reason.getValue());
                    } catch (InvalidInputException invalid) {
                        reason.setInvalid(true);
                        throw invalid;
                    }
                    Toast.say(translate("customers.suspended", customer.name()));
                    done.run();
                    return true;
                });
    }

    void resume(Organisation customer, Runnable done) {
        new Confirmation(translate("customers.resume.ask", customer.name()))
                .says(translate("customers.resume.text"))
                .ask(translate("customers.resume.do"), () -> {
                    organisations.resume(desk.actor(), customer.id());
                    Toast.say(translate("customers.resumed", customer.name()));
                    done.run();
                });
    }

    void assignTier(Organisation customer, @Nullable Tier now, Runnable done) {
        List<Optional<Tier>> choices = new ArrayList<>();
        choices.add(Optional.empty());
        tiers.tiers().forEach(tier -> choices.add(Optional.of(tier)));
        var tier = new RadioButtonGroup<Optional<Tier>>(translate("customers.tier"));
        tier.setItems(choices);
        tier.setItemLabelGenerator(one -> one.map(Tier::name).orElseGet(() -> translate("customers.tier.none")));
        choices.stream()
                .filter(one -> one.map(Tier::id).equals(Optional.ofNullable(now).map(Tier::id)))
                .findFirst()
                .ifPresent(tier::setValue);
        tier.setHelperText(translate("customers.tier.assign.help"));
        new FormDialog(translate("customers.tier.assign.of", customer.name()), tier)
                .ask(translate("customers.tier.assign.do"), () -> {
                    assignments.assign(
                            desk.actor(),
                            customer.id(),
                            tier.getValue().map(Tier::id).orElse(null));
                    Toast.say(translate("customers.changed", customer.name()));
                    done.run();
                    return true;
                });
    }

    /** @param email whose link is renewed; empty: somebody new */
    void invite(Organisation customer, String email, MemberRole usual, Runnable done) {
        var address = new EmailField(translate("customers.invite.email"));
        address.setValue(email);
        address.setReadOnly(!email.isEmpty());
        address.setRequiredIndicatorVisible(true);
        var role = new Select<MemberRole>();
        role.setLabel(translate("customers.invite.role"));
        role.setItems(MemberRole.values());
        role.setItemLabelGenerator(
                one -> translate("customers.role." + one.name().toLowerCase(Locale.ROOT)));
        role.setValue(usual);
        var dialog = new FormDialog(translate("customers.invite.of", customer.name()), address, role);
        dialog.ask(translate("customers.invite.do"), () -> {
            var link = invitations.invite(desk.actor(), customer.id(), address.getValue(), role.getValue());
            links.show(dialog, translate("customers.invited", link.invitation().email()), link);
            done.run();
            return false;
        });
    }
}
