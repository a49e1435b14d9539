package io.lapilli.pricing;

import static io.lapilli.usage.UsageFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.catalog.ModelDraft;
import io.lapilli.catalog.ModelKind;
import io.lapilli.catalog.Models;
import io.lapilli.identity.Actor;
import io.lapilli.pricing.PriceImpact.Touched;
import io.lapilli.shared.CalendarWindow;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.support.TestDatabase;
import io.lapilli.support.TestNode;
import io.lapilli.usage.UsageNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Two customers, one of them with a contract for what goes in, use a model of which 1,000 cost 0.8 in and 2 out. */
class PriceImpactsTest {

    private static final Instant NOW = Instant.parse("2026-03-20T10:00:00Z");
    private static final String MODEL = "doubao-pro-32k";

    private TestNode node;
    private OrganisationId mori;
    private OrganisationId bank;

    @BeforeEach
    void open() {
        open(TestDatabase.H2);
    }

    private void open(TestDatabase engine) {
        DataSource database = engine.fresh();
        node = new TestNode(
                database,
                NOW.minus(Duration.ofDays(60)),
                "io.lapilli.catalog",
                "io.lapilli.pricing",
                "io.lapilli.usage");
        node.get(Models.class).create(new ModelDraft(MODEL, ModelKind.CHAT, 32_768, null, List.of()));
        mori = node.anOrganisation("Mori");
        bank = node.anOrganisation("Bank");
        add(Meter.PROMPT_UNCACHED, "0.8", null);
        add(Meter.COMPLETION, "2", null);
        add(Meter.PROMPT_UNCACHED, "0.6", bank);
        node.clock().forward(Duration.ofDays(60));
        var usage = new UsageNode(database);
        for (OrganisationId customer : List.of(mori, bank)) {
            usage.append(aRequest()
                    .of(customer)
                    .of(MODEL)
                    .at(NOW.minus(Duration.ofDays(3)))
                    .with(new TokenCounts(1_000_000, 500_000, 0, 100_000, 0, 0))
                    .charged());
            usage.append(aRequest()
                    .of(customer)
                    .of("another-model")
                    .at(NOW.minus(Duration.ofDays(3)))
                    .charged());
            usage.append(aRequest()
                    .of(customer)
                    .of(MODEL)
                    .at(NOW.minus(Duration.ofDays(31)))
                    .charged());
        }
    }

    @AfterEach
    void close() {
        node.close();
    }

    /**
     * What was charged in these days is 1,500 × 0.0008 + 100 × 0.002 = 1.4, by what the fixtures charge. A new price of
     * what goes in is taken for cached tokens too, since they have none of their own.
     */
    @ParameterizedTest
    @CsvSource({
        "PROMPT_UNCACHED, 0.4, 0.6 + 0.2 = 0.8",
        "PROMPT_UNCACHED, 1.6, 2.4 + 0.2 = 2.6",
        "PROMPT_CACHED,   0.2, 0.8 + 0.1 + 0.2 = 1.1",
        "COMPLETION,      1,   1.2 + 0.1 = 1.3",
        "REASONING,       9,   nobody"
    })
    void saysWhatTheLastDaysWouldHaveCost(Meter meter, String price, String sum) {
        PriceImpact impact = impacts().ofAdding(draft(meter, price, null, null));

        if (sum.equals("nobody")) {
            assertThat(impact.touched()).isEmpty();
            return;
        }
        Touched touched = touched(impact, mori);
        assertThat(touched.charged()).isEqualByComparingTo("1.4");
        assertThat(touched.would()).isEqualByComparingTo(sum.substring(sum.indexOf('=') + 2));
        assertThat(impact.sum("CNY", Touched::charged))
                .isEqualByComparingTo(new BigDecimal("1.4")
                        .multiply(BigDecimal.valueOf(impact.touched().size())));
        assertThat(impact.sum("USD", Touched::charged)).isZero();
    }

    /** The price was cut in the middle of these days: what was charged is no measure of what a further cut does. */
    @Test
    void comparesWithThePriceThatTheChangeReplaces() {
        node.clock().forward(Duration.ofMinutes(1));
        add(Meter.PROMPT_UNCACHED, "0.4", null);
        node.clock().forward(Duration.ofMinutes(1));

        Touched touched = touched(impacts().ofAdding(draft(Meter.PROMPT_UNCACHED, "0.2", null, null)), mori);

        assertThat(touched.charged()).isEqualByComparingTo("1.4");
        assertThat(touched.without()).isEqualByComparingTo("0.8");
        assertThat(touched.would()).isEqualByComparingTo("0.5");
        assertThat(touched.difference()).isEqualByComparingTo("-0.3");
    }

