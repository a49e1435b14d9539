package io.lapilli.tier.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.tier.Tier;
import io.lapilli.tier.TierBenefits;
import io.lapilli.tier.TierConditions;
import io.lapilli.tier.TierConditions.MoneyPaid;
import io.lapilli.tier.TierConditions.TokensInWindow;
import io.lapilli.tier.TierDraft;
import io.lapilli.tier.TierTerms;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a tier is to be called, to ask for and to give. An empty condition is not asked for. */
class TierForm {

    private static final int USUAL_WINDOW = 30;

    private final TextField name = new TextField(translate("tiers.form.name"));
    private final IntegerField rank = new IntegerField(translate("tiers.form.rank"));
    private final BigDecimalField tokens = new BigDecimalField(translate("tiers.form.tokens"));
    private final IntegerField window = new IntegerField(translate("tiers.form.window"));
    private final BigDecimalField paid = new BigDecimalField();
    private final IntegerField days = new IntegerField(translate("tiers.form.days"));
    private final IntegerField requests = new IntegerField(translate("tiers.form.requests"));
    private final BigDecimalField perMinute = new BigDecimalField(translate("tiers.form.per-minute"));
    private final BigDecimalField discount = new BigDecimalField(translate("tiers.form.discount"));
    private final BigDecimalField target = new BigDecimalField(translate("tiers.form.target"));
    private final String currency;

    /** @param tier null: a new one @param listCurrency what money is asked for in, unless the tier says another */
    TierForm(@Nullable Tier tier, int tiers, String listCurrency) {
        MoneyPaid asked = tier == null ? null : tier.terms().conditions().paid();
        currency = asked == null ? listCurrency : asked.currency();
        paid.setLabel(translate("tiers.form.paid", currency));
        name.setMaxLength(TierDraft.LONGEST_NAME);
        name.setRequiredIndicatorVisible(true);
        name.setHelperText(translate("tiers.form.name.help"));
        rank.setMin(1);
        rank.setHelperText(translate("tiers.form.rank.help"));
        window.setValue(USUAL_WINDOW);
        discount.setValue(BigDecimal.ZERO);
        target.setHelperText(translate("tiers.form.target.help"));
        if (tier == null) {
            rank.setValue(tiers + 1);
        } else {
            show(tier);
        }
    }

    private void show(Tier tier) {
        name.setValue(tier.name());
        name.setReadOnly(true);
        rank.setValue(tier.rank());
        TierConditions conditions = tier.terms().conditions();
        if (conditions.tokens() != null) {
            tokens.setValue(BigDecimal.valueOf(conditions.tokens().tokens()));
            window.setValue(conditions.tokens().days());
        }
        if (conditions.paid() != null) {
            paid.setValue(conditions.paid().amount());
        }
        days.setValue(conditions.daysSinceFirstPayment());
        TierBenefits benefits = tier.terms().benefits();
        requests.setValue(benefits.requestsPerMinute());
        if (benefits.tokensPerMinute() != null) {
            perMinute.setValue(BigDecimal.valueOf(benefits.tokensPerMinute()));
        }
        discount.setValue(benefits.discountPercent());
        target.setValue(tier.terms().targetPercent());
    }

    Component[] fields() {
        return new Component[] {
            columns(name, rank),
            new H3(translate("tiers.asks")),
            columns(tokens, window, paid, days),
            new H3(translate("tiers.gives")),
            columns(requests, perMinute, discount, target)
        };
    }

    private static FormLayout columns(Component... fields) {
        var layout = new FormLayout(fields);
        layout.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("420px", 2));
        return layout;
    }

    /** @throws InvalidInputException when a rule is broken */
    TierDraft draft() {
        return new TierDraft(name.getValue(), rank.getValue(), terms());
    }

    @Nullable
    Integer rank() {
        return rank.getValue();
    }

    TierTerms terms() {
        return new TierTerms(conditions(), benefits(), target.getValue());
    }

    private TierConditions conditions() {
        Long asked = whole("tokens", tokens.getValue());
        return new TierConditions(
                asked == null
                        ? null
                        : new TokensInWindow(asked, Objects.requireNonNullElse(window.getValue(), USUAL_WINDOW)),
                paid.getValue() == null ? null : new MoneyPaid(paid.getValue(), currency),
                days.getValue());
    }

    private TierBenefits benefits() {
        return new TierBenefits(
                requests.getValue(),
                whole("tokens_per_minute", perMinute.getValue()),
                Objects.requireNonNullElse(discount.getValue(), BigDecimal.ZERO));
    }

    /** Marks the field that a broken rule is about, and no other. */
    void blame(@Nullable String wire) {
        Map<String, HasValidation> inputs = Map.of(
                "name", name,
                "rank", rank,
                "tokens", tokens,
                "window_days", window,
                "paid", paid,
                "days_since_first_payment", days,
                "requests_per_minute", requests,
                "tokens_per_minute", perMinute,
                "discount_percent", discount,
                "target_percent", target);
        inputs.forEach((field, input) -> input.setInvalid(field.equals(wire)));
    }

    private static @Nullable Long whole(String field, @Nullable BigDecimal value) {
        try {
            return value == null ? null : value.longValueExact();
        } catch (ArithmeticException notWhole) {
            throw new InvalidInputException(field, "not_whole", field + " must be a whole number");
        }
    }
}
