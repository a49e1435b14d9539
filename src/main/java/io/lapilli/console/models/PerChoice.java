package io.lapilli.console.models;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import io.lapilli.pricing.ui.Per;
import io.lapilli.ui.Segmented;
import java.util.List;
import java.util.function.Consumer;

/** "Prices for 1 million | 1,000 tokens". */
class PerChoice extends Composite<Div> {

    private final Segmented<Per> choices;

    /** @param onChoice called when the reader chooses, not when {@link #show} does */
    PerChoice(Consumer<Per> onChoice) {
        choices = new Segmented<>(
                getTranslation("models.per"), List.of(Per.values()), per -> getTranslation(per.key("models.per.")));
        choices.setValue(Per.MILLION);
        choices.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                onChoice.accept(change.getValue());
            }
        });
        var label = new Span(getTranslation("models.per"));
        label.addClassName("lap-quiet");
        label.getElement().setAttribute("aria-hidden", "true");
        getContent().addClassName("lap-chips");
        getContent().add(label, choices);
    }

    static Per in(BeforeEnterEvent event) {
        return event.getLocation()
                .getQueryParameters()
                .getSingleParameter(Per.PARAMETER)
                .map(Per::parse)
                .orElse(Per.MILLION);
    }

    void show(Per chosen) {
        choices.setValue(chosen);
    }

    /** What keeps the choice on the next screen; nothing where it is the usual one. */
    QueryParameters parameters() {
        return choices.getValue() == Per.THOUSAND
                ? QueryParameters.of(Per.PARAMETER, Per.THOUSAND.wire())
                : QueryParameters.empty();
    }
}
