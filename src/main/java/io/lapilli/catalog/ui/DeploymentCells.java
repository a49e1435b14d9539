package io.lapilli.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.i18n.I18NProvider;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.health.DeploymentHealth;
import io.lapilli.catalog.health.Trouble;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Tag;

/** What moves in a deployment's line, so that it is shown anew where it stands and nobody loses their place. */
class DeploymentCells {

    final Div state = new Div();
    final Div failed = new Div();
    final Span firstToken = new Span();
    final Span running = new Span();
    private final DeploymentRow row;

    DeploymentCells(DeploymentRow row) {
        this.row = row;
        show(row.health());
    }

    final void show(DeploymentHealth health) {
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
        Deployment deployment = row.deployment();
        if (row.retired()) {
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
