package io.lapilli.operator.customers;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.operator.Desk;
import io.lapilli.ui.Icon;
import io.lapilli.ui.PaletteSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Finds customers by a part of their names, for the seller's staff, and makes new ones. */
@Component
class CustomerPalette implements PaletteSource {

    private final OrganisationDirectory organisations;
    private final CurrentUser user;
    private final Desk desk;

    CustomerPalette(OrganisationDirectory organisations, CurrentUser user, Desk desk) {
        this.organisations = organisations;
        this.user = user;
        this.desk = desk;
    }

    @Override
    public List<Hit> find(String query, int limit) {
        if (user.platformRole() == null) {
            return List.of();
        }
        String part = query.toLowerCase(Locale.ROOT);
        return organisations.all().stream()
                .filter(one ->
                        !one.operator() && one.name().toLowerCase(Locale.ROOT).contains(part))
                .sorted(Comparator.comparing(Organisation::name))
                .limit(limit)
                .map(one -> new Hit(
                        Icon.BUILDING,
                        one.name(),
                        UI.getCurrentOrThrow().getTranslation("customers.palette"),
                        CustomerRoutes.of(one.id())))
                .toList();
    }

    @Override
    public List<Hit> actions() {
        return desk.mayChange()
                ? List.of(new Hit(
                        Icon.PLUS,
                        I18NProvider.translate("customers.create"),
                        I18NProvider.translate("ui.find.action"),
                        CustomerRoutes.CUSTOMERS + "?" + CustomersView.NEW))
                : List.of();
    }
}
