package io.lapilli.console.models;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Permission;
import io.lapilli.pricing.ModelRoutes;
import io.lapilli.pricing.Rate;
import io.lapilli.pricing.ui.ModelPrice;
import io.lapilli.pricing.ui.Per;
import io.lapilli.pricing.ui.PriceWords;
import io.lapilli.shared.Meter;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.CopyButton;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Formats;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Place;
import io.lapilli.ui.View;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the organisation can call and what it costs. */
@Route(ModelRoutes.LIST)
@Menu(order = MenuOrder.MODELS, icon = "cube", title = "models.title")
@PermitAll
class ModelsView extends View implements BeforeEnterObserver {

    private static final String NONE = "—";

    private final CustomerPrices prices;
    private final ModelSpeeds speeds;
    private final ConsoleContext context;
    private final CurrentUser user;
    private final PerChoice per = new PerChoice(this::choose);
    private final Panel panel = new Panel();

    ModelsView(CustomerPrices prices, ModelSpeeds speeds, ConsoleContext context, CurrentUser user) {
        super("models.title");
        this.prices = prices;
        this.speeds = speeds;
        this.context = context;
        this.user = user;
        add(per, panel);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Per chosen = PerChoice.in(event);
        per.show(chosen);
        Place place = context.require();
        List<ModelPrice> all = prices.all(place);
        head().sub(getTranslation("models.sub", all.size()));
        panel.clear().flush(all.isEmpty() ? empty() : table(chosen, place).rows(all));
        per.setVisible(!all.isEmpty());
    }

    private DataTable<ModelPrice> table(Per per, Place place) {
        var words = new PriceWords(this);
        var speedWords = new SpeedWords(this);
        Map<String, ModelSpeeds.Speed> measured = speeds.of(place.organisation());
        boolean mayTry = user.may(place.organisation(), Permission.OWN_KEYS);
        return new DataTable<ModelPrice>(getTranslation("models.caption"))
                .component(getTranslation("models.model"), price -> name(price, words))
                .number(getTranslation("models.prompt"), price -> said(price.rate(price.mainMeter()), per, words))
                .number(getTranslation("models.cached"), price -> said(price.rate(Meter.PROMPT_CACHED), per, words))
                .wideOnly()
                .number(getTranslation("models.answer"), price -> said(price.rate(Meter.COMPLETION), per, words))
                .component(
                        getTranslation("models.speed.first"),
                        price ->
                                speedWords.firstToken(measured.get(price.model().name())))
                .right()
                .wideOnly()
                .component(
                        getTranslation("models.speed.pace"),
                        price -> speedWords.pace(measured.get(price.model().name())))
                .right()
                .wideOnly()
                .component(getTranslation("models.change"), price -> change(price, words))
                .right()
                .wideOnly()
                .actions(getTranslation("models.actions"), price -> actions(price, mayTry))
                .wideOnly()
                .onOpen(
                        price -> getTranslation("models.open", price.model().name()),
                        price -> open(price.model().name()));
    }

    private static Component name(ModelPrice price, PriceWords words) {
        var name = new Span(price.model().name());
        name.addClassName("lap-mono");
        var cell = new Div(name);
        cell.getElement().appendChild(new Element("small").setText(words.about(price.model())));
        return cell;
    }

    private static String said(Optional<Rate> rate, Per per, PriceWords words) {
        return rate.map(known -> words.price(known, per)).orElse(NONE);
    }

    private static Component change(ModelPrice price, PriceWords words) {
        Optional<ModelPrice.Change> last = price.lastChange(price.mainMeter());
        if (last.isEmpty()) {
            return new Text(NONE);
        }
        Formats formats = words.formats();
        var ratio = new Span(formats.change(last.get().ratio()));
        ratio.addClassName(last.get().ratio() < 0 ? "lap-good" : "lap-warn");
        var cell = new Div(ratio);
        cell.getElement()
                .appendChild(
                        new Element("small").setText(formats.date(last.get().at())));
        return cell;
    }

    private Component actions(ModelPrice price, boolean mayTry) {
        String name = price.model().name();
        var copy = new CopyButton(name);
        copy.setAriaLabel(getTranslation("models.copy.of", name));
        var actions = new Span(copy);
        actions.addClassName("lap-actions");
        if (mayTry && price.chats()) {
            var attempt = Buttons.quiet(getTranslation("models.try"), _ -> TryIt.with(name));
            attempt.setAriaLabel(getTranslation("models.try.of", name));
            actions.add(attempt);
        }
        return actions;
    }

    private Component empty() {
        return new EmptyState(getTranslation("models.empty"), getTranslation("models.empty.do"));
    }

    private void open(String name) {
        getUI().ifPresent(ui -> ui.navigate(ModelRoutes.of(name), per.parameters()));
    }

    private void choose(Per chosen) {
        getUI().ifPresent(ui -> ui.navigate(ModelRoutes.LIST, QueryParameters.of(Per.PARAMETER, chosen.wire())));
    }
}
