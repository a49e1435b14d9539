package io.lapilli.tier.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.identity.PlatformRole;
import io.lapilli.tier.Tier;
import io.lapilli.tier.TierBenefits;
import io.lapilli.tier.TierConditions;
import io.lapilli.tier.TierConditions.TokensInWindow;
import io.lapilli.tier.Tiers;
import io.lapilli.ui.Chart;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.ShapeBar;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TiersViewTest {

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
    void isNotForCustomers() {
        scene.asMember();
        scene.screens.open("operator/tiers");
        _assertNone(TiersView.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"PRESALES", "SUPPORT"})
    void isNotForOtherStaff(PlatformRole role) {
        scene.as(role);
        scene.screens.open("operator/tiers");
        _assertNone(TiersView.class);
    }

    @Test
    void financeLooksAndChangesNothing() {
        scene.tier("Tier 1", TierConditions.NONE, 500, "0", "50");
        scene.as(PlatformRole.FINANCE).screens.open("operator/tiers");
        assertThat(scene.text()).contains("Tier 1", "Nothing: everybody is in it");
        _assertNone(Button.class, spec -> spec.withText("Create a tier"));
        _assertNone(Button.class, spec -> spec.withText("Change"));
    }

    @Test
    void saysWhatToDoFirst() {
        scene.as(PlatformRole.OPERATOR_ADMIN).screens.open("operator/tiers");
        _assertOne(EmptyState.class);
        _assertOne(Button.class, spec -> spec.withText("Create a tier"));
    }

    @Test
    void createsATierFromWhatIsFilledIn() {
        scene.as(PlatformRole.OPERATOR_ADMIN).screens.open("operator/tiers");
        _click(_get(Button.class, spec -> spec.withText("Create a tier")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Gold");
        _setValue(_get(BigDecimalField.class, spec -> spec.withLabel("Tokens")), new BigDecimal("40000000000"));
        _setValue(_get(BigDecimalField.class, spec -> spec.withLabel("Paid so far, in CNY")), new BigDecimal("1000"));
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Requests a minute")), 12_000);
        _setValue(
                _get(BigDecimalField.class, spec -> spec.withLabel("Off the list prices, in percent")),
                new BigDecimal("100"));

        _click(_get(Button.class, spec -> spec.withText("Create the tier")));
        assertThat(_get(BigDecimalField.class, spec -> spec.withLabel("Off the list prices, in percent"))
                        .isInvalid())
                .isTrue();
        assertThat(tiers()).isEmpty();

        _setValue(
                _get(BigDecimalField.class, spec -> spec.withLabel("Off the list prices, in percent")),
                new BigDecimal("6.5"));
        _click(_get(Button.class, spec -> spec.withText("Create the tier")));

        Tier made = tiers().getFirst();
        assertThat(made.name()).isEqualTo("Gold");
        assertThat(made.terms().conditions().tokens()).isEqualTo(new TokensInWindow(40_000_000_000L, 30));
        assertThat(made.terms().benefits()).isEqualTo(new TierBenefits(12_000, null, new BigDecimal("6.5")));
        assertThat(scene.text()).contains("Gold", "40 billion tokens in 30 days", "¥ 1,000 paid", "6.5 % off the list");
    }

    @Test
    void aNameThatIsTakenIsSaidInTheDialog() {
        scene.tier("Gold", TierConditions.NONE, 500, "0", null);
        scene.as(PlatformRole.OPERATOR_ADMIN).screens.open("operator/tiers");
        _click(_get(Button.class, spec -> spec.withText("Create a tier")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "GOLD");
        _click(_get(Button.class, spec -> spec.withText("Create the tier")));
        assertThat(_get(TextField.class, spec -> spec.withLabel("Name")).isInvalid())
                .isTrue();
        assertThat(tiers()).hasSize(1);
    }

    @Test
    void changesFromNowOnAndKeepsTheName() {
        scene.tier("Gold", new TierConditions(new TokensInWindow(5_000_000, 60), null, null), 500, "2", "10");
        scene.as(PlatformRole.OPERATOR_ADMIN).screens.open("operator/tiers");
        _click(_get(Button.class, spec -> spec.withText("Change")));
        assertThat(_get(TextField.class, spec -> spec.withLabel("Name")).isReadOnly())
                .isTrue();
        _setValue(_get(BigDecimalField.class, spec -> spec.withLabel("Target, in percent")), new BigDecimal("25"));
        _click(_get(Button.class, spec -> spec.withText("Hold from now on")));
        Tier changed = tiers().getFirst();
        assertThat(changed.terms().targetPercent()).isEqualByComparingTo("25");
        assertThat(changed.terms().conditions().tokens()).isEqualTo(new TokensInWindow(5_000_000, 60));
        assertThat(changed.terms().benefits().discountPercent()).isEqualByComparingTo("2");
    }

    @Test
    void drawsTheShapeAndTheMovement() {
        Tier low = scene.tier("Tier 1", TierConditions.NONE, 500, "0", "60");
        Tier high = scene.tier("Tier 2", new TierConditions(new TokensInWindow(5, 60), null, null), 500, "2", null);
        scene.assign(scene.mori, low);
        scene.assign(scene.identity.organisation("b"), low);
        scene.assign(scene.identity.organisation("c"), high);
        scene.identity.organisation("d");

        scene.as(PlatformRole.OPERATOR_ADMIN).screens.open("operator/tiers");

        assertThat(scene.text())
                .contains(
                        "3 customers in tiers, 1 outside",
                        "Funnel",
                        "no tier has more members than the one below it",
                        "66.7 %",
                        "60 %",
                        "March 2026");
        assertThat(_find(ShapeBar.class)).hasSize(2);
        var movement = _get(Chart.class).shown().orElseThrow();
        assertThat(movement.series()).hasSize(2);
        assertThat(movement.series().getFirst().values().getLast()).isEqualByComparingTo("2");
    }

    @Test
    void deletesOnlyWhatNobodyIsIn() {
        Tier low = scene.tier("Tier 1", TierConditions.NONE, 500, "0", null);
        scene.tier("Tier 2", new TierConditions(new TokensInWindow(5, 60), null, null), 500, "2", null);
        scene.assign(scene.mori, low);
        scene.as(PlatformRole.OPERATOR_ADMIN).screens.open("operator/tiers");

        Button delete = _find(Button.class).stream()
                .filter(button -> button.getAriaLabel().isPresent())
                .reduce((_, _) -> {
                    throw new AssertionError("more than one can be deleted");
                })
                .orElseThrow();
        _click(delete);
        _click(_get(Button.class, spec -> spec.withText("Delete the tier")));

        assertThat(tiers()).extracting(Tier::name).containsExactly("Tier 1");
    }

    private List<Tier> tiers() {
        return scene.identity.bean(Tiers.class).list();
    }
}
