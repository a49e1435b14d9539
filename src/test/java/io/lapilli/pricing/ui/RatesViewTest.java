package io.lapilli.pricing.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.lapilli.operator.OperatorScene.text;
import static io.lapilli.usage.UsageFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.PlatformRole;
import io.lapilli.operator.OperatorScene;
import io.lapilli.pricing.Rate;
import io.lapilli.pricing.RateAdded;
import io.lapilli.pricing.RateFilter;
import io.lapilli.pricing.RateWithdrawn;
import io.lapilli.pricing.Rates;
import io.lapilli.shared.Meter;
import io.lapilli.shared.TokenCounts;
import io.lapilli.ui.Chart;
import io.lapilli.ui.ChartData;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.LongTable;
import io.lapilli.ui.Note;
import io.lapilli.ui.View;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RatesViewTest {

    private static final String MODEL = "doubao-pro-32k";

    private OperatorScene scene;
    private Organisation mori;

    @BeforeEach
    void open() {
        scene = new OperatorScene(RatesView.class);
        mori = scene.identity.organisation("Mori Mobile");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private void prices() {
        scene.model(MODEL);
        scene.model("doubao-lite-32k");
        scene.rate(MODEL, Meter.PROMPT_UNCACHED, "0.005", null);
        scene.rate(MODEL, Meter.COMPLETION, "0.002", null);
        scene.rate(MODEL, Meter.PROMPT_CACHED, "0.0001", mori.id());
        scene.rate("doubao-lite-32k", Meter.PROMPT_UNCACHED, "0.0003", null);
        scene.identity.clock.forward(Duration.ofDays(10));
        scene.rate(MODEL, Meter.PROMPT_UNCACHED, "0.0008", null);
        scene.identity.clock.forward(Duration.ofDays(1));
    }

    @Test
    void isNotForCustomers() {
        scene.asOwnerOf(mori);
        scene.screens.open("operator/prices");

        _assertNone(RatesView.class);
    }

    @ParameterizedTest
    @EnumSource(names = "OPERATOR_ADMIN", mode = EnumSource.Mode.EXCLUDE)
    void otherStaffReadsAndChangesNothing(PlatformRole role) {
        prices();
        scene.as(role).screens.open("operator/prices");

        assertThat(rows()).hasSize(4);
        _assertNone(Button.class, spec -> spec.withText("New rate"));
        assertThat(OperatorScene.cells(grid(), 0)).hasSize(6);
    }

    @Test
    void saysWhatToDoFirst() {
        scene.as(PlatformRole.OPERATOR_ADMIN).screens.open("operator/prices");

        _assertOne(EmptyState.class);
        assertThat(text(_get(View.class))).contains("No price is in force", "model_not_priced");
    }

    @Test
    void listsWhatIsInForceWithThePriceAsGiven() {
        prices();
        scene.as(PlatformRole.FINANCE).screens.open("operator/prices");

        assertThat(OperatorScene.cells(grid(), 1))
                .containsExactly(
                        MODEL + "Prompt, not cached",
                        "Listevery request",
                        "¥ 0.8¥ 0.000 8 for 1,000",
                        "11 Mar 2026, 10:00",
                        "—",
                        "in force");
        assertThat(OperatorScene.cells(grid(), 2)).contains("Mori Mobileevery request");
        _assertNone(Chart.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0.0003 0.0008 0.0001 0.002",
        "model=doubao-lite-32k, 0.0003",
        "time=ended, 0.005",
        "time=any, 0.0003 0.0008 0.005 0.0001 0.002",
        "for=contract, 0.0001",
        "for=list&time=ended, 0.005",
        "for=everybody, 0.0003 0.0008 0.0001 0.002",
        "customer=nobody, 0.0003 0.0008 0.0001 0.002"
    })
    void showsWhatTheAddressAsksFor(String query, String prices) {
        prices();
        scene.as(PlatformRole.SUPPORT).screens.open("operator/prices?" + query);

        assertThat(rows()).extracting(rate -> rate.price().toPlainString()).containsExactly(prices.split(" "));
    }

    @Test
    void showsACustomersContractAndTheStepsOfItsPrices() {
        prices();
        scene.as(PlatformRole.FINANCE).screens.open("operator/prices?model=" + MODEL + "&customer=" + mori.id());

        assertThat(rows()).extracting(rate -> rate.price().toPlainString()).containsExactly("0.0001");
        ChartData steps = _get(Chart.class).shown().orElseThrow();
        assertThat(text(_get(View.class))).contains("what Mori Mobile pays for an ordinary request");
        assertThat(steps.series())
                .extracting(ChartData.Series::name)
                .containsExactly("Prompt, not cached", "Prompt, cached", "Answer");
        assertThat(steps.series().getFirst().values().getFirst()).isEqualByComparingTo("5");
        assertThat(steps.series().getFirst().values().getLast()).isEqualByComparingTo("0.8");
    }

    @Test
    void saysWhatANewRateWouldDoAndEntersIt() {
        prices();
        uses(1_000_000);
        form();
        assertThat(text(_get(ImpactPanel.class))).contains("Model and price say what it would replace");

        _setValue(price(), new BigDecimal("0.4"));

        assertThat(text(_get(ImpactPanel.class)))
                .contains(
                        "For 1 million¥ 0.4",
                        "For 1¥ 0.000 000 4",
                        "As given¥ 0.4 for 1,000,000",
                        "List: ¥ 0.8 a million since 11 Mar 2026, 10:00, ends then −50 %",
                        "Touches 1 customer",
                        "come to ¥ 0.80 without the change and to ¥ 0.40 with it (−50 %)",
                        "Mori Mobile");

        _click(_get(Button.class, spec -> spec.withText("Enter the rate")));

        Rate made = rows().stream()
                .filter(rate -> rate.model().equals(MODEL) && rate.meter() == Meter.PROMPT_UNCACHED)
                .findAny()
                .orElseThrow();
        assertThat(made.amount(1_000_000)).isEqualByComparingTo("0.4");
        assertThat(scene.identity.events)
                .contains(new RateAdded(scene.bean(CurrentUser.class).actor(), made));
    }

    @Test
    @SuppressWarnings("unchecked")
    void aConflictNamesTheRateThatIsInTheWay() {
        prices();
        form();
        _setValue(price(), new BigDecimal("0.4"));
        Select<Boolean> begins = _get(Select.class, spec -> spec.withLabel("Begins"));
        begins.setValue(false);
        _setValue(
                _get(DateTimePicker.class, spec -> spec.withLabel("From")),
                LocalDateTime.ofInstant(scene.identity.clock.instant(), ZoneOffset.UTC)
                        .minusDays(2));

        String sentence =
                "List, Prompt, not cached of " + MODEL + " (¥ 5 a million since 1 Mar 2026, 10:00) was the price then";
        assertThat(text(_get(ImpactPanel.class))).contains(sentence);
        _click(_get(Button.class, spec -> spec.withText("Enter the rate")));

        assertThat(_find(Note.class))
                .last()
                .satisfies(note -> assertThat(text(note)).contains(sentence));
        assertThat(scene.bean(Rates.class).count(RateFilter.ALL)).isEqualTo(5);
    }

    @Test
    void marksTheFieldThatARuleIsAbout() {
        prices();
        form();
        _setValue(price(), new BigDecimal("-1"));
        assertThat(price().isInvalid()).isTrue();
        _click(_get(Button.class, spec -> spec.withText("Enter the rate")));

        assertThat(price().isInvalid()).isTrue();
        assertThat(scene.bean(Rates.class).count(RateFilter.ALL)).isEqualTo(5);
    }

    @Test
    @SuppressWarnings("unchecked")
    void aPlannedRateIsTakenBack() {
        prices();
        form();
        _setValue(price(), new BigDecimal("0.4"));
        Select<Boolean> begins = _get(Select.class, spec -> spec.withLabel("Begins"));
        begins.setValue(false);
        _setValue(
                _get(DateTimePicker.class, spec -> spec.withLabel("From")),
                LocalDateTime.ofInstant(scene.identity.clock.instant(), ZoneOffset.UTC)
                        .plusDays(20));
        _click(_get(Button.class, spec -> spec.withText("Enter the rate")));
        scene.screens.open("operator/prices?time=to_come");
        Rate planned = rows().getFirst();

        scene.bean(RateDialogs.class).end(planned, () -> scene.screens.open("operator/prices?time=any"));
        assertThat(text(_get(ImpactPanel.class))).contains("AfterList: ¥ 0.8 a million");
        _click(_get(Button.class, spec -> spec.withText("Take the rate back")));

        assertThat(rows()).noneMatch(rate -> rate.id().equals(planned.id()));
        assertThat(scene.identity.events).hasAtLeastOneElementOfType(RateWithdrawn.class);
    }

    @Test
    void endingTheLastPriceWarns() {
        prices();
        scene.as(PlatformRole.OPERATOR_ADMIN).screens.open("operator/prices?model=" + MODEL);
        Rate answers = rows().stream()
                .filter(rate -> rate.meter() == Meter.COMPLETION)
                .findAny()
                .orElseThrow();

        scene.bean(RateDialogs.class).end(answers, () -> scene.screens.open("operator/prices?time=ended"));
        assertThat(text(_get(ImpactPanel.class))).contains("the model has no price for them any more");
        _click(_get(Button.class, spec -> spec.withText("End the rate")));

        assertThat(rows()).extracting(Rate::id).contains(answers.id());
    }

    @SuppressWarnings("unchecked")
    private void form() {
        scene.as(PlatformRole.OPERATOR_ADMIN).screens.open("operator/prices");
        _click(_get(Button.class, spec -> spec.withText("New rate")));
        _setValue(_get(ComboBox.class, spec -> spec.withLabel("Model")), MODEL);
        assertThat(_get(Select.class, spec -> spec.withLabel("What is counted")).getValue())
                .isEqualTo(Meter.PROMPT_UNCACHED);
    }

    private static BigDecimalField price() {
        return _get(BigDecimalField.class, spec -> spec.withLabel("Price"));
    }

    @SuppressWarnings("unchecked")
    private static Grid<Rate> grid() {
        return _get(_get(LongTable.class), Grid.class);
    }

    private static List<Rate> rows() {
        return GridKt._findAll(grid());
    }

    private void uses(long tokens) {
        scene.usage.append(aRequest()
                .of(mori.id())
                .of(MODEL)
                .with(new TokenCounts(tokens, 0, 0, 0, 0, 0))
                .at(scene.identity.clock.instant().minus(Duration.ofDays(3)))
                .charged());
    }
}
