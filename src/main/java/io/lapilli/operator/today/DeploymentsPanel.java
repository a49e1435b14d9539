package io.lapilli.operator.today;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import io.lapilli.catalog.ui.CatalogRoutes;
import io.lapilli.catalog.ui.DeploymentCells;
import io.lapilli.shared.DeploymentId;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.Panel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What calls to deployments came to, the troubled ones first. What moves is shown anew where it stands. */
class DeploymentsPanel extends Panel {

    private static final int MOST = 12;

    private final Map<DeploymentId, DeploymentCells> cells = new HashMap<>();
    private final DataTable<DeploymentLine> table;
    private List<DeploymentId> shown = List.of();

    DeploymentsPanel() {
        title(getTranslation("today.deployments"));
        sub(getTranslation("today.deployments.sub"));
        actions(new Anchor(CatalogRoutes.MODELS, getTranslation("today.deployments.all")));
        table = new DataTable<DeploymentLine>(getTranslation("today.deployments"))
                .component(getTranslation("today.deployment"), DeploymentsPanel::name)
                .component(getTranslation("today.state"), line -> cells(line).state())
                .component(getTranslation("today.failed"), line -> cells(line).failed())
                .right()
                .component(getTranslation("today.first"), line -> cells(line).firstToken())
                .right()
                .wideOnly()
                .component(getTranslation("today.now"), line -> cells(line).running())
                .right()
                .wideOnly();
        nothing();
    }

    private DeploymentCells cells(DeploymentLine line) {
        return cells.computeIfAbsent(
                line.deployment().id(), _ -> new DeploymentCells(line.model(), line.deployment(), line.health()));
    }

    private static Component name(DeploymentLine line) {
        String path = CatalogRoutes.MODELS + "?"
                + CatalogRoutes.of(line.model().name()).getQueryString();
        var cell = new Div(new Anchor(path, line.model().name()));
        cell.getElement()
                .appendChild(new Element("small")
                        .setText(cell.getTranslation(
                                "today.served",
                                line.upstream(),
                                line.deployment().upstreamModel())));
        return cell;
    }

    void show(List<DeploymentLine> all) {
        List<DeploymentLine> lines = all.subList(0, Math.min(all.size(), MOST));
        List<DeploymentId> ids =
                lines.stream().map(line -> line.deployment().id()).toList();
        if (ids.equals(shown)) {
            lines.forEach(line -> cells(line).show(line.health()));
            return;
        }
        boolean first = shown.isEmpty();
        shown = ids;
        cells.clear();
        if (lines.isEmpty()) {
            nothing();
            return;
        }
        table.rows(lines);
        if (first) {
            clear().flush(table);
        }
    }

    private void nothing() {
        var text = new Paragraph(getTranslation("today.deployments.none"));
        text.addClassName("lap-quiet");
        clear().with(text);
    }
}
