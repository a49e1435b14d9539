package io.lapilli.console.models;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Permission;
import io.lapilli.pricing.ModelRoutes;
import io.lapilli.pricing.Rate;
import io.lapilli.pricing.ui.ModelPrice;
import io.lapilli.pricing.ui.Per;
import io.lapilli.pricing.ui.PriceChart;
import io.lapilli.pricing.ui.PriceWords;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.Meter;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.CallSnippet;
import io.lapilli.ui.Chart;
import io.lapilli.ui.CodeBlock;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.CopyButton;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.Figure;
import io.lapilli.ui.Figures;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Place;
import io.lapilli.ui.TimeText;
import io.lapilli.ui.View;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One model: what it costs now, why, and how its price went. */
@Route(ModelRoutes.LIST + "/:name*")
@PermitAll
class ModelView extends View implements BeforeEnterObserver {

    private final CustomerPrices prices;
    private final ConsoleContext context;
    private final ModelSpeeds speeds;
    private final CurrentUser user;
    private final LapilliSettings settings;
    private final CopyButton copy = new CopyButton("");
    private final Button attempt = Buttons.primary(getTranslation("models.try"), _ -> TryIt.with(name()));
    private final PerChoice per = new PerChoice(this::choose);
    private final List<Component> parts = new ArrayList<>();
    private String name = "";

    ModelView(
            CustomerPrices prices,
            ModelSpeeds speeds,
            ConsoleContext context,
            CurrentUser user,
            LapilliSettings settings) {
        super("models.title");
        this.prices = prices;
        this.speeds = speeds;
        this.context = context;
        this.user = user;
        this.settings = settings;
        head().actions(copy, attempt);
        add(per);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        name = String.join("/", event.getRouteParameters().getWildcard("name"));
        Place place = context.require();
        Per chosen = PerChoice.in(event);
        per.show(chosen);
        show(prices.of(place, name), place, chosen);
    }

    private void show(ModelPrice price, Place place, Per chosen) {
        var words = new PriceWords(this);
        named(name);
        head().sub(words.about(price.model()));
        copy.copies(name);
        copy.setAriaLabel(getTranslation("models.copy.of", name));
        attempt.setVisible(price.chats() && user.may(place.organisation(), Permission.OWN_KEYS));
        remove(parts);
        parts.clear();
        parts.addAll(List.of(
                figures(price, chosen, words),
                new SpeedWords(this).figures(speeds.of(place.organisation()).get(name)),
                history(price, place, chosen, words),
                rates(price, chosen, words),
                call(price)));
        add(parts);
    }

    private Panel call(ModelPrice price) {
        CallSnippet snippet = price.chats() ? CallSnippet.hello(name) : CallSnippet.embedding(name);
        return new Panel(getTranslation("models.call"))
                .with(new CodeBlock(
                        getTranslation("models.call.of", name),
                        snippet.samples(CallSnippet.address(settings.baseUrl()), null)));
    }

    private String name() {
        return name;
    }

    private void choose(Per chosen) {
        getUI().ifPresent(ui -> ui.navigate(ModelRoutes.of(name), QueryParameters.of(Per.PARAMETER, chosen.wire())));
    }

    private Figures figures(ModelPrice price, Per per, PriceWords words) {
        return new Figures(price.meters().stream()
                .map(meter -> figure(price, meter, per, words))
                .toArray(Figure[]::new));
    }

    private Figure figure(ModelPrice price, Meter meter, Per per, PriceWords words) {
        Rate rate = price.rate(meter).orElseThrow();
        var figure =
                new Figure(words.meter(meter)).show(words.price(rate, per), getTranslation(per.key("models.unit.")));
        Optional<Rate> ordinary = price.ordinary(meter).filter(other -> !other.equals(rate));
        if (rate.window() != null && ordinary.isPresent()) {
            return figure.note(
                    getTranslation("models.now.hours", words.hours(rate.window()), words.price(ordinary.get(), per)));
        }
        return price.lastChange(meter)
                .map(change -> figure.note(words.change(change)))
                .orElse(figure);
    }

    private Panel history(ModelPrice price, Place place, Per per, PriceWords words) {
        var chart = new Chart()
                .show(new PriceChart(price, words.formats().in(place.zone()), per)
                        .data(
                                getTranslation(
                                        "models.history.of", price.model().name()),
                                words::meter,
                                change -> getTranslation("models.history.mark", change)));
        return new Panel(getTranslation("models.history"))
                .sub(getTranslation(per.key("models.for.")))
                .with(chart);
    }

    private Panel rates(ModelPrice price, Per per, PriceWords words) {
        var table = new DataTable<Rate>(getTranslation("models.rates"))
                .component(getTranslation("models.rates.meter"), rate -> meter(rate, words))
                .text(getTranslation("models.rates.for"), words::whose)
                .wideOnly()
                .component(getTranslation("models.rates.since"), rate -> TimeText.at(rate.validFrom()))
                .wideOnly()
                .number(getTranslation(per.key("models.head.")), rate -> words.price(rate, per))
                .rows(price.inForce());
        return new Panel(getTranslation("models.rates"))
                .sub(getTranslation("models.rates.sub"))
                .flush(table);
    }

    private static Component meter(Rate rate, PriceWords words) {
        var cell = new Div(new Text(words.meter(rate.meter())));
        cell.getElement().appendChild(new Element("small").setText(words.conditions(rate)));
        return cell;
    }
}