    @ParameterizedTest
    @CsvSource({
        // the list for what goes in: the bank's contract goes before it
        "PROMPT_UNCACHED, list, Mori",
        // the list for answers: nobody has a contract
        "COMPLETION, list, Mori Bank",
        "PROMPT_UNCACHED, Bank, Bank",
        "COMPLETION, Mori, Mori"
    })
    void touchesWhoIsChargedByIt(Meter meter, String whose, String names) {
        OrganisationId contract = whose.equals("list") ? null : whose.equals("Mori") ? mori : bank;

        PriceImpact impact = impacts().ofAdding(draft(meter, "0.1", contract, null));

        assertThat(impact.touched()).extracting(Touched::name).containsExactlyInAnyOrder(names.split(" "));
    }

    @Test
    void aRateInAnotherCurrencyTouchesNobody() {
        var draft = new RateDraft(
                MODEL,
                Meter.PROMPT_UNCACHED,
                BigDecimal.ONE,
                1_000_000,
                "USD",
                null,
                null,
                null,
                null,
                null,
                null,
                null);

        assertThat(impacts().ofAdding(draft).touched()).isEmpty();
    }

    @Test
    void namesWhatItReplacesAndByHowMuch() {
        PriceImpact list = impacts().ofAdding(draft(Meter.PROMPT_UNCACHED, "0.2", null, null));
        assertThat(list.replaced()).isNotNull();
        assertThat(list.change()).isEqualTo(-0.75);
        assertThat(list.at()).isEqualTo(NOW);

        // a first contract replaces no contract: it goes before the list
        PriceImpact contract = impacts().ofAdding(draft(Meter.PROMPT_UNCACHED, "0.6", mori, null));
        assertThat(contract.replaced()).isNull();
        assertThat(contract.before()).isNotNull();
        assertThat(contract.before().kind()).isEqualTo(RateKind.LIST);
        assertThat(contract.change()).isEqualTo(-0.25);
    }

    @Test
    void anOfferNamesWhatGoesOnAfterIt() {
        Instant end = NOW.plus(Duration.ofDays(7));
        PriceImpact impact = impacts()
                .ofAdding(new RateDraft(
                        MODEL,
                        Meter.PROMPT_UNCACHED,
                        new BigDecimal("0.2"),
                        1_000_000,
                        "CNY",
                        null,
                        end,
                        null,
                        null,
                        null,
                        null,
                        null));

        assertThat(impact.resumed()).isNotNull();
        assertThat(impact.resumed().validFrom()).isEqualTo(end);
    }

    @Test
    void pricesOfTheNightAreNotGuessed() {
        var night = new CalendarWindow(ZoneId.of("UTC"), Set.of(), LocalTime.of(0, 0), LocalTime.of(8, 0));

        PriceImpact impact = impacts().ofAdding(draft(Meter.PROMPT_UNCACHED, "0.1", null, night));
        assertThat(impact.calculable()).isFalse();
        assertThat(touched(impact, mori).would()).isNull();
        assertThat(impact.change()).isEqualTo(-0.875);

        // with one in force, the ordinary price is that of a part of the day only
        node.get(Rates.class).add(Actor.INSTALLATION, draft(Meter.PROMPT_UNCACHED, "0.1", null, night));
        PriceImpact ordinary = impacts().ofAdding(draft(Meter.PROMPT_UNCACHED, "0.4", null, null));
        assertThat(ordinary.change()).isEqualTo(-0.5);
        assertThat(touched(ordinary, mori).would()).isNull();
        assertThat(touched(impacts().ofAdding(draft(Meter.COMPLETION, "1", null, null)), mori)
                        .would())
                .isEqualByComparingTo("1.3");
    }

