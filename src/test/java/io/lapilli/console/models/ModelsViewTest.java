package io.lapilli.console.models;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import io.lapilli.catalog.ModelDraft;
import io.lapilli.catalog.ModelKind;
import io.lapilli.catalog.Models;
import io.lapilli.console.ConsoleScene;
import io.lapilli.identity.Actor;
import io.lapilli.identity.MemberRole;
import io.lapilli.pricing.DemoCatalog;
import io.lapilli.pricing.RateDraft;
import io.lapilli.pricing.Rates;
import io.lapilli.shared.Meter;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.support.MovableClock;
import io.lapilli.ui.Chart;
import io.lapilli.ui.ChartData;
import io.lapilli.ui.CodeBlock;
import io.lapilli.ui.CopyButton;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Figure;
import io.lapilli.ui.Place;
import io.lapilli.ui.View;
import io.lapilli.usage.RequestRecord;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageFixtures;
import io.lapilli.usage.UsageHistory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelsViewTest {

    private ConsoleScene scene;
    private MovableClock clock;

    @BeforeEach
    void open() {
        scene = new ConsoleScene(ModelsView.class, ModelView.class);
        clock = scene.identity.clock;
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void isNotForWhoeverIsNotSignedIn() {
        scene.screens.open("models");

        _assertNone(ModelsView.class);
    }

    @Test
    void showsNoPriceToWhoeverIsNoMember() {
        prices();
        var stranger = scene.identity.person("stranger@x.example").id();
        scene.screens.as(scene.identity.signedIn(stranger), "USER");

        scene.screens.open("models");
        assertNotFound("organisation");
        scene.screens.open("models/doubao-pro-32k");
        assertNotFound("organisation");
        var place = new Place(scene.mori.id(), "Mori", "CNY", scene.mori.timeZone(), null, null);
        assertThatThrownBy(() -> scene.bean(CustomerPrices.class).all(place)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> scene.bean(ModelSpeeds.class).of(scene.mori.id()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void saysWhatToExpectWhileNothingIsPriced() {
        scene.bean(Models.class).create(new ModelDraft("unpriced", ModelKind.CHAT, 1000, null, List.of()));

        scene.as(MemberRole.VIEWER).screens.open("models");

        _assertOne(EmptyState.class);
        assertThat(text()).contains("No model has a price for you yet").doesNotContain("unpriced");
    }

    @Test
    void listsModelsWithThePricesOfNow() {
        prices();

        scene.as(MemberRole.VIEWER).screens.open("models");

        String table = text(_get(DataTable.class));
        assertThat(table)
                .contains("doubao-pro-32k", "Chat · 32,768 tokens of context", "¥ 0.8", "¥ 2", "¥ 0.16", "−84 %");
        assertThat(_find(CopyButton.class)).extracting(CopyButton::copied).contains("doubao-pro-32k");
    }

    @Test
    void showsThemForAThousandTokensByTheAddress() {
        prices();

        scene.as(MemberRole.VIEWER).screens.open("models?per=1000");

        assertThat(text(_get(DataTable.class))).contains("¥ 0.000 8", "¥ 0.002");
    }

    @Test
    void showsAModelsOwnContractAndItsHistory() {
        prices();
        scene.bean(DemoCatalog.class).contract(scene.mori.id(), clock.instant());

        scene.as(MemberRole.VIEWER).screens.open("models/doubao-pro-32k");

        assertThat(_find(Figure.class).stream().map(figure -> text(figure)))
                .anySatisfy(figure -> assertThat(figure).contains("Prompt, cached", "¥ 0.1"));
        assertThat(text()).contains("Your contract", "class batch", "/v1/chat/completions");
        ChartData history = _get(Chart.class).shown().orElseThrow();
        assertThat(history.series())
                .extracting(ChartData.Series::name)
                .containsExactly("Prompt, not cached", "Prompt, cached", "Answer");
        assertThat(history.series().getFirst().values()).hasSizeGreaterThan(450);
        assertThat(history.series().getFirst().values().getLast()).isEqualByComparingTo("0.8");
        assertThat(history.series().getFirst().values().getFirst()).isEqualByComparingTo("8");
        assertThat(history.marks()).extracting(ChartData.Mark::text).contains("price −84\u00a0%");
        ChartData.Mark cut = history.marks().getLast();
        assertThat(history.series().getFirst().values().get(cut.at())).isEqualByComparingTo("0.8");
        assertThat(history.series().getFirst().values().get(cut.at() - 1)).isEqualByComparingTo("5");
    }

    @Test
    void showsTheNightsPriceAtNight() {
        prices(); // the clock stands at 18:00 in Shanghai
        scene.as(MemberRole.VIEWER).screens.open("models/doubao-thinking-64k");
        assertThat(text(_find(Figure.class).getFirst())).contains("¥ 4");

        clock.forward(Duration.ofHours(8));
        scene.screens.open("models");
        scene.screens.open("models/doubao-thinking-64k");

        assertThat(text(_find(Figure.class).getFirst()))
                .contains("¥ 2", "00:30 – 08:30, Asia/Shanghai; otherwise", "¥ 4");
    }

    @Test
    void findsAModelWhoseNameHasASlash() {
        prices();
        var models = scene.bean(Models.class);
        models.create(new ModelDraft("vendor/embed", ModelKind.EMBEDDING, 1000, null, List.of()));
        scene.bean(Rates.class)
                .add(
                        Actor.INSTALLATION,
                        RateDraft.list(
                                "vendor/embed", Meter.EMBEDDING, BigDecimal.ONE, 1_000_000, "CNY", clock.instant()));

        scene.as(MemberRole.VIEWER).screens.open("models/vendor/embed");

        assertThat(text(_get(CodeBlock.class))).contains("/v1/embeddings", "vendor/embed");
        scene.screens.open("models/unknown");
        assertNotFound("no model with id unknown");
    }

    @Test
    void speaksTheReadersLanguage() {
        prices();
        UI.getCurrent().setLocale(Locale.GERMAN);

        scene.as(MemberRole.VIEWER).screens.open("models/doubao-pro-32k");

        assertThat(text()).contains("Geltende Preise", "0,8 ¥", "Klasse batch");
    }

    @Test
    void saysHowFastAModelIsByTheOrganisationsOwnRequests() {
        prices();
        measured(scene.mori.id(), 30, 320, 50);

        scene.as(MemberRole.VIEWER).screens.open("models");

        assertThat(text(_get(DataTable.class))).contains("330 ms", "49 /s");
        scene.screens.open("models/doubao-pro-32k");
        assertThat(_find(Figure.class).stream().map(figure -> text(figure)))
                .anySatisfy(
                        figure -> assertThat(figure).contains("First token", "ms", "95 of 100 answers began within"))
                .anySatisfy(figure -> assertThat(figure).contains("Pace", "tokens / s"))
                .anySatisfy(figure -> assertThat(figure).contains("Measured with", "30", "of yours"));
    }

    @Test
    void saysItByEverybodysWhereThereAreTooFewAndNothingOfWhoseTheyWere() {
        prices();
        measured(scene.mori.id(), 19, 900, 10);
        measured(scene.identity.organisation("Krausch").id(), 200, 320, 50);

        scene.as(MemberRole.VIEWER).screens.open("models/doubao-pro-32k");

        assertThat(text()).contains("requests of all customers").doesNotContain("219", "200");
        scene.screens.open("models/doubao-pro-128k");
        assertThat(text()).contains("too few streamed answers");
    }

    @ParameterizedTest
    @CsvSource({"OWNER, true", "DEVELOPER, true", "BILLING, false", "VIEWER, false"})
    void leadsThoseWhoMayCallItToThePlayground(MemberRole role, boolean led) {
        prices();

        scene.as(role).screens.open("models/doubao-pro-32k");

        assertThat(_find(Button.class, spec -> spec.withText("Try it"))).hasSize(led ? 1 : 0);
    }

    /** Answers of now whose first token and pace are known. */
    private void measured(OrganisationId organisation, int answers, int firstMillis, int tokensPerSecond) {
        var request = UsageFixtures.aRequest()
                .of(organisation)
                .at(clock.instant())
                .with(new TokenCounts(100, 0, 0, 101, 0, 0));
        List<Settled> settled = new ArrayList<>();
        for (int i = 0; i < answers; i++) {
            Settled one = request.anew().charged();
            RequestRecord record = one.request();
            settled.add(new Settled(
                    new RequestRecord(
                            record.id(),
                            organisation,
                            record.project(),
                            record.key(),
                            record.model(),
                            record.deployment(),
                            record.endpoint(),
                            true,
                            200,
                            null,
                            1,
                            record.admittedAt(),
                            firstMillis,
                            firstMillis + 100_000 / tokensPerSecond),
                    one.event()));
        }
        scene.bean(UsageHistory.class).append(settled);
    }

    private void prices() {
        scene.bean(DemoCatalog.class).seed(clock.instant());
    }

    /** In the shell, its view for what is gone answers. */
    private static void assertNotFound(String what) {
        assertThatThrownBy(() -> _get(View.class)).hasMessageContaining(what);
    }

    /** What stands on the screen. */
    private static String text() {
        return text(_get(View.class));
    }

    /** With spaces that may break where the screen has others. */
    private static String text(Component component) {
        return component.getElement().getTextRecursively().replace('\u00a0', ' ');
    }
}
