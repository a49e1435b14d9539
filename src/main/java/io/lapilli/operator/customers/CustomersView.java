package io.lapilli.operator.customers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.lapilli.identity.Organisation;
import io.lapilli.operator.Desk;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Formats;
import io.lapilli.ui.LongTable;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Tag;
import io.lapilli.ui.TimeText;
import io.lapilli.ui.View;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.function.UnaryOperator;

/** All customers of the seller, with what each used of late. */
@Route(CustomerRoutes.CUSTOMERS)
@Menu(title = "customers.menu", order = MenuOrder.OPERATOR + 25, icon = "building")
@RolesAllowed({Desk.ADMINISTRATOR, Desk.SUPPORT, Desk.FINANCE, Desk.PRESALES})
class CustomersView extends View implements BeforeEnterObserver {

    /** In a query: opens the dialog at once. */
    static final String NEW = "new";

    private static final String NONE = "—";

    private final CustomerList customers;
    private final Formats formats = Formats.current();
    private final CustomerBar bar;
    private final Panel panel = new Panel();
    private final NewCustomer newCustomer;
    private final Desk desk;
    private CustomerFilter filter = CustomerFilter.ALL;

    CustomersView(CustomerList customers, NewCustomer newCustomer, Desk desk) {
        super("customers.title");
        this.customers = customers;
        this.newCustomer = newCustomer;
        this.desk = desk;
        this.bar = new CustomerBar(customers.tiers(), this::ask);
        if (desk.mayChange()) {
            head().actions(Buttons.primary(getTranslation("customers.create"), _ -> create()));
        }
        add(bar, panel);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filter = CustomerFilter.read(event.getLocation().getQueryParameters());
        bar.show(filter);
        draw();
        if (desk.mayChange()
                && event.getLocation().getQueryParameters().getParameters().containsKey(NEW)) {
            create();
        }
    }

    private void draw() {
        List<Organisation> found = customers.matching(filter);
        long suspended = found.stream().filter(Organisation::suspended).count();
        head().sub(getTranslation(
                "customers.sub", found.size(), formats.count(found.size()), suspended, formats.count(suspended)));
        panel.clear()
                .flush(
                        found.isEmpty()
                                ? nothing()
                                : table().rows(
                                                found.size(),
                                                (offset, limit) -> customers.rows(found.subList(
                                                        offset, Math.min(found.size(), offset + limit)))));
    }

    private LongTable<CustomerRow> table() {
        return new LongTable<CustomerRow>(getTranslation("customers.title"))
                .component(getTranslation("customers.name"), this::name)
                .grows()
                .text(
                        getTranslation("customers.tier"),
                        row -> row.tier() == null ? NONE : row.tier().name())
                .wideOnly()
                .component(getTranslation("customers.billing"), this::billing)
                .wideOnly()
                .component(getTranslation("customers.state"), this::state)
                .wideOnly()
                .component(getTranslation("customers.tokens"), this::tokens)
                .right()
                .number(
                        getTranslation("customers.spend"),
                        row -> formats.money(row.use().spend(), row.currency()))
                .component(getTranslation("customers.last"), CustomersView::last)
                .right()
                .wideOnly()
                .number(
                        getTranslation("customers.people"),
                        row -> formats.count(row.use().people()))
                .wideOnly()
                .onOpen(row -> go(CustomerRoutes.of(row.customer().id())));
    }

    private Component name(CustomerRow row) {
        Organisation customer = row.customer();
        var cell = new Div(new Anchor(CustomerRoutes.of(customer.id()), customer.name()));
        String more = customer.suspended()
                ? getTranslation("customers.state.suspended")
                : customer.timeZone().getId();
        cell.getElement().appendChild(new Element("small").setText(more));
        return cell;
    }

    private Component billing(CustomerRow row) {
        return new Text(getTranslation(
                "customers.billing." + CustomerFilter.wire(row.customer().billing())));
    }

    private Component state(CustomerRow row) {
        if (!row.customer().suspended()) {
            return Tag.good(getTranslation("customers.state.active"));
        }
        Tag tag = Tag.bad(getTranslation("customers.state.suspended"));
        tag.setTitle(String.valueOf(row.customer().suspendedReason()));
        return tag;
    }

    private Component tokens(CustomerRow row) {
        var figure = new Span(formats.compact(row.use().tokens()));
        figure.setTitle(formats.count(row.use().tokens()));
        var cell = new Div(figure);
        Double change = row.use().change();
        cell.getElement().appendChild(new Element("small").setText(change == null ? NONE : formats.change(change)));
        return cell;
    }

    private static Component last(CustomerRow row) {
        return row.use().lastCall() == null
                ? new Text(NONE)
                : TimeText.ago(row.use().lastCall());
    }

    private Component nothing() {
        if (filter.restricts()) {
            return new EmptyState(
                    getTranslation("customers.none"),
                    getTranslation("customers.none.text"),
                    Buttons.plain(getTranslation("customers.none.all"), _ -> ask(_ -> CustomerFilter.ALL)));
        }
        return new EmptyState(
                getTranslation("customers.empty"),
                getTranslation(desk.mayChange() ? "customers.empty.create" : "customers.empty.text"));
    }

    private void create() {
        newCustomer.open(this::draw);
    }

    private void ask(UnaryOperator<CustomerFilter> change) {
        getUI().ifPresent(ui ->
                ui.navigate(CustomerRoutes.CUSTOMERS, change.apply(filter).query()));
    }

    private void go(String path) {
        getUI().ifPresent(ui -> ui.navigate(path));
    }
}
