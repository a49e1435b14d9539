package io.lapilli.pricing.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import io.lapilli.catalog.ModelDraft;
import io.lapilli.catalog.ModelKind;
import io.lapilli.catalog.Models;
import io.lapilli.identity.Actor;
import io.lapilli.identity.IdentityFixtures;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.SignedIn;
import io.lapilli.pricing.DemoCatalog;
import io.lapilli.pricing.RateDraft;
import io.lapilli.pricing.Rates;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.secret.Secrets;
import io.lapilli.shared.web.PublicAddress;
import io.lapilli.support.Screens;
import io.lapilli.support.TestDatabase;
import io.lapilli.ui.Chart;
import io.lapilli.ui.ChartData;
import io.lapilli.ui.CodeBlock;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.CopyButton;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Figure;
import io.lapilli.ui.Place;
import io.lapilli.ui.View;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class ModelsViewTest {

    private IdentityFixtures identity;
    private Screens screens;
    private Organisation mori;
    private SignedIn yuki;
    private SignedIn stranger;

    @BeforeEach
    void open() {
        identity = new IdentityFixtures(TestDatabase.H2, Beans.class);
        screens = new Screens(identity.context(), ModelsView.class, ModelView.class);
        mori = identity.organisation("Mori Mobile");
        yuki = identity.signedIn(identity.member(mori.id(), "yuki@mori.example", MemberRole.VIEWER)
                .id());
        stranger = identity.signedIn(identity.person("stranger@x.example").id());
        identity.bean(Here.class).organisation = mori;
        var request = new MockHttpServletRequest();
        request.setServerName("portal.example");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @AfterEach
    void close() {
        RequestContextHolder.resetRequestAttributes();
        screens.close();
        identity.close();
    }

    @Test
    void isNotForWhoeverIsNotSignedIn() {
        screens.open("models");

        _assertNone(ModelsView.class);
    }

    @Test
    void showsNoPriceToWhoeverIsNoMember() {
        prices();

        screens.as(stranger, "USER").open("models");
        assertNotFound("no organisation with id");
        screens.open("models/doubao-pro-32k");
        assertNotFound("no organisation with id");
    }

    @Test
    void saysWhatToExpectWhileNothingIsPriced() {
        identity.bean(Models.class).create(new ModelDraft("unpriced", ModelKind.CHAT, 1000, null, List.of()));

        screens.as(yuki, "USER").open("models");

        _assertOne(EmptyState.class);
        assertThat(text()).contains("No model has a price for you yet").doesNotContain("unpriced");
    }

    @Test
    void listsModelsWithThePricesOfNow() {
        prices();

        screens.as(yuki, "USER").open("models");

        String table = text(_get(DataTable.class));
        assertThat(table)
                .contains("doubao-pro-32k", "Chat · 32,768 tokens of context", "¥ 0.8", "¥ 2", "¥ 0.16", "−84 %");
        assertThat(_find(CopyButton.class)).extracting(CopyButton::copied).contains("doubao-pro-32k");
    }

    @Test
    void showsThemForAThousandTokensByTheAddress() {
        prices();

        screens.as(yuki, "USER").open("models?per=1000");

        assertThat(text(_get(DataTable.class))).contains("¥ 0.000 8", "¥ 0.002");
    }

    @Test
    void showsAModelsOwnContractAndItsHistory() {
        prices();
        identity.bean(DemoCatalog.class).contract(mori.id(), identity.clock.instant());

        screens.as(yuki, "USER").open("models/doubao-pro-32k");

        assertThat(_find(Figure.class).stream().map(figure -> text(figure)))
                .anySatisfy(figure -> assertThat(figure).contains("Prompt, cached", "¥ 0.1"));
        assertThat(text()).contains("Your contract", "class batch", "http://portal.example/v1/chat/completions");
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
        screens.as(yuki, "USER").open("models/doubao-thinking-64k");
        assertThat(text(_find(Figure.class).getFirst())).contains("¥ 4");

        identity.clock.forward(Duration.ofHours(8));
        screens.open("models");
        screens.open("models/doubao-thinking-64k");

        assertThat(text(_find(Figure.class).getFirst()))
                .contains("¥ 2", "00:30 – 08:30, Asia/Shanghai; otherwise", "¥ 4");
    }

    @Test
    void findsAModelWhoseNameHasASlash() {
        prices();
        var models = identity.bean(Models.class);
        models.create(new ModelDraft("vendor/embed", ModelKind.EMBEDDING, 1000, null, List.of()));
        identity.bean(Rates.class)
                .add(
                        Actor.INSTALLATION,
                        RateDraft.list(
                                "vendor/embed",
                                Meter.EMBEDDING,
                                BigDecimal.ONE,
                                1_000_000,
                                "CNY",
                                identity.clock.instant()));

        screens.as(yuki, "USER").open("models/vendor/embed");

        assertThat(text(_get(CodeBlock.class))).contains("/v1/embeddings", "vendor/embed");
        screens.open("models/unknown");
        assertNotFound("no model with id unknown");
    }

    @Test
    void speaksTheReadersLanguage() {
        prices();
        UI.getCurrent().setLocale(Locale.GERMAN);

        screens.as(yuki, "USER").open("models/doubao-pro-32k");

        assertThat(text()).contains("Geltende Preise", "0,8 ¥", "Klasse batch");
    }

    private void prices() {
        identity.bean(DemoCatalog.class).seed(identity.clock.instant());
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

    /** Where the reader is, whoever that is. */
    static final class Here implements ConsoleContext {

        private @Nullable Organisation organisation;

        @Override
        public Optional<Place> place() {
            return Optional.ofNullable(organisation)
                    .map(here -> new Place(
                            here.id(), here.name(), here.currency().getCurrencyCode(), here.timeZone(), null, null));
        }

        @Override
        public List<OrganisationChoice> organisations() {
            return List.of();
        }

        @Override
        public List<ProjectChoice> projects() {
            return List.of();
        }

        @Override
        public void go(OrganisationId to, @Nullable ProjectId project) {
            throw new UnsupportedOperationException();
        }
    }

    @TestConfiguration
    @ComponentScan(
            basePackages = {"io.lapilli.catalog", "io.lapilli.pricing"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(\\.web\\.|Test).*"))
    @Import(PublicAddress.class)
    static class Beans {

        @Bean
        Here here() {
            return new Here();
        }

        @Bean
        Secrets secrets() {
            return new Secrets("a secret of a test, long enough to be one");
        }

        @Bean
        LapilliSettings settings() {
            return new Binder(new MapConfigurationPropertySource(Map.of()))
                    .bindOrCreate("lapilli", LapilliSettings.class);
        }
    }
}
