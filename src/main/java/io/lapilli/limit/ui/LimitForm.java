package io.lapilli.limit.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import io.lapilli.limit.Allowance;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is limited, and to how much; an empty field limits nothing. */
class LimitForm {

    private static final String ALL = "";

    private final Select<String> model = new Select<>();
    private final IntegerField requests = number("limits.requests");
    private final IntegerField tokens = number("limits.tokens");
    private final IntegerField daily = number("limits.daily");
    private final IntegerField atOnce = number("limits.at-once");

    /** @param row null: a new one */
    LimitForm(@Nullable LimitRow row, List<String> models) {
        model.setLabel(translate("limits.for"));
        model.setItemLabelGenerator(one -> one.equals(ALL) ? translate("limits.all") : one);
        String kept = row == null || row.model() == null ? ALL : row.model();
        model.setItems(
                Stream.concat(Stream.of(ALL, kept), models.stream()).distinct().toList());
        model.setValue(kept);
        model.setReadOnly(row != null);
        tokens.setHelperText(translate("limits.tokens.help"));
        if (row != null) {
            show(row.allowance());
        }
    }

    private void show(Allowance allowance) {
        requests.setValue(whole(allowance.requestsPerMinute()));
        tokens.setValue(whole(allowance.tokensPerMinute()));
        daily.setValue(whole(allowance.requestsPerDay()));
        atOnce.setValue(whole(allowance.concurrentRequests()));
    }

    Component[] fields() {
        var columns = new FormLayout(requests, tokens, daily, atOnce);
        columns.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("420px", 2));
        return new Component[] {model, columns};
    }

    /** Null: all together. */
    @Nullable
    String model() {
        return model.getValue().equals(ALL) ? null : model.getValue();
    }

    /** @throws io.lapilli.shared.InvalidInputException when a rule is broken */
    Allowance allowance() {
        return new Allowance(value(requests), value(tokens), value(daily), value(atOnce));
    }

    private static IntegerField number(String key) {
        var field = new IntegerField(translate(key));
        field.setMin(1);
        field.setMax((int) Allowance.MOST);
        field.setPlaceholder(translate("limits.empty"));
        return field;
    }

    private static @Nullable Integer whole(@Nullable Long value) {
        return value == null ? null : Math.toIntExact(value);
    }

    private static @Nullable Long value(IntegerField field) {
        Integer value = field.getValue();
        return value == null ? null : value.longValue();
    }
}
