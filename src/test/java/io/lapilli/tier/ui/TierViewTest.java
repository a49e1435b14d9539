package io.lapilli.tier.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import io.lapilli.tier.TierConditions;
import io.lapilli.tier.TierConditions.MoneyPaid;
import io.lapilli.tier.TierConditions.TokensInWindow;
import io.lapilli.ui.Chart;
import io.lapilli.ui.ChartData;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Track;
import io.lapilli.ui.View;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TierViewTest {

    private TierScreens scene;

    @BeforeEach
    void open() {
        scene = new TierScreens();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void isNotForWhoeverIsNotSignedIn() {
        scene.screens.open("tier");
        _assertNone(TierView.class);
    }

    @Test
    void showsNothingOfAnOrganisationToWhoeverIsNoMember() {
        scene.asStranger().screens.open("tier");
        assertThatThrownBy(() -> _get(View.class)).hasMessageContaining("no organisation with id");
    }

    @Test
    void saysThatThereAreNone() {
        scene.asMember().screens.open("tier");
        assertThat(TierScreens.text(_get(EmptyState.class))).contains("No tiers", "Everything works without them");
    }

    @Test
    void showsTheDateTheConditionsAndTheBindingOne() {
        scene.assign(scene.mori, scene.tier("Tier 3", TierConditions.NONE, 6_000, "4", null));
        scene.tier(
                "Tier 4",
                new TierConditions(new TokensInWindow(40_000_000, 60), new MoneyPaid(new BigDecimal("1000"), "CNY"), 1),
                12_000,
                "6",
                null);
        scene.uses(30, 1_000_000);

        scene.asMember().screens.open("tier");

        assertThat(scene.text())
                .contains(
                        "Tier 3",
                        "next: Tier 4",
                        "Tokens in 60 days",
                        "30 of 40 million",
                        "Paid so far",
                        "of ¥ 1,000",
                        "Tier 4 brings 12,000 requests a minute and 6 % off.",
                        "6,000",
                        "12,000",
                        "no limit",
                        "Given by the provider");
        // the money takes longer than a year: 24 a month
        assertThat(scene.text()).contains("Not within a year", "at the present pace");
        assertThat(_find(Track.class).stream().filter(track -> track.hasClassName("lap-binding")))
                .singleElement()
                .satisfies(track -> assertThat(track.getElement().getAttribute("aria-label"))
                        .isEqualTo("Paid so far"));
        ChartData window = _get(Chart.class).shown().orElseThrow();
        assertThat(window.series().getFirst().values().getLast()).isEqualByComparingTo("30000000");
        assertThat(window.series().getFirst().values().getFirst()).isEqualByComparingTo("0");
        assertThat(window.series().get(1).values().getLast()).isEqualByComparingTo("40000000");
    }

    @Test
    void saysTheDateAndItsUncertainty() {
        scene.tier("Tier 1", new TierConditions(new TokensInWindow(40_000_000, 60), null, null), 500, "0", null);
        scene.uses(20, 1_000_000);

        scene.asMember().screens.open("tier");

        // it is 1 March; twenty of forty days are over
        assertThat(scene.text())
                .containsPattern("\\d+ March")
                .contains("at the present pace", "in 80 of 100 cases between", "No tier", "In no tier yet");
    }

    @Test
    void saysWhenThereIsNoneAbove() {
        scene.assign(scene.mori, scene.tier("Tier 1", TierConditions.NONE, 500, "0", null));
        scene.asMember().screens.open("tier");
        assertThat(scene.text()).contains("The highest tier", "no next one");
    }

    @Test
    void speaksTheReadersLanguage() {
        scene.tier("Tier 1", new TierConditions(new TokensInWindow(40_000_000, 60), null, null), 500, "2.5", null);
        UI.getCurrent().setLocale(Locale.GERMAN);
        scene.asMember().screens.open("tier");
        assertThat(scene.text())
                .contains("Noch nicht abzusehen", "nächste: Tier 1", "Tokens in 60 Tagen", "2,5 % Nachlass");
        UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);
        scene.screens.open("operator/tiers");
        scene.screens.open("tier");
        assertThat(scene.text()).contains("现在还说不准", "下一级：Tier 1");
    }
}
