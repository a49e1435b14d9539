package io.lapilli.catalog.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import io.lapilli.catalog.Upstream;
import io.lapilli.catalog.UpstreamInUseException;
import io.lapilli.catalog.Upstreams;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.RefusedException;
import io.lapilli.ui.Toast;

/** What an administrator can do with upstreams. */
class UpstreamActions {

    private final Upstreams upstreams;
    private final Administrator administrator;
    private final Runnable done;

    /** @param done after each change */
    UpstreamActions(Upstreams upstreams, Administrator administrator, Runnable done) {
        this.upstreams = upstreams;
        this.administrator = administrator;
        this.done = done;
    }

    void create() {
        var form = new UpstreamForm(null);
        new FormDialog(translate("catalog.upstream.create"), form.fields())
                .ask(translate("catalog.upstream.create.do"), () -> {
                    administrator.require();
                    return saved(Saving.blaming(form::blame, "name", () -> upstreams.create(form.draft())));
                });
    }

    void change(UpstreamRow row) {
        var form = new UpstreamForm(row);
        new FormDialog(translate("catalog.change.of", row.upstream().name()), form.fields())
                .ask(translate("catalog.change.do"), () -> {
                    administrator.require();
                    return saved(Saving.blaming(
                            form::blame,
                            "name",
                            () -> upstreams.modify(row.upstream().id(), form.patch())));
                });
    }

    private boolean saved(Upstream upstream) {
        Toast.say(translate("catalog.saved", upstream.name()));
        done.run();
        return true;
    }

    void delete(Upstream upstream) {
        new Confirmation(translate("catalog.upstream.delete.ask", upstream.name()))
                .says(translate("catalog.upstream.delete.text"))
                .forEver()
                .ask(translate("catalog.upstream.delete.do"), () -> {
                    administrator.require();
                    try {
                        upstreams.delete(upstream.id());
                    } catch (UpstreamInUseException inUse) {
                        throw new RefusedException(
                                translate(
                                        "catalog.upstream.in-use", upstream.name(), String.join(", ", inUse.models())),
                                inUse);
                    }
                    Toast.say(translate("catalog.upstream.deleted", upstream.name()));
                    done.run();
                });
    }
}
