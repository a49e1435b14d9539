package io.lapilli.catalog.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.TrialCalls;
import io.lapilli.catalog.TrialResult;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Runs trial calls beside the page, so that it stays usable while a deployment is waited for. */
@Component
class TrialRuns {

    private static final Logger log = LoggerFactory.getLogger(TrialRuns.class);

    private final TrialCalls trials;
    private final Executor background;

    TrialRuns(TrialCalls trials, @Qualifier("applicationTaskExecutor") Executor background) {
        this.trials = trials;
        this.background = background;
    }

    /** @param then runs with the UI's lock, unless the page was left meanwhile */
    void ask(UI ui, Model model, Deployment deployment, Consumer<TrialResult> then) {
        background.execute(() -> {
            TrialResult result = trials.ask(model, deployment);
            try {
                ui.access(() -> then.accept(result));
            } catch (UIDetachedException left) {
                log.trace("Nobody waits for the trial any more", left);
            }
        });
    }
}
