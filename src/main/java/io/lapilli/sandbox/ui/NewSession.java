package io.lapilli.sandbox.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.SignedIn;
import io.lapilli.sandbox.LiveSessions;
import io.lapilli.sandbox.NewLiveSession;
import io.lapilli.sandbox.Scenario;
import io.lapilli.sandbox.Scenarios;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.ui.FormDialog;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks what a new session is to be like; everything has a usual value, so that one press of a key is enough. */
@org.springframework.stereotype.Component
class NewSession {

    private static final BigDecimal USUAL_BUDGET = new BigDecimal("50");
    private static final int USUAL_DAILY = 20_000;
    private static final Map<String, String> COLOURS = Map.of(
            "#2f6f6f", "live.colour.teal",
            "#2f4b6e", "live.colour.blue",
            "#7a4b8f", "live.colour.plum",
            "#8a5a00", "live.colour.ochre",
            "#4c6b1f", "live.colour.green");

    private final LiveSessions sessions;
    private final Scenarios scenarios;
    private final OrganisationDirectory organisations;

    NewSession(LiveSessions sessions, Scenarios scenarios, OrganisationDirectory organisations) {
        this.sessions = sessions;
        this.scenarios = scenarios;
        this.organisations = organisations;
    }

    /** Opens the dialog; from it the way leads into the room. */
    void open(SignedIn by) {
        var form = new Form();
        var dialog = new FormDialog(translate("live.new"), form.all());
        dialog.ask(translate("live.new.do"), () -> {
            LiveSessionsView.go(sessions.create(by, form.wanted()));
            return true;
        });
    }

    private final class Form {

        private final Select<Scenario> scenario = new Select<>();
        private final Span summary = new Span();
        private final ComboBox<Organisation> customer = new ComboBox<>(translate("live.customer"));
        private final TextField name = new TextField(translate("live.name"));
        private final TextField brand = new TextField(translate("live.brand"));
        private final Select<String> colour = new Select<>();
        private final Select<String> model = new Select<>();
        private final BigDecimalField budget = new BigDecimalField();
        private final IntegerField daily = new IntegerField(translate("live.daily"));

        Form() {
            List<Scenario> all = scenarios.in(UI.getCurrentOrThrow().getLocale());
            scenario.setLabel(translate("live.scenario"));
            scenario.setItems(all);
            scenario.setItemLabelGenerator(Scenario::title);
            summary.addClassName("lap-caption");
            customer.setItems(organisations.all().stream()
                    .filter(one -> !one.operator())
                    .sorted(Comparator.comparing(Organisation::name))
                    .toList());
            customer.setItemLabelGenerator(Organisation::name);
            customer.setClearButtonVisible(true);
            customer.setHelperText(translate("live.customer.help"));
            colour.setLabel(translate("live.colour"));
            colour.setItems(COLOURS.keySet().stream().sorted().toList());
            colour.setItemLabelGenerator(one -> translate(COLOURS.getOrDefault(one, one)));
            colour.setValue("#2f6f6f");
            model.setLabel(translate("live.model"));
            budget.setLabel(
                    translate("live.budget", organisations.operator().currency().getCurrencyCode()));
            budget.setValue(USUAL_BUDGET);
            budget.setHelperText(translate("live.budget.help"));
            daily.setMin(1);
            daily.setValue(USUAL_DAILY);
            scenario.addValueChangeListener(_ -> suggest());
            customer.addValueChangeListener(_ -> suggest());
            scenario.setValue(all.getFirst());
        }

        Component[] all() {
            return new Component[] {scenario, summary, customer, name, brand, colour, model, budget, daily};
        }

        /** Follows the choices above it. */
        private void suggest() {
            Scenario chosen = scenario.getValue();
            Organisation whose = customer.getValue();
            summary.setText(chosen.summary());
            name.setValue(whose == null ? chosen.title() : chosen.title() + " · " + whose.name());
            brand.setValue(whose == null ? chosen.brand() : whose.name());
            String before = model.getValue();
            List<String> models = sessions.models(whose == null ? null : whose.id());
            model.setItems(models);
            if (!models.isEmpty()) {
                model.setValue(before != null && models.contains(before) ? before : models.getFirst());
            }
        }

        NewLiveSession wanted() {
            Organisation whose = customer.getValue();
            return new NewLiveSession(
                    name.getValue(),
                    scenario.getValue(),
                    whose == null ? null : whose.id(),
                    brand.getValue(),
                    colour.getValue(),
                    given("model", model.getValue()),
                    given("budget", budget.getValue()),
                    given("daily", daily.getValue()));
        }

        private static <T> T given(String field, @Nullable T value) {
            if (value == null) {
                throw new InvalidInputException(field, "required", field + " must be given");
            }
            return value;
        }
    }
}
