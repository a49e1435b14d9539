package io.lapilli.pricing.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.catalog.Model;
import io.lapilli.identity.Organisation;
import io.lapilli.pricing.RateBand;
import io.lapilli.pricing.RateDraft;
import io.lapilli.pricing.RateKind;
import io.lapilli.shared.CalendarWindow;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.Meter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a new rate shall be. Nothing is decided here: {@link RateDraft} and those behind it do. */
class RateForm {

    private static final List<Meter> METERS =
            Arrays.stream(Meter.values()).filter(Meter::takesRates).toList();
    private static final List<Long> PERS = List.of(1_000_000L, 1_000L, 1L);
    private static final List<LocalTime> HALF_HOURS = IntStream.range(0, 48)
            .mapToObj(half -> LocalTime.MIN.plusMinutes(30L * half))
            .toList();

    private final ComboBox<String> model = new ComboBox<>(translate("prices.model"));
    private final Select<Meter> meter = select("prices.meter", METERS);
    private final Select<RateKind> kind = select("prices.form.whose", List.of());
    private final Select<String> tier = select("prices.form.tier", List.of());
    private final ComboBox<Organisation> customer = new ComboBox<>(translate("prices.form.customer"));
    private final BigDecimalField price = new BigDecimalField(translate("prices.form.price"));
    private final Select<Long> per = select("prices.form.per", PERS);
    private final Select<String> currency = select("prices.form.currency", List.of());
    private final Select<Boolean> begins = select("prices.form.begins", List.of(true, false));
    private final DateTimePicker from = new DateTimePicker(translate("prices.form.from"));
    private final DateTimePicker to = new DateTimePicker(translate("prices.form.to"));
    private final TextField serviceClass = new TextField(translate("prices.form.class"));
    private final IntegerField min = new IntegerField(translate("prices.form.min"));
    private final IntegerField max = new IntegerField(translate("prices.form.max"));
    private final Select<LocalTime> windowFrom = select("prices.form.window.from", HALF_HOURS);
    private final Select<LocalTime> windowTo = select("prices.form.window.to", HALF_HOURS);
    private final ZoneId zone;
    private final ZoneId windowZone;

    /**
     * What there is to choose from.
     *
     * @param zone of the reader, for instants
     * @param windowZone of the seller, for hours of the day
     */
    record Choices(
            List<Model> models,
            List<String> tiers,
            List<Organisation> customers,
            List<String> currencies,
            ZoneId zone,
            ZoneId windowZone) {}

    RateForm(Choices choices) {
        zone = choices.zone();
        windowZone = choices.windowZone();
        model.setItems(choices.models().stream().map(Model::name).toList());
        model.setRequiredIndicatorVisible(true);
        meter.setItemLabelGenerator(RateWords::meter);
        kind.setItems(
                choices.tiers().isEmpty()
                        ? List.of(RateKind.LIST, RateKind.CONTRACT)
                        : List.of(RateKind.LIST, RateKind.TIER, RateKind.CONTRACT));
        kind.setItemLabelGenerator(one -> translate("prices.kind." + one.name().toLowerCase(Locale.ROOT)));
        tier.setItems(choices.tiers());
        customer.setItems(choices.customers());
        customer.setItemLabelGenerator(Organisation::name);
        price.setRequiredIndicatorVisible(true);
        per.setItemLabelGenerator(one -> translate("prices.form.per." + one));
        currency.setItems(choices.currencies());
        begins.setItemLabelGenerator(now -> translate(now ? "prices.form.now" : "prices.form.later"));
        from.setHelperText(zone.getId());
        to.setHelperText(translate("prices.form.to.help"));
        serviceClass.setHelperText(translate("prices.form.class.help"));
        windowTo.setHelperText(windowZone.getId());
        windowFrom.setEmptySelectionAllowed(true);
        windowTo.setEmptySelectionAllowed(true);
        meter.setValue(Meter.PROMPT_UNCACHED);
        per.setValue(PERS.getFirst());
        currency.setValue(choices.currencies().getFirst());
        kind.setValue(RateKind.LIST);
        begins.setValue(true);
        kind.addValueChangeListener(_ -> fit());
        begins.addValueChangeListener(_ -> fit());
        fit();
    }

