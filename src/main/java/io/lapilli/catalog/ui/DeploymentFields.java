package io.lapilli.catalog.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.catalog.AbortPolicy;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.DeploymentDraft;
import io.lapilli.catalog.Upstream;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Icon;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One deployment in the form of its model. */
class DeploymentFields extends Div {

    private static final int MOST = 1000;

    private final Select<Upstream> upstream = new Select<>();
    private final TextField upstreamModel = new TextField(translate("catalog.form.upstream-model"));
    private final IntegerField priority = new IntegerField(translate("catalog.priority"));
    private final IntegerField weight = new IntegerField(translate("catalog.weight"));
    private final Select<AbortPolicy> abort = new Select<>();
    private final Select<String> cap = new Select<>();

    DeploymentFields(List<Upstream> upstreams, Consumer<DeploymentFields> onRemove) {
        addClassName("lap-deployment");
        upstream.setLabel(translate("catalog.upstream"));
        upstream.setItems(upstreams);
        upstream.setItemLabelGenerator(Upstream::name);
        upstreamModel.setRequiredIndicatorVisible(true);
        upstreamModel.setMaxLength(200);
        priority.setHelperText(translate("catalog.form.priority.help"));
        weight.setHelperText(translate("catalog.form.weight.help"));
        for (IntegerField number : List.of(priority, weight)) {
            number.setMin(0);
            number.setMax(MOST);
            number.setManualValidation(true);
        }
        abort.setLabel(translate("catalog.form.abort"));
        abort.setItems(AbortPolicy.values());
        abort.setItemLabelGenerator(
                one -> translate("catalog.form.abort." + one.name().toLowerCase(Locale.ROOT)));
        cap.setLabel(translate("catalog.form.cap"));
        cap.setItems(Deployment.MAX_TOKENS, Deployment.MAX_COMPLETION_TOKENS);
        if (!upstreams.isEmpty()) {
            upstream.setValue(upstreams.getFirst());
        }
        priority.setValue(1);
        weight.setValue(1);
        abort.setValue(AbortPolicy.CANCEL);
        cap.setValue(Deployment.MAX_TOKENS);
        var form = new FormLayout(upstream, upstreamModel, priority, weight, abort, cap);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("420px", 2));
        add(form, Buttons.icon(Icon.TRASH, translate("catalog.form.remove"), _ -> onRemove.accept(this)));
    }

    DeploymentFields show(Deployment deployment) {
        upstream.getListDataView()
                .getItems()
                .filter(one -> one.id().equals(deployment.upstream()))
                .findFirst()
                .ifPresent(upstream::setValue);
        upstreamModel.setValue(deployment.upstreamModel());
        priority.setValue(deployment.priority());
        weight.setValue(deployment.weight());
        abort.setValue(deployment.abortPolicy());
        cap.setValue(deployment.capField());
        return this;
    }

    DeploymentDraft draft() {
        Upstream chosen = upstream.getValue();
        if (chosen == null) {
            throw new InvalidInputException("deployments.upstream", "required", "deployments.upstream is required");
        }
        return new DeploymentDraft(
                chosen.id(),
                upstreamModel.getValue().strip(),
                Objects.requireNonNullElse(weight.getValue(), -1),
                Objects.requireNonNullElse(priority.getValue(), -1),
                cap.getValue(),
                abort.getValue());
    }

    /** Marks what breaks the rule of a field here, if anything does. */
    void blame(@Nullable String field) {
        upstream.setInvalid("deployments.upstream".equals(field) && upstream.isEmpty());
        upstreamModel.setInvalid(
                "upstream_model".equals(field) && upstreamModel.getValue().isBlank() || "deployments".equals(field));
        priority.setInvalid("priority".equals(field) && isOut(priority.getValue()));
        weight.setInvalid("weight".equals(field) && isOut(weight.getValue()));
    }

    private static boolean isOut(@Nullable Integer value) {
        return value == null || value < 0 || value > MOST;
    }
}
