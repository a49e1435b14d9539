package io.lapilli.pricing;

import static io.lapilli.catalog.CatalogFixtures.aCatalogOf;
import static io.lapilli.catalog.CatalogFixtures.aChatModel;
import static io.lapilli.pricing.RateFixtures.aRate;
import static io.lapilli.shared.Meter.COMPLETION;
import static io.lapilli.shared.Meter.PROMPT_CACHED;
import static io.lapilli.shared.Meter.PROMPT_CACHE_WRITE;
import static io.lapilli.shared.Meter.PROMPT_UNCACHED;
import static io.lapilli.shared.Meter.REASONING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TokenCounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Price pages with bands, hours and classes, worked by hand. */
class WhichRateTest {

    private static final OrganisationId ACME = new OrganisationId(UUID.randomUUID());
    private static final RateFixtures IN = aRate("chat", PROMPT_UNCACHED, "0.0008");
    private static final RateFixtures OUT = aRate("chat", COMPLETION, "0.002");
    private static final String DAY = "2026-03-04T04:00:00Z"; // noon in Shanghai
    private static final String NIGHT = "2026-03-03T17:00:00Z"; // 01:00 in Shanghai

    /** Up to 32k tokens, up to 128k, up to 256k: the whole prompt at one price, cached tokens counting towards it. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # uncached, cached, answer; amount
            1,          0,      1,      0.0000088
            32768,      0,      0,      0.0262144
            32769,      0,      0,      0.0393228
            131072,     0,      1000,   0.1732864
            131073,     0,      1000,   0.3385752
            768,        32000,  0,      0.0057344
            769,        32000,  0,      0.0086028
            300000,     0,      0,      0.72
            """)
    void bandsLookAtTheWholePrompt(long uncached, long cached, long answer, BigDecimal amount) {
        var book = book(
                IN.price("0.0008").forPrompts(0, 32_768L),
                IN.price("0.0012").forPrompts(32_769, 131_072L),
                IN.price("0.0024").forPrompts(131_073, 262_144L),
                aRate("chat", PROMPT_CACHED, "0.00016").forPrompts(0, 32_768L),
                aRate("chat", PROMPT_CACHED, "0.00024").forPrompts(32_769, 131_072L),
                OUT.price("0.008").forPrompts(0, 32_768L),
                OUT.price("0.016").forPrompts(32_769, 131_072L),
                OUT.price("0.024").forPrompts(131_073, 262_144L));

        assertThat(pin(book, DAY)
                        .charge(new TokenCounts(uncached, cached, 0, answer, 0, 0))
                        .total())
                .isEqualByComparingTo(amount);
    }

    /** Half price from 00:30 to 08:30 in Shanghai, by the instant at which the request was admitted. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-03-03T16:29:59.999Z, 0.0028
            2026-03-03T16:30:00Z,     0.0014
            2026-03-04T00:29:59.999Z, 0.0014
            2026-03-04T00:30:00Z,     0.0028
            """)
    void hoursHalveThePrice(String admitted, BigDecimal amount) {
        var book = book(
                IN,
                OUT,
                IN.price("0.0004").during("Asia/Shanghai", "", "00:30", "08:30"),
                OUT.price("0.001").during("Asia/Shanghai", "", "00:30", "08:30"));

        assertThat(pin(book, admitted)
                        .charge(new TokenCounts(1000, 0, 0, 1000, 0, 0))
                        .total())
                .isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @CsvSource({"default, 0.0008", "batch, 0.0004", "flex, 0.0008"})
    void aClassHasItsOwnPrice(String serviceClass, String price) {
        var book = book(IN, OUT, IN.price("0.0004").forClass("batch"));

        assertThat(promptPrice(book, DAY, serviceClass, null, 100)).isEqualTo(price);
    }

    /** Whom it is for goes first; then the class, the hours, the length; then the newest. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # admitted,           class,   tier, length, price
            2026-03-04T04:00:00Z, default, -,    100,    8
            2026-03-04T04:00:00Z, default, -,    5000,   7
            2026-03-03T17:00:00Z, default, -,    100,    6
            2026-03-03T17:00:00Z, default, -,    5000,   6
            2026-03-04T04:00:00Z, batch,   -,    100,    5
            2026-03-03T17:00:00Z, batch,   -,    5000,   5
            2026-03-04T04:00:00Z, default, gold, 100,    4
            2026-03-03T17:00:00Z, default, gold, 100,    4
            2026-03-03T17:00:00Z, batch,   gold, 100,    4
            2026-04-01T04:00:00Z, default, -,    100,    9
            2026-04-01T17:00:00Z, default, -,    100,    6
            2026-06-01T04:00:00Z, batch,   gold, 100,    1
            """)
    void whatSaysMoreGoesFirst(String admitted, String serviceClass, String tier, long length, String price) {
        var book = book(
                OUT,
                IN.price("8").to("2026-04-01T00:00:00Z"),
                IN.price("9").from("2026-04-01T00:00:00Z"),
                IN.price("7").forPrompts(1000, null),
                IN.price("6").during("Asia/Shanghai", "", "00:30", "08:30"),
                IN.price("5").forClass("batch"),
                IN.price("4").forTier("gold"),
                IN.price("1").forOrganisation(ACME).from("2026-06-01T00:00:00Z"));

        assertThat(promptPrice(book, admitted, serviceClass, tier, length)).isEqualTo(price);
    }

    @Test
    void anUpperBoundHoldsForEveryLengthAndMeter() {
        var book = book(
                IN.price("0.0008").forPrompts(0, 1000L),
                IN.price("0.0024").forPrompts(1001, null),
                aRate("chat", PROMPT_CACHE_WRITE, "0.003"),
                OUT,
                aRate("chat", REASONING, "0.004"));
        PinnedPrice price = pin(book, DAY);

        assertThat(price.atMost(1000, 1000)).isEqualByComparingTo("0.007");
        assertThat(price.charge(new TokenCounts(0, 0, 1000, 0, 1000, 0)).total())
                .isEqualByComparingTo("0.007");
        assertThat(price.atMost(0, 0)).isZero();
    }

    @Test
    void saysWhyALineIsWhatItIs() {
        Rate list = aRate("chat", PROMPT_CACHED, "0.00016").rate();
        Rate contract =
                aRate("chat", PROMPT_CACHED, "0.0001").forOrganisation(ACME).rate();
        Rate foreign = aRate("chat", PROMPT_CACHED, "0.00001")
                .forOrganisation(new OrganisationId(UUID.randomUUID()))
                .rate();
        Rate night =
                IN.price("0.0004").during("Asia/Shanghai", "", "00:30", "08:30").rate();
        Rate prompt = IN.rate();
        Rate answer = OUT.rate();
        var book =
                PriceBook.of(aCatalogOf(aChatModel("chat")), List.of(list, contract, foreign, night, prompt, answer));
        Charge charge = pin(book, NIGHT).charge(new TokenCounts(1898, 6512, 0, 100, 22, 0));

        List<RateExplanation> lines = book.explain(at(NIGHT), charge);

        assertThat(lines)
                .extracting(
                        line -> line.line().meter(),
                        RateExplanation::rate,
                        RateExplanation::reason,
                        line -> line.beaten().stream()
                                .map(RateExplanation.Beaten::rate)
                                .toList())
                .containsExactly(
                        tuple(PROMPT_UNCACHED, night, RateReason.WINDOW, List.of(prompt)),
                        tuple(PROMPT_CACHED, contract, RateReason.CONTRACT, List.of(list)),
                        tuple(COMPLETION, answer, RateReason.ONLY_RATE, List.of()),
                        tuple(REASONING, answer, RateReason.STANDS_IN, List.of()));
    }

    @Test
    void theReasonStaysTheSameWhateverComesLater() {
        Rate old = IN.price("0.005").to("2026-04-01T00:00:00Z").rate();
        Rate answer = OUT.rate();
        Charge charge = pin(PriceBook.of(aCatalogOf(aChatModel("chat")), List.of(old, answer)), DAY)
                .charge(new TokenCounts(1000, 0, 0, 0, 0, 0));
        Rate later = IN.price("0.0008").from("2026-04-01T00:00:00Z").rate();
        Rate enteredLater = lateEntry(IN.price("0.006").forTier("gold").rate(), "2026-05-01T00:00:00Z");
        var aYearLater = PriceBook.of(aCatalogOf(), List.of(old, answer, later, enteredLater));

        var context = new PricingContext("chat", ACME, "CNY", "gold", "default", Instant.parse(DAY));
        assertThat(aYearLater.explain(context, charge))
                .containsExactly(new RateExplanation(charge.lines().getFirst(), old, RateReason.ONLY_RATE, List.of()));
    }

    @Test
    void aLengthThatNoBandNamesIsExplainedToo() {
        var book = book(IN.forPrompts(0, 1000L), OUT);
        Charge charge = pin(book, DAY).charge(new TokenCounts(1001, 0, 0, 0, 0, 0));

        assertThat(book.explain(at(DAY), charge))
                .extracting(RateExplanation::reason)
                .containsExactly(RateReason.NEAREST_BAND);
    }

    @Test
    void theCardShowsWhatCanWinAndNothingElse() {
        var book = book(
                IN.price("8"),
                IN.price("6").during("Asia/Shanghai", "", "00:30", "08:30"),
                IN.price("5").to("2026-02-01T00:00:00Z").forClass("batch"),
                OUT.price("3"),
                OUT.price("2").forOrganisation(ACME),
                OUT.price("1").forOrganisation(new OrganisationId(UUID.randomUUID())));

        RateCard card = book.card(ACME, "CNY", null, Instant.parse(DAY));

        assertThat(card.entries()).hasSize(1);
        assertThat(card.entries().getFirst().rates())
                .extracting(Rate::meter, rate -> rate.price().toPlainString())
                .containsExactly(tuple(PROMPT_UNCACHED, "6"), tuple(PROMPT_UNCACHED, "8"), tuple(COMPLETION, "2"));
        assertThat(book.card(ACME, "USD", null, Instant.parse(DAY)).entries()).isEmpty();
    }

    private static Rate lateEntry(Rate rate, String entered) {
        return new Rate(
                rate.id(),
                rate.model(),
                rate.meter(),
                rate.price(),
                rate.per(),
                rate.currency(),
                rate.validFrom(),
                rate.validTo(),
                rate.organisation(),
                rate.tier(),
                rate.serviceClass(),
                rate.band(),
                rate.window(),
                Instant.parse(entered));
    }

    private static String promptPrice(PriceBook book, String at, String serviceClass, String tier, long length) {
        var context = new PricingContext("chat", ACME, "CNY", tier, serviceClass, Instant.parse(at));
        return Objects.requireNonNull(book.pin(context))
                .rate(PROMPT_UNCACHED, length)
                .price()
                .toPlainString();
    }

    private static PriceBook book(RateFixtures... rates) {
        return PriceBook.of(
                aCatalogOf(aChatModel("chat")),
                Stream.of(rates).map(RateFixtures::rate).toList());
    }

    private static PricingContext at(String instant) {
        return new PricingContext("chat", ACME, "CNY", null, "default", Instant.parse(instant));
    }

    private static PinnedPrice pin(PriceBook book, String instant) {
        return Objects.requireNonNull(book.pin(at(instant)));
    }
}
