package io.lapilli.console.overview;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.lapilli.usage.UsageFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.NewKey;
import io.lapilli.console.ConsoleScene;
import io.lapilli.identity.Actor;
import io.lapilli.identity.MemberRole;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.shared.KeyId;
import io.lapilli.tier.TierBenefits;
import io.lapilli.tier.TierConditions;
import io.lapilli.tier.TierDraft;
import io.lapilli.tier.TierTerms;
import io.lapilli.tier.Tiers;
import io.lapilli.tier.ui.TierPanel;
import io.lapilli.ui.Chart;
import io.lapilli.ui.ChartData;
import io.lapilli.ui.Figure;
import io.lapilli.ui.LiveUpdates;
import io.lapilli.ui.Notices;
import io.lapilli.ui.Segmented;
import io.lapilli.ui.Shares;
import io.lapilli.ui.Track;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageFixtures;
import io.lapilli.usage.UsageHistory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OverviewViewTest {

    private ConsoleScene scene;
    private Instant now;

    @BeforeEach
    void open() {
        scene = new ConsoleScene(OverviewView.class);
        now = scene.bean(Clock.class).instant();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void isNotForWhoeverIsNotSignedIn() {
        scene.screens.open("");

        _assertNone(OverviewView.class);
    }

    @Test
    void leadsADeveloperToTheFirstCall() {
        scene.as(MemberRole.DEVELOPER).screens.open("");

        assertThat(text(_get(FirstSteps.class)))
                .contains("Make a project", "Create a key", "Make the first call", "Waiting for your first call…");
        assertThat(primary()).isEqualTo("Projects");
        _assertNone(Dashboard.class);

        scene.bean(Projects.class).create(Actor.INSTALLATION, scene.mori.id(), "Assistant");
        UI.getCurrent().refreshCurrentRoute(false);
        assertThat(primary()).isEqualTo("Create a key");
    }

    @Test
    void goesOnByItselfWhenAProjectAndAKeyAreMade() {
        scene.as(MemberRole.DEVELOPER).screens.open("");
        var live = scene.bean(LiveUpdates.class);
        assertThat(live.followed()).containsExactly(scene.mori.id());

        Project project = scene.bean(Projects.class).create(Actor.INSTALLATION, scene.mori.id(), "Assistant");
        redrawn(() -> primary().equals("Create a key"));

        scene.bean(ApiKeys.class)
                .issueProjectKey(Actor.INSTALLATION, scene.mori.id(), project.id(), null, NewKey.named("Gateway"));
        redrawn(() -> primary().isEmpty());
    }

    @Test
    void tellsAViewerWhomToAsk() {
        scene.as(MemberRole.VIEWER).screens.open("");

        assertThat(text(_get(FirstSteps.class)))
                .contains("Your role may not make projects", "Your role may not create keys");
        _assertNone(Button.class, spec -> spec.withText("Create a key"));
        _assertNone(Button.class, spec -> spec.withText("Projects"));
    }

    @Test
    void saysWhyTheOnlyCallWasRefused() {
        append(aRequest().of(scene.mori.id()).at(now.minusSeconds(5)).failed(404, "model_not_found"));
        scene.as(MemberRole.OWNER).screens.open("");

        assertThat(text(_get(FirstSteps.class))).contains("Waiting", "was refused: model_not_found");
        _assertNone(Dashboard.class);
    }

    @Test
    void showsFiguresThatAddUpOnceACallWasAnswered() {
        Project project = scene.bean(Projects.class).create(Actor.INSTALLATION, scene.mori.id(), "Assistant");
        UsageFixtures call = aRequest().of(scene.mori.id()).of(project.id()).at(now.minusSeconds(5));
        Settled first = call.charged();
        Settled second = call.anew().charged();
        append(first, second);
        scene.as(MemberRole.OWNER).screens.open("");

        _assertNone(FirstSteps.class);
        _assertOne(Button.class, spec -> spec.withText("Create a key"));
        BigDecimal spent =
                first.event().charge().total().add(second.event().charge().total());
        String amount = "¥\u00a0" + spaced(spent);
        assertThat(figure("Spend this month")).contains(amount, "2 requests");
        assertThat(figure("Tokens today")).contains("3,000");
        assertThat(figure("Answered in time")).contains("100", "2 requests");
        assertThat(text(_get(Shares.class))).contains("Assistant", amount);

        ChartData chart = _get(Chart.class).shown().orElseThrow();
        assertThat(chart.series()).singleElement().satisfies(series -> {
            assertThat(series.name()).isEqualTo("doubao-pro-32k");
            assertThat(series.values().getLast()).isEqualByComparingTo("3000");
        });
        assertThat(chart.totals().getLast()).isEqualTo("3,000");
    }

    @Test
    void theChartShowsTheDaysThatTheAddressNames() {
        append(
                aRequest().of(scene.mori.id()).at(now.minusSeconds(5)).charged(),
                aRequest()
                        .of(scene.mori.id())
                        .at(now.minus(Duration.ofDays(80)))
                        .charged());
        scene.as(MemberRole.OWNER).screens.open("?days=90");

        Segmented<Days> days = days();
        assertThat(days.getValue()).isEqualTo(Days.QUARTER);
        assertThat(days.getListDataView().getItems().map(days.getItemLabelGenerator()::apply))
                .containsExactly("7 days", "30 days", "90 days", "This month", "Last month");
        assertThat(shownTokens())
                .hasSize(90)
                .filteredOn(tokens -> tokens.signum() > 0)
                .hasSize(2);

        _setValue(days, Days.WEEK);
        assertThat(shownTokens()).hasSize(7);
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("?days=7");

        scene.screens.open("?days=nonsense");
        assertThat(shownTokens()).hasSize(Overview.DAYS);
    }

    private static List<BigDecimal> shownTokens() {
        return _get(Chart.class).shown().orElseThrow().series().getFirst().values();
    }

    @SuppressWarnings("unchecked")
    private static Segmented<Days> days() {
        return _get(Segmented.class);
    }

    @Test
    void anotherOrganisationsCallsAreNotThere() {
        append(aRequest()
                .of(scene.identity.organisation("Hana Bank").id())
                .at(now.minusSeconds(5))
                .charged());
        scene.as(MemberRole.OWNER).screens.open("");

        _assertOne(FirstSteps.class);
        _assertNone(Dashboard.class);
    }

    @Test
    void namesKeysThatNeedALook() {
        Project project = scene.bean(Projects.class).create(Actor.INSTALLATION, scene.mori.id(), "Assistant");
        KeyId key = scene.bean(ApiKeys.class)
                .issueProjectKey(
                        Actor.INSTALLATION,
                        scene.mori.id(),
                        project.id(),
                        null,
                        new NewKey("Old gateway", now.plus(Duration.ofDays(4)), null))
                .key()
                .id();
        UsageFixtures call =
                aRequest().of(scene.mori.id()).of(project.id()).of(key).at(now.minusSeconds(5));
        append(
                call.charged(),
                call.anew().failed(502, "upstream_error"),
                call.anew().failed(502, "upstream_error"),
                call.anew().failed(502, "upstream_error"));
        scene.as(MemberRole.OWNER).screens.open("");

        assertThat(text(_get(Notices.class)))
                .contains("Old gateway", "expires", "came back 3 times", "the model failed");
        _get(Button.class, spec -> spec.withText("Open usage"));
    }

    @Test
    void saysSoWhenNothingNeedsALook() {
        append(aRequest().of(scene.mori.id()).at(now.minusSeconds(5)).charged());
        scene.as(MemberRole.BILLING).screens.open("");

        _assertNone(Notices.class);
        assertThat(text(_get(FindingsPanel.class))).contains("Nothing needs you right now");
    }

    @Test
    void showsWhereTheMonthWillEnd() {
        UsageFixtures call = aRequest().of(scene.mori.id());
        for (int day = 1; day <= 60; day++) {
            append(call.at(now.minus(Duration.ofDays(day))).charged());
        }
        scene.as(MemberRole.OWNER).screens.open("");

        assertThat(figure("Spend this month")).contains("forecast", "¥", "–");
        _assertOne(
                Track.class,
                spec -> spec.withPredicate(track -> "Spent of the forecast for this month"
                        .equals(track.getElement().getAttribute("aria-label"))));
    }

    @Test
    void showsTheTierWhereThereAreTiers() {
        append(aRequest().of(scene.mori.id()).at(now.minusSeconds(5)).charged());
        scene.as(MemberRole.OWNER).screens.open("");
        _assertNone(TierPanel.class);

        scene.bean(Tiers.class)
                .create(
                        Actor.INSTALLATION,
                        new TierDraft(
                                "Tier 1",
                                null,
                                new TierTerms(
                                        new TierConditions(
                                                new TierConditions.TokensInWindow(1_000_000, 30), null, null),
                                        new TierBenefits(600, null, new BigDecimal("0.05")),
                                        null)));
        UI.getCurrent().refreshCurrentRoute(false);
        assertThat(text(_get(TierPanel.class))).contains("next: Tier 1", "Tokens in 30 days");
        _assertOne(Shares.class);
    }

    private static void redrawn(BooleanSupplier shown) {
        for (long end = System.nanoTime() + 5_000_000_000L; !shown.getAsBoolean() && System.nanoTime() < end; ) {
            LockSupport.parkNanos(5_000_000);
            MockVaadin.clientRoundtrip(true);
        }
        assertThat(shown.getAsBoolean()).isTrue();
    }

    private void append(Settled... settled) {
        scene.bean(UsageHistory.class).append(List.of(settled));
    }

    private static String primary() {
        return _find(Button.class).stream()
                .filter(button -> button.getThemeNames().contains("primary"))
                .map(Button::getText)
                .collect(Collectors.joining(", "));
    }

    private static String figure(String caption) {
        return _find(Figure.class).stream()
                .map(OverviewViewTest::text)
                .filter(text -> text.startsWith(caption))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    /** 0.0025 as it is written: 0.002 5. */
    private static String spaced(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString().replaceAll("(?<=\\.)(\\d{3})(?=\\d)", "$1\u00a0");
    }
}
