package io.lapilli.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.lapilli.catalog.Models;
import io.lapilli.catalog.Upstreams;
import io.lapilli.catalog.ui.CatalogReader.CatalogPage;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Formats;
import io.lapilli.ui.LiveUpdates;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Panel;
import io.lapilli.ui.SearchField;
import io.lapilli.ui.View;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The seller's models, who serves them and how well. Everybody on the staff looks; administrators change. */
@Route(CatalogRoutes.MODELS)
@Menu(title = "catalog.menu", order = MenuOrder.OPERATOR + 30, icon = "server")
@RolesAllowed({"OPERATOR_ADMIN", "FINANCE", "PRESALES", "SUPPORT"})
class ModelsDeskView extends View implements BeforeEnterObserver {

    /** More lines than anybody looks through: the search is there for that. */
    private static final int MOST = 100;

    private final CatalogReader reader;
    private final @Nullable ModelActions models;
    private final @Nullable UpstreamActions upstreams;
    private final DeploymentTable table;
    private final SearchField search = new SearchField(getTranslation("catalog.search"), this::look);
    private final Panel served = new Panel(getTranslation("catalog.models"));
    private final Panel servers = new Panel(getTranslation("catalog.upstreams"));
    private String wanted = "";

    ModelsDeskView(
            CatalogReader reader,
            Models models,
            Upstreams upstreams,
            TrialRuns trials,
            Administrator administrator,
            LiveUpdates live,
            OrganisationDirectory organisations) {
        super("catalog.title");
        this.reader = reader;
        if (administrator.isHere()) {
            this.models = new ModelActions(models, upstreams, trials, administrator, this::draw);
            this.upstreams = new UpstreamActions(upstreams, administrator, this::draw);
            head().actions(
                            Buttons.plain(getTranslation("catalog.upstream.create"), _ -> this.upstreams.create()),
                            Buttons.primary(getTranslation("catalog.create"), _ -> this.models.create()));
        } else {
            this.models = null;
            this.upstreams = null;
        }
        table = new DeploymentTable(this.models);
        var bar = new Div(search);
        bar.addClassName("lap-chips");
        add(bar, served.sub(getTranslation("catalog.models.sub")), servers);
        live.follow(this, organisations.operator().id(), () -> table.show(reader.health()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(CatalogRoutes.SEARCH)
                .orElse("");
        search.show(wanted);
        draw();
    }

    private void draw() {
        CatalogPage page = reader.read();
        Formats formats = Formats.current();
        head().sub(getTranslation(
                "catalog.sub",
                page.models(),
                formats.count(page.models()),
                page.upstreams().size(),
                formats.count(page.upstreams().size()),
                page.drained(),
                formats.count(page.drained())));
        search.setVisible(page.models() > 0);
        List<DeploymentRow> found = page.matching(wanted);
        served.clear().flush(found.isEmpty() ? noModels() : table.rows(first(found)));
        if (found.size() > MOST) {
            served.flush(more(found.size() - MOST));
        }
        servers.clear()
                .flush(
                        page.upstreams().isEmpty()
                                ? new EmptyState(
                                        getTranslation("catalog.upstreams.none"),
                                        getTranslation("catalog.upstreams.none.text"))
                                : new UpstreamTable(upstreams).rows(page.upstreams()));
    }

    private static List<DeploymentRow> first(List<DeploymentRow> found) {
        return found.subList(0, Math.min(found.size(), MOST));
    }

    private Component more(int count) {
        var text = new Paragraph(
                getTranslation("catalog.more", count, Formats.current().count(count)));
        text.addClassNames("lap-quiet", "lap-foot");
        return text;
    }

    private Component noModels() {
        return wanted.isEmpty()
                ? new EmptyState(getTranslation("catalog.none"), getTranslation("catalog.none.text"))
                : new EmptyState(
                        getTranslation("catalog.unmatched"),
                        getTranslation("catalog.unmatched.text"),
                        Buttons.plain(getTranslation("catalog.all"), _ -> look("")));
    }

    private void look(String text) {
        getUI().ifPresent(ui ->
                ui.navigate(CatalogRoutes.MODELS, text.isEmpty() ? QueryParameters.empty() : CatalogRoutes.of(text)));
    }
}
