package io.lapilli.budget.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import io.lapilli.apikey.ApiKey;
import io.lapilli.budget.BudgetLimit;
import io.lapilli.budget.BudgetMode;
import io.lapilli.budget.BudgetPeriod;
import io.lapilli.budget.BudgetScope;
import io.lapilli.budget.BudgetTerms;
import io.lapilli.project.Project;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.ui.Formats;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a budget limits, by how much, how long, what happens then. What it limits is chosen once. */
class BudgetForm {

    private static final List<BigDecimal> OFFERED =
            List.of(new BigDecimal("0.5"), new BigDecimal("0.8"), new BigDecimal("0.9"), BigDecimal.ONE);

    private final Select<BudgetScope.Kind> scope = new Select<>();
    private final ComboBox<Project> project = new ComboBox<>();
    private final ComboBox<ApiKey> key = new ComboBox<>();
    private final RadioButtonGroup<Boolean> money = new RadioButtonGroup<>();
    private final BigDecimalField limit = new BigDecimalField();
    private final Select<BudgetPeriod> period = new Select<>();
    private final RadioButtonGroup<BudgetMode> mode = new RadioButtonGroup<>();
    private final MultiSelectComboBox<BigDecimal> thresholds = new MultiSelectComboBox<>();
    private final String currency;
    private final @Nullable BudgetTerms before;

    /** A new one. */
    BudgetForm(String currency, List<Project> projects, List<ApiKey> keys) {
        this(currency, (BudgetTerms) null);
        scope.setLabel(translate("budgets.form.scope"));
        scope.setItems(BudgetScope.Kind.ORGANISATION, BudgetScope.Kind.PROJECT, BudgetScope.Kind.KEY);
        scope.setItemLabelGenerator(kind -> translate("budgets.form.scope." + kind.ordinal()));
        scope.setValue(BudgetScope.Kind.ORGANISATION);
        project.setLabel(translate("budgets.form.project"));
        project.setItems(projects);
        project.setItemLabelGenerator(Project::name);
        key.setLabel(translate("budgets.form.key"));
        key.setItems(keys);
        key.setItemLabelGenerator(one -> one.name() + " " + one.redacted());
        scope.addValueChangeListener(_ -> follow());
        follow();
    }

    /** @param terms of one that is there, which limits what it limits; null: a new one */
    BudgetForm(String currency, @Nullable BudgetTerms terms) {
        this.currency = currency;
        this.before = terms;
        money.setLabel(translate("budgets.form.counts"));
        money.setItems(true, false);
        money.setItemLabelGenerator(
                ofMoney -> translate(ofMoney ? "budgets.form.counts.money" : "budgets.form.counts.tokens", currency));
        money.setValue(terms == null || terms.limit().ofMoney());
        limit.setRequiredIndicatorVisible(true);
        period.setLabel(translate("budgets.form.period"));
        period.setItems(BudgetPeriod.values());
        period.setItemLabelGenerator(one -> translate("budgets.form.period." + one.wire()));
        period.setValue(terms == null ? BudgetPeriod.MONTH : terms.period());
        mode.setLabel(translate("budgets.form.mode"));
        mode.setItems(BudgetMode.HARD, BudgetMode.SOFT);
        mode.setItemLabelGenerator(one -> translate("budgets.form.mode." + one.wire()));
        mode.setValue(terms == null ? BudgetMode.HARD : terms.mode());
        var shares = new TreeSet<>(OFFERED);
        List<BigDecimal> chosen = terms == null ? BudgetTerms.USUAL_THRESHOLDS : terms.thresholds();
        shares.addAll(chosen);
        thresholds.setLabel(translate("budgets.form.thresholds"));
        thresholds.setItems(shares);
        thresholds.setItemLabelGenerator(
                share -> Formats.current().percent(share.doubleValue(), share.scale() > 2 ? share.scale() - 2 : 0));
        thresholds.setValue(chosen);
        if (terms != null) {
            limit.setValue(terms.limit().value());
        }
        money.addValueChangeListener(_ -> label());
        label();
    }

    private void label() {
        limit.setLabel(
                money.getValue() ? translate("budgets.form.amount", currency) : translate("budgets.form.tokens"));
    }

    private void follow() {
        project.setVisible(scope.getValue() == BudgetScope.Kind.PROJECT);
        key.setVisible(scope.getValue() == BudgetScope.Kind.KEY);
    }

    /** In their order. */
    Component[] fields() {
        return before == null
                ? new Component[] {scope, project, key, money, limit, period, mode, thresholds}
                : new Component[] {money, limit, period, mode, thresholds};
    }

    BudgetScope scope() {
        return switch (scope.getValue()) {
            case PROJECT ->
                new BudgetScope.OfProject(
                        chosen("project_id", project.getValue()).id());
            case KEY ->
                new BudgetScope.OfKey(chosen("api_key_id", key.getValue()).id());
            case ORGANISATION, GROUP -> new BudgetScope.Whole();
        };
    }

    /** @throws InvalidInputException when a rule is broken */
    BudgetTerms terms() {
        BigDecimal value = chosen("amount", limit.getValue());
        BudgetLimit wanted;
        if (money.getValue()) {
            wanted = BudgetLimit.money(value);
        } else {
            wanted = BudgetLimit.tokens(tokens(value));
        }
        return new BudgetTerms(wanted, period.getValue(), mode.getValue(), List.copyOf(thresholds.getValue()));
    }

    private static long tokens(BigDecimal value) {
        try {
            return value.longValueExact();
        } catch (ArithmeticException fraction) {
            throw new InvalidInputException("tokens", "not_whole", "tokens must be a whole number");
        }
    }

    private static <T> T chosen(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidInputException(field, "required", field + " is required");
        }
        return value;
    }
}