    /** What is known already. @param organisation null: not a contract */
    void begin(@Nullable String modelName, @Nullable Meter counted, @Nullable Organisation organisation) {
        if (modelName != null) {
            model.setValue(modelName);
        }
        if (counted != null) {
            meter.setValue(counted);
        }
        if (organisation != null) {
            kind.setValue(RateKind.CONTRACT);
            customer.setValue(organisation);
            kind.setReadOnly(true);
            customer.setReadOnly(true);
        }
    }

    private void fit() {
        tier.setVisible(kind.getValue() == RateKind.TIER);
        customer.setVisible(kind.getValue() == RateKind.CONTRACT);
        currency.setVisible(kind.getValue() != RateKind.CONTRACT);
        from.setVisible(!begins.getValue());
    }

    Component[] fields() {
        var some = new Details(translate("prices.form.more"), columns(serviceClass, min, max, windowFrom, windowTo));
        return new Component[] {
            columns(model, meter, kind, tier, customer, currency, price, per, begins, from, to), some
        };
    }

    private static FormLayout columns(Component... fields) {
        var layout = new FormLayout(fields);
        layout.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("420px", 2));
        return layout;
    }

    private static <T> Select<T> select(String key, List<T> items) {
        var select = new Select<T>();
        select.setLabel(translate(key));
        select.setItems(items);
        return select;
    }

    /** Runs whenever something was entered. */
    void onChange(Runnable changed) {
        inputs().forEach(input -> input.addValueChangeListener(_ -> changed.run()));
    }

    private Stream<HasValue<?, ?>> inputs() {
        return Stream.of(
                model,
                meter,
                kind,
                tier,
                customer,
                price,
                per,
                currency,
                begins,
                from,
                to,
                serviceClass,
                min,
                max,
                windowFrom,
                windowTo);
    }

    /** Whether enough was entered to say what it would do. */
    boolean complete() {
        return model.getValue() != null
                && price.getValue() != null
                && (kind.getValue() != RateKind.TIER || tier.getValue() != null)
                && (kind.getValue() != RateKind.CONTRACT || customer.getValue() != null)
                && (begins.getValue() || from.getValue() != null);
    }

    /** @throws InvalidInputException when something is missing */
    RateDraft draft() {
        Organisation contract = kind.getValue() == RateKind.CONTRACT ? needed("organization_id", customer) : null;
        return new RateDraft(
                needed("model", model),
                meter.getValue(),
                needed("price", price),
                per.getValue(),
                contract == null ? currency.getValue() : contract.currency().getCurrencyCode(),
                begins.getValue() ? null : instant(needed("valid_from", from)),
                to.getValue() == null ? null : instant(to.getValue()),
                contract == null ? null : contract.id(),
                kind.getValue() == RateKind.TIER ? needed("tier", tier) : null,
                serviceClass.getValue().isBlank()
                        ? null
                        : serviceClass.getValue().strip(),
                band(),
                window());
    }

    private @Nullable RateBand band() {
        if (min.getValue() == null && max.getValue() == null) {
            return null;
        }
        return new RateBand(
                min.getValue() == null ? 0 : min.getValue(),
                max.getValue() == null ? null : Long.valueOf(max.getValue()));
    }

    private @Nullable CalendarWindow window() {
        if (windowFrom.getValue() == null && windowTo.getValue() == null) {
            return null;
        }
        return new CalendarWindow(
                windowZone, Set.of(), needed("window.from", windowFrom), needed("window.to", windowTo));
    }

    private Instant instant(LocalDateTime time) {
        return time.atZone(zone).toInstant();
    }

    private static <T> T needed(String field, HasValue<?, T> input) {
        T value = input.getValue();
        if (value == null) {
            throw new InvalidInputException(field, "required", field + " is required");
        }
        return value;
    }

    /** Marks the field that a broken rule is about, and no other. */
    void blame(@Nullable String wire) {
        Map<String, HasValidation> named = new HashMap<>();
        named.put("model", model);
        named.put("meter", meter);
        named.put("price", price);
        named.put("per", per);
        named.put("tier", tier);
        named.put("organization_id", customer);
        named.put("valid_from", from);
        named.put("valid_to", to);
        named.put("service_class", serviceClass);
        named.put("prompt_tokens_min", min);
        named.put("prompt_tokens_max", max);
        named.put("window.from", windowFrom);
        named.put("window.to", windowTo);
        named.forEach((field, input) -> input.setInvalid(field.equals(wire)));
    }

    /** What was entered as a price, for its words; null when there is none. */
    @Nullable
    BigDecimal price() {
        return price.getValue();
    }
}
