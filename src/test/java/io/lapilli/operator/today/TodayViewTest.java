package io.lapilli.operator.today;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static io.lapilli.usage.UsageFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteConfiguration;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.DeploymentDraft;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.ModelDraft;
import io.lapilli.catalog.ModelKind;
import io.lapilli.catalog.Models;
import io.lapilli.catalog.Upstream;
import io.lapilli.catalog.UpstreamDraft;
import io.lapilli.catalog.Upstreams;
import io.lapilli.catalog.health.DeploymentWatch;
import io.lapilli.catalog.health.HealthFixtures;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.PlatformRole;
import io.lapilli.operator.OperatorScene;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.ui.Chart;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Figure;
import io.lapilli.ui.View;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageRecorded;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TodayViewTest {

    private OperatorScene scene;

    @BeforeEach
    void open() {
        scene = new OperatorScene(TodayView.class);
        RouteConfiguration.forSessionScope().setAnnotatedRoute(Home.class);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    /** What everybody else lands on. */
    @Route(value = "", registerAtStartup = false)
    @PermitAll
    public static class Home extends View {
        public Home() {
            super("overview.title");
        }
    }

    @Test
    void isNotForCustomers() {
        scene.asOwnerOf(scene.identity.organisation("Mori")).screens.open("operator/today");
        _assertNone(TodayView.class);
    }

    @ParameterizedTest
    @EnumSource
    void isForEverybodyOnTheStaff(PlatformRole role) {
        scene.as(role).screens.open("operator/today");
        _assertOne(TodayView.class);
    }

    @Test
    void saysThatNothingFlows() {
        scene.as(PlatformRole.SUPPORT).screens.open("operator/today");
        assertThat(text())
                .contains("nothing flowed yesterday at this time")
                .contains("No list price of a model in use has changed.")
                .contains("No customer has used anything today.")
                .contains("Nothing was called in the last hour");
        assertThat(figure("Tokens a minute, now")).startsWith("0");
        _assertOne(EmptyState.class);
        assertThat(_get(Chart.class).shown().orElseThrow().buckets()).hasSize(96);
    }

    @Test
    void showsWhatFlowsAndAgainstWhat() {
        Organisation mori = scene.identity.organisation("Mori");
        Instant now = now();
        scene.usage.append(
                use(mori.id(), 1_200, now.minusSeconds(20)),
                use(mori.id(), 7_500, now.minus(Duration.ofDays(1)).plusSeconds(60)));
        scene.as(PlatformRole.OPERATOR_ADMIN).screens.open("operator/today");
        assertThat(figure("Tokens a minute, now"))
                .startsWith("1,200")
                .contains("+140 % against 500 yesterday at this time");
        assertThat(figure("Tokens today, so far")).startsWith("1,200");
        assertThat(text()).contains("Mori", "100.0 %");
        assertThat(links()).contains("operator/customers/" + mori.id().text(), "operator/models", "operator/customers");
    }

    @Test
    void isDrawnAnewWhenUsageArrives() {
        Organisation mori = scene.identity.organisation("Mori");
        scene.as(PlatformRole.OPERATOR_ADMIN).screens.open("operator/today");
        assertThat(figure("Tokens a minute, now")).startsWith("0");

        scene.identity.clock.forward(Duration.ofSeconds(1));
        scene.usage.append(use(mori.id(), 345, now().minusSeconds(1)));
        scene.bean(TodayWatch.class).on(new UsageRecorded(Map.of(mori.id(), now())));
        MockVaadin.clientRoundtrip(false);
        assertThat(figure("Tokens a minute, now")).startsWith("345");

        scene.identity.clock.forward(Duration.ofMinutes(2));
        scene.bean(TodayWatch.class).tick();
        MockVaadin.clientRoundtrip(false);
        assertThat(figure("Tokens a minute, now")).as("a minute went by").startsWith("0");
    }

    @Test
    void showsHowEachCustomerGrewSinceAPriceThatConcernsItChanged() {
        Organisation mori = scene.identity.organisation("Mori");
        Organisation hana = scene.identity.organisation("Hana");
        scene.model("chat");
        scene.rate("chat", Meter.PROMPT_UNCACHED, "1", null);
        scene.identity.clock.forward(Duration.ofDays(40));
        scene.rate("chat", Meter.PROMPT_UNCACHED, "0.2", null);
        Instant change = now();
        scene.identity.clock.forward(Duration.ofDays(20));
        for (int day = 1; day <= 7; day++) {
            scene.usage.append(
                    chat(mori.id(), 100, change.minus(Duration.ofDays(day))),
                    chat(mori.id(), 2_100, now().minus(Duration.ofDays(day))),
                    chat(hana.id(), 50, change.minus(Duration.ofDays(day))),
                    chat(hana.id(), 25, now().minus(Duration.ofDays(day))));
        }
        scene.as(PlatformRole.FINANCE).screens.open("operator/today");
        assertThat(figure("Since the last price change")).contains("chat −80 %");
        @SuppressWarnings("unchecked")
        Grid<Growth> grid = _get(Grid.class);
        assertThat(OperatorScene.cells(grid, 0)).contains("MoriAsia/Shanghai", "100", "2,100", "+2,000 %");
        assertThat(OperatorScene.cells(grid, 1)).contains("HanaAsia/Shanghai", "50", "25", "−50 %");
        grid.sort(List.of(new com.vaadin.flow.component.grid.GridSortOrder<>(
                grid.getColumns().getFirst(), com.vaadin.flow.data.provider.SortDirection.ASCENDING)));
        assertThat(GridKt._get(grid, 0).customer().name()).isEqualTo("Hana");
    }

    @Test
    void showsWhichDeploymentFailsSinceWhenAndWhatRuns() {
        Upstream upstream = scene.bean(Upstreams.class)
                .create(new UpstreamDraft("one", "https://one.example.com", null, Set.of(Upstream.CHAT), false));
        Model good = model("good", upstream);
        Model bad = model("bad", upstream);
        var watch = scene.bean(DeploymentWatch.class);
        HealthFixtures.calls(watch, only(good).id(), now(), 99, 1, "upstream_error");
        HealthFixtures.calls(watch, only(bad).id(), now(), 1, 9, "upstream_timeout");
        scene.as(PlatformRole.SUPPORT).screens.open("operator/today");
        assertThat(text()).contains("failing", "no answer in time, since", "90 %", "9 of 10 calls", "1.00 %");
        assertThat(text().indexOf("bad")).as("the troubled ones first").isLessThan(text().indexOf("good"));
        assertThat(figure("Calls running")).contains("9.09 % of 110 calls failed in the last hour");
        assertThat(links()).contains("operator/models?q=bad");
    }

    @Test
    void staffLandHereOnceAndOthersDoNot() {
        var landing = new StaffLanding(scene.bean(CurrentUser.class));
        landing.attach(UI.getCurrent());
        scene.as(PlatformRole.PRESALES).screens.open("");
        _assertOne(TodayView.class);
        scene.screens.open("");
        _assertOne(Home.class);
    }

    @Test
    void customersLandOnTheirOverview() {
        new StaffLanding(scene.bean(CurrentUser.class)).attach(UI.getCurrent());
        scene.asOwnerOf(scene.identity.organisation("Mori")).screens.open("");
        _assertOne(Home.class);
    }

    private Model model(String name, Upstream upstream) {
        return scene.bean(Models.class)
                .create(new ModelDraft(
                        name, ModelKind.CHAT, 1_000, null, List.of(new DeploymentDraft(upstream.id(), "theirs"))));
    }

    private static Deployment only(Model model) {
        return model.deployments().getFirst();
    }

    private Instant now() {
        return scene.identity.clock.instant();
    }

    private static Settled use(OrganisationId organisation, long tokens, Instant at) {
        return aRequest()
                .of(organisation)
                .with(new TokenCounts(tokens, 0, 0, 0, 0, 0))
                .at(at)
                .charged();
    }

    private static Settled chat(OrganisationId organisation, long tokens, Instant at) {
        return aRequest()
                .of(organisation)
                .of("chat")
                .with(new TokenCounts(tokens, 0, 0, 0, 0, 0))
                .at(at)
                .charged();
    }

    private static String figure(String caption) {
        return _find(Figure.class).stream()
                .map(OperatorScene::text)
                .filter(text -> text.startsWith(caption))
                .findFirst()
                .orElseThrow()
                .substring(caption.length());
    }

    private static List<String> links() {
        return _find(Anchor.class).stream().map(Anchor::getHref).toList();
    }

    private static String text() {
        return OperatorScene.text(_get(TodayView.class));
    }
}
