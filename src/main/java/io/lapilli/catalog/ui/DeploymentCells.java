package io.lapilli.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.i18n.I18NProvider;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.health.DeploymentHealth;
import io.lapilli.catalog.health.Trouble;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Tag;
import org.jspecify.annotations.Nullable;

/** What moves in a deployment's line, so that it is shown anew where it stands and nobody loses their place. */
public class DeploymentCells {

    private final Div state = new Div();
    private final Div failed = new Div();
    private final Span firstToken = new Span();
    private final Span running = new Span();
    private final Model model;
    private final @Nullable Deployment deployment;

    /** @param deployment null: nothing serves the model */
    public DeploymentCells(Model model, @Nullable Deployment deployment, DeploymentHealth health) {
        this.model = model;
        this.deployment = deployment;
        show(health);
    }

    /** How it does in a word, and what troubles it. */
    public Component state() {
        return state;
    }

    /** The share of the last hour's calls that failed, and of how many. */
    public Component failed() {
        return failed;
    }

    public Component firstToken() {
        return firstToken;
    }

    /** How many calls are on their way. */
    public Component running() {
        return running;
    }

    public final void show(DeploymentHealth health) {
        state.removeAll();
        state.add(tag(health));
        Trouble trouble = health.trouble();
        if (trouble != null && health.condition().alarming()) {
            small(state, HealthWords.trouble(trouble));
        }
        failed.removeAll();
        failed.add(new Span(HealthWords.failed(health)));
        if (health.calls() > 0) {
            small(failed, HealthWords.calls(health));
        }
        firstToken.setText(HealthWords.firstToken(health));
        running.setText(Formats.current().count(health.running()));
    }

    private Component tag(DeploymentHealth health) {
        if (model.retiredAt() != null) {
            return Tag.neutral(I18NProvider.translate("catalog.retired"));
        }
        return deployment == null
                ? Tag.warn(I18NProvider.translate("catalog.state.nowhere"))
                : HealthWords.state(deployment, health);
    }

    private static void small(Div cell, String text) {
        cell.getElement().appendChild(new Element("small").setText(text));
    }
}
