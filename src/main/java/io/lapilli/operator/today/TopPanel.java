package io.lapilli.operator.today;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import io.lapilli.operator.customers.CustomerRoutes;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Panel;
import java.util.List;

/** The customers that use most today. Drawn anew only when something changed. */
class TopPanel extends Panel {

    private final Formats formats;
    private final DataTable<TopCustomer> table;
    private List<TopCustomer> shown = List.of();
    private boolean empty = true;

    TopPanel(Formats formats) {
        this.formats = formats;
        title(getTranslation("today.top"));
        sub(getTranslation("today.top.sub"));
        table = new DataTable<TopCustomer>(getTranslation("today.top"))
                .component(
                        getTranslation("today.customer"),
                        top -> new Anchor(
                                CustomerRoutes.of(top.customer().id()),
                                top.customer().name()))
                .component(getTranslation("today.top.tokens"), this::tokens)
                .right()
                .number(
                        getTranslation("today.top.amount"),
                        top -> formats.money(
                                top.amount(), top.customer().currency().getCurrencyCode()));
        nothing();
    }

    void show(List<TopCustomer> top) {
        if (top.equals(shown)) {
            return;
        }
        shown = top;
        if (top.isEmpty()) {
            nothing();
        } else {
            if (empty) {
                clear().flush(table);
                empty = false;
            }
            table.rows(top);
        }
    }

    private void nothing() {
        var text = new Paragraph(getTranslation("today.top.none"));
        text.addClassName("lap-quiet");
        clear().with(text);
        empty = true;
    }

    private Div tokens(TopCustomer top) {
        var figure = new Span(formats.compact(top.tokens()));
        figure.setTitle(formats.count(top.tokens()));
        var cell = new Div(figure);
        cell.getElement()
                .appendChild(new Element("small")
                        .setText(getTranslation("today.top.share", formats.percent(top.share(), 1))));
        return cell;
    }
}
