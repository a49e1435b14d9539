package io.lapilli.budget.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import io.lapilli.budget.Budget;
import io.lapilli.budget.BudgetScope;
import io.lapilli.budget.BudgetStanding;
import io.lapilli.budget.BudgetTerms;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Place;
import io.lapilli.ui.Tag;
import java.math.BigDecimal;

/** Budgets in words and numbers of the reader's language. */
public final class BudgetWords {

    private final Formats formats;
    private final String currency;

    public BudgetWords(Place place) {
        this.formats = Formats.current().in(place.zone());
        this.currency = place.currency();
    }

    /** What it limits. @param name of the project, key or group */
    public String whose(BudgetScope scope, String name) {
        return scope instanceof BudgetScope.Whole ? translate("budgets.scope.organisation") : name;
    }

    /** "a month, hard". */
    String rule(BudgetTerms terms) {
        return translate("budgets.period." + terms.period().wire()) + " · "
                + translate("budgets.mode." + terms.mode().wire());
    }

    /** Money or tokens, whichever the budget counts. */
    public String quantity(Budget budget, BigDecimal value) {
        return budget.terms().limit().ofMoney()
                ? formats.money(value, currency)
                : translate(
                        "budgets.tokens",
                        value.longValue(),
                        formats.quantity(value.longValue()).toString());
    }

    /** With all digits. */
    String exact(Budget budget, BigDecimal value) {
        return budget.terms().limit().ofMoney()
                ? formats.exactMoney(value, currency)
                : translate("budgets.tokens", value.longValue(), formats.count(value.longValue()));
    }

    public String percent(double share) {
        return formats.percent(share, 0);
    }

    String used(BudgetStanding standing) {
        Budget budget = standing.budget();
        return translate(
                "budgets.used.of",
                quantity(budget, standing.used()),
                quantity(budget, budget.terms().limit().value()));
    }

    /** When it begins anew. */
    String renews(BudgetStanding standing) {
        return standing.periodEnd() == null
                ? translate("budgets.renews.never")
                : formats.dateTime(standing.periodEnd());
    }

    /** In one word. */
    Tag state(BudgetStanding standing) {
        boolean full = standing.share() >= 1;
        if (standing.refusing()) {
            return Tag.bad(translate("budgets.state.refusing"));
        }
        if (full) {
            return Tag.bad(translate("budgets.state.over"));
        }
        if (!standing.alerts().isEmpty()) {
            return Tag.warn(translate(
                    "budgets.state.alert",
                    percent(standing.alerts().getLast().threshold().doubleValue())));
        }
        return Tag.good(translate("budgets.state.fine"));
    }
}