    @Test
    void anEndSaysWhatIsPaidThen() {
        Rate contract = rates().search(new RateFilter(MODEL, bank, null, RateFilter.Time.NOW), 0, 1)
                .getFirst();

        PriceImpact impact = impacts().ofEnding(contract.id(), null);

        assertThat(impact.after()).isNotNull();
        assertThat(impact.after().kind()).isEqualTo(RateKind.LIST);
        assertThat(impact.unpriced()).isFalse();
        assertThat(impact.touched()).extracting(Touched::name).containsExactly("Bank");
        assertThat(touched(impact, bank).would()).isEqualByComparingTo("1.4");
    }

    @Test
    void anEndThatLeavesNoPriceSaysSo() {
        Rate answers = rates().search(new RateFilter(MODEL, null, RateKind.LIST, RateFilter.Time.NOW), 0, 9).stream()
                .filter(rate -> rate.meter() == Meter.COMPLETION)
                .findAny()
                .orElseThrow();

        PriceImpact impact = impacts().ofEnding(answers.id(), NOW.plus(Duration.ofDays(1)));

        assertThat(impact.unpriced()).isTrue();
        assertThat(impact.after()).isNull();
        assertThat(touched(impact, mori).would()).isNull();
        assertThatThrownBy(() -> impacts().ofEnding(answers.id(), NOW.minus(Duration.ofDays(1))))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void whatIsTakenBackGivesWayToThePriceBefore() {
        Rate planned = rates().add(
                        Actor.INSTALLATION,
                        new RateDraft(
                                MODEL,
                                Meter.COMPLETION,
                                BigDecimal.TEN,
                                1_000_000,
                                "CNY",
                                NOW.plus(Duration.ofDays(9)),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null));

        PriceImpact impact = impacts().ofEnding(planned.id(), null);

        assertThat(impact.at()).isEqualTo(planned.validFrom());
        assertThat(impact.after()).isNotNull();
        assertThat(impact.after().amount(1_000_000)).isEqualByComparingTo("2");
        assertThat(impact.change()).isEqualTo(-0.8);
    }

    @Test
    void aConflictIsFoundBeforeItIsTried() {
        var backdated = new RateDraft(
                MODEL,
                Meter.COMPLETION,
                BigDecimal.ONE,
                1_000_000,
                "CNY",
                NOW.minus(Duration.ofDays(2)),
                null,
                null,
                null,
                null,
                null,
                null);

        assertThatThrownBy(() -> impacts().ofAdding(backdated))
                .isInstanceOfSatisfying(
                        RateConflictException.class,
                        conflict ->
                                assertThat(conflict.reason()).isEqualTo(RateConflictException.Reason.ALREADY_COVERED));
        assertThat(node.events()).noneMatch(event -> event instanceof RateEnded);
    }

    @ParameterizedTest
    @EnumSource
    void countsOnlyCustomersDaysOfTheWindowAndTheModel(TestDatabase engine) {
        node.close();
        open(engine);
        var day = NOW.atZone(ZoneId.of("UTC")).toLocalDate();

        List<KnownUse.ModelUse> use = node.get(KnownUse.class).ofModel(MODEL, day.minusDays(29), day);

        assertThat(use)
                .filteredOn(one -> one.organisation().equals(mori) && one.meter() == Meter.PROMPT_UNCACHED)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.name()).isEqualTo("Mori");
                    assertThat(one.currency()).isEqualTo("CNY");
                    assertThat(one.quantity()).isEqualTo(1_000_000);
                    assertThat(one.amount()).isEqualByComparingTo("0.8");
                });
        assertThat(use).extracting(KnownUse.ModelUse::organisation).contains(bank);
    }

    private Rates rates() {
        return node.get(Rates.class);
    }

    private PriceImpacts impacts() {
        return node.get(PriceImpacts.class);
    }

    private static Touched touched(PriceImpact impact, OrganisationId customer) {
        return impact.touched().stream()
                .filter(one -> one.organisation().equals(customer))
                .findAny()
                .orElseThrow();
    }

    private void add(Meter meter, String perMillion, @Nullable OrganisationId contract) {
        rates().add(Actor.INSTALLATION, draft(meter, perMillion, contract, null));
    }

    private static RateDraft draft(
            Meter meter, String perMillion, @Nullable OrganisationId contract, @Nullable CalendarWindow window) {
        return new RateDraft(
                MODEL,
                meter,
                new BigDecimal(perMillion),
                1_000_000,
                "CNY",
                null,
                null,
                contract,
                null,
                null,
                null,
                window);
    }
}
