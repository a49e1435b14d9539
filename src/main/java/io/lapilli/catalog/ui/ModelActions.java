package io.lapilli.catalog.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.Models;
import io.lapilli.catalog.Upstreams;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Toast;
import java.util.Objects;

/** What an administrator can do with models and their deployments. */
class ModelActions {

    private final Models models;
    private final Upstreams upstreams;
    private final TrialRuns trials;
    private final Administrator administrator;
    private final Runnable done;

    /** @param done after each change */
    ModelActions(Models models, Upstreams upstreams, TrialRuns trials, Administrator administrator, Runnable done) {
        this.models = models;
        this.upstreams = upstreams;
        this.trials = trials;
        this.administrator = administrator;
        this.done = done;
    }

    void create() {
        var form = new ModelForm(null, upstreams.list());
        new FormDialog(translate("catalog.create"), form.fields()).wide().ask(translate("catalog.create.do"), () -> {
            administrator.require();
            Model made = Saving.blaming(form::blame, "id", () -> models.create(form.draft()));
            return saved(made);
        });
    }

    void change(Model model) {
        var form = new ModelForm(model, upstreams.list());
        new FormDialog(translate("catalog.change.of", model.name()), form.fields())
                .wide()
                .ask(translate("catalog.change.do"), () -> {
                    administrator.require();
                    Model changed = Saving.blaming(form::blame, "id", () -> models.modify(form.draft()));
                    return saved(changed);
                });
    }

    private boolean saved(Model model) {
        Toast.say(translate("catalog.saved", model.name()));
        done.run();
        return true;
    }

    void retire(Model model) {
        new Confirmation(translate("catalog.retire.ask", model.name()))
                .says(translate("catalog.retire.text"))
                .ask(translate("catalog.retire"), () -> {
                    administrator.require();
                    saved(models.retire(model.name()));
                });
    }

    void restore(Model model) {
        administrator.require();
        saved(models.restore(model.name()));
    }

    void drain(DeploymentRow row) {
        Deployment deployment = Objects.requireNonNull(row.deployment());
        var confirmation = new Confirmation(
                        translate("catalog.drain.ask", row.model().name(), row.upstream()))
                .says(translate("catalog.drain.text"));
        int running = row.health().running();
        if (running > 0) {
            confirmation.says(translate(
                    "catalog.drain.running", running, Formats.current().count(running)));
        }
        if (isLast(row.model(), deployment)) {
            confirmation.loses(translate("catalog.drain.last", row.model().name()));
        }
        confirmation.ask(translate("catalog.drain"), () -> {
            administrator.require();
            models.drain(deployment.id());
            Toast.say(translate("catalog.drained", row.model().name(), row.upstream()));
            done.run();
        });
    }

    private static boolean isLast(Model model, Deployment deployment) {
        return model.deployments().stream()
                .noneMatch(other -> other.takesRequests() && !other.id().equals(deployment.id()));
    }

    void resume(DeploymentRow row) {
        administrator.require();
        models.resume(Objects.requireNonNull(row.deployment()).id());
        Toast.say(translate("catalog.resumed", row.model().name(), row.upstream()));
        done.run();
    }

    void ask(DeploymentRow row) {
        administrator.require();
        new TrialDialog(row, trials).open();
    }
}
