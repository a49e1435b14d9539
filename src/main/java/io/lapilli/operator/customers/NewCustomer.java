package io.lapilli.operator.customers;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import io.lapilli.identity.IssuedLink;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.Organisations;
import io.lapilli.operator.Desk;
import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.web.PublicAddress;
import io.lapilli.ui.CopyField;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Note;
import io.lapilli.ui.Toast;
import io.lapilli.ui.Tone;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The way to a new customer: the form, then the owner's link, once. */
@org.springframework.stereotype.Component
class NewCustomer {

    private static final Set<String> FREQUENT = Set.of("CNY", "USD", "EUR", "GBP", "JPY");

    private final Organisations organisations;
    private final OrganisationDirectory directory;
    private final LapilliSettings settings;
    private final PublicAddress address;
    private final Desk desk;

    NewCustomer(
            Organisations organisations,
            OrganisationDirectory directory,
            LapilliSettings settings,
            PublicAddress address,
            Desk desk) {
        this.organisations = organisations;
        this.directory = directory;
        this.settings = settings;
        this.address = address;
        this.desk = desk;
    }

    /** Opens the form. @param onMade runs when the customer was made, while the link is shown */
    void open(Runnable onMade) {
        CustomerForm form = CustomerForm.empty(
                currencies(), settings.currency(), directory.operator().timeZone());
        var dialog = new FormDialog(translate("customers.create"), form.all());
        dialog.ask(translate("customers.create.do"), () -> {
            var made = blaming(form, () -> organisations.create(desk.actor(), form.wanted()));
            onMade.run();
            if (made.ownerLink() == null) {
                Toast.say(translate("customers.made", made.organisation().name()));
                return true;
            }
            showLink(dialog, made.organisation(), made.ownerLink());
            return false;
        });
    }

    private void showLink(FormDialog dialog, Organisation customer, IssuedLink link) {
        var open = new Anchor(CustomerRoutes.of(customer.id()), translate("customers.made.open", customer.name()));
        open.getElement().addEventListener("click", _ -> dialog.close());
        show(dialog, translate("customers.made", customer.name()), link, new Paragraph(open));
    }

    /** Replaces a dialog's content by a link that is shown once. */
    void show(FormDialog dialog, String title, IssuedLink link, Component... more) {
        var invitation = link.invitation();
        dialog.wide();
        dialog.then(
                title,
                translate("customers.link.done"),
                Stream.concat(
                                Stream.of(
                                        new Note(
                                                Tone.WARN,
                                                translate(
                                                        "customers.link.once",
                                                        invitation.email(),
                                                        Formats.current().dateTime(invitation.expiresAt()))),
                                        new CopyField(link.url(address.current()))),
                                Stream.of(more))
                        .toArray(Component[]::new));
    }

    private Set<String> currencies() {
        var currencies = new LinkedHashSet<String>();
        currencies.add(settings.currency());
        Stream.concat(directory.all().stream().map(one -> one.currency().getCurrencyCode()), FREQUENT.stream())
                .sorted()
                .forEach(currencies::add);
        return currencies;
    }

    /** Marks the field that a refusal is about. */
    static <T> T blaming(CustomerForm form, Supplier<T> act) {
        form.blame(null);
        try {
            return act.get();
        } catch (InvalidInputException invalid) {
            form.blame(invalid.field());
            throw invalid;
        } catch (AlreadyExistsException taken) {
            form.blame("name");
            throw taken;
        }
    }
}
