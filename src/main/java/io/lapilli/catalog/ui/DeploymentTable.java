package io.lapilli.catalog.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.dom.Element;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.health.DeploymentHealth;
import io.lapilli.shared.DeploymentId;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Icon;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Models with their deployments: how requests are shared out, and what calls came to in the last hour. */
class DeploymentTable extends DataTable<DeploymentRow> {

    private static final String NONE = "—";

    private final Map<DeploymentId, DeploymentCells> cells = new HashMap<>();
    private final Formats formats = Formats.current();

    /** @param actions null: the reader changes nothing */
    DeploymentTable(@Nullable ModelActions actions) {
        super(translate("catalog.models"));
        component(getTranslation("catalog.model"), this::model);
        text(getTranslation("catalog.kind"), this::about).wideOnly();
        number(getTranslation("catalog.priority"), row -> known(row, one -> formats.count(one.priority())))
                .wideOnly();
        component(getTranslation("catalog.weight"), this::weight).right().wideOnly();
        component(getTranslation("catalog.state"), row -> cells(row).state());
        component(getTranslation("catalog.failed"), row -> cells(row).failed()).right();
        component(getTranslation("catalog.first"), row -> cells(row).firstToken())
                .right()
                .wideOnly();
        component(getTranslation("catalog.running"), row -> cells(row).running())
                .right()
                .wideOnly();
        if (actions != null) {
            actions(getTranslation("catalog.actions"), row -> menu(row, actions));
        }
    }

    @Override
    public DataTable<DeploymentRow> rows(List<DeploymentRow> rows) {
        cells.clear();
        return super.rows(rows);
    }

    /** Shows how deployments do now, in place. */
    void show(Function<DeploymentId, DeploymentHealth> health) {
        cells.forEach((id, line) -> line.show(health.apply(id)));
    }

    private Component model(DeploymentRow row) {
        Deployment deployment = row.deployment();
        var name = new Span(row.model().name());
        name.addClassName("lap-mono");
        return withSmall(
                name,
                deployment == null
                        ? getTranslation("catalog.nowhere")
                        : getTranslation("catalog.served", row.upstream(), deployment.upstreamModel()));
    }

    private String about(DeploymentRow row) {
        Model model = row.model();
        return row.first()
                ? getTranslation(
                        "catalog.about",
                        getTranslation("catalog.kind." + model.kind().name().toLowerCase(Locale.ROOT)),
                        formats.count(model.contextWindow()))
                : "";
    }

    private Component weight(DeploymentRow row) {
        return withSmall(
                new Span(known(row, one -> formats.count(one.weight()))),
                row.deployment() == null ? "" : formats.percent(row.share(), 0));
    }

    private static Component withSmall(Component first, String text) {
        var cell = new Div(first);
        cell.getElement().appendChild(new Element("small").setText(text));
        return cell;
    }

    private static String known(DeploymentRow row, Function<Deployment, String> text) {
        return row.deployment() == null ? NONE : text.apply(row.deployment());
    }

    private DeploymentCells cells(DeploymentRow row) {
        Deployment deployment = row.deployment();
        return deployment == null
                ? new DeploymentCells(row.model(), deployment, row.health())
                : cells.computeIfAbsent(
                        deployment.id(), _ -> new DeploymentCells(row.model(), deployment, row.health()));
    }

    private Component menu(DeploymentRow row, ModelActions actions) {
        Deployment deployment = row.deployment();
        String name = deployment == null
                ? row.model().name()
                : getTranslation("catalog.of", row.model().name(), row.upstream());
        var bar = new MenuBar();
        bar.getElement().getThemeList().addAll(List.of("tertiary", "icon"));
        MenuItem open = bar.addItem(Icon.MORE.create());
        open.setAriaLabel(getTranslation("catalog.actions.of", name));
        SubMenu menu = open.getSubMenu();
        if (deployment != null) {
            menu.addItem(getTranslation("catalog.try"), _ -> actions.ask(row));
            if (deployment.drained()) {
                menu.addItem(getTranslation("catalog.resume"), _ -> actions.resume(row));
            } else {
                menu.addItem(getTranslation("catalog.drain"), _ -> actions.drain(row));
            }
        }
        menu.addItem(getTranslation("catalog.change"), _ -> actions.change(row.model()));
        if (row.retired()) {
            menu.addItem(getTranslation("catalog.restore"), _ -> actions.restore(row.model()));
        } else {
            menu.addItem(getTranslation("catalog.retire"), _ -> actions.retire(row.model()));
        }
        return bar;
    }
}
