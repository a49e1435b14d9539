package io.lapilli.pricing;

import static io.lapilli.catalog.CatalogFixtures.aCatalogOf;
import static io.lapilli.catalog.CatalogFixtures.aChatModel;
import static io.lapilli.pricing.RateFixtures.aRate;
import static io.lapilli.shared.Meter.COMPLETION;
import static io.lapilli.shared.Meter.PROMPT_UNCACHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.catalog.Catalog;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TokenCounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierDiscountTest {

    private static final OrganisationId ACME = new OrganisationId(UUID.randomUUID());
    private static final Catalog CATALOG = aCatalogOf(aChatModel("chat"));
    private static final RateFixtures PROMPT = aRate("chat", PROMPT_UNCACHED, "0.0008");
    private static final RateFixtures ANSWER = aRate("chat", COMPLETION, "0.002");
    private static final TierDiscount SIX_PERCENT = aDiscount("6", "2026-02-01T00:00:00Z", null);
    private static final String NOON = "2026-03-04T12:00:00Z";

    @ParameterizedTest
    @CsvSource(textBlock = """
            # list,  per,  percent; price,      per
            0.0008,  1000, 6,       0.000752,   1000
            0.0008,  1000, 12.5,    0.0007,     1000
            0.00016, 1000, 0.01,    0.000159984,1000
            4,       1000000, 6,    3.76,       1000000
            0,       1000, 6,       0,          1000
            """)
    void lowersEachListPriceExactly(String list, long per, String percent, BigDecimal price, long perThen) {
        var book = book(
                List.of(aDiscount(percent, "2026-01-01T00:00:00Z", null)),
                PROMPT.price(list).per(per),
                ANSWER);

        Rate rate = pin(book, "Gold", NOON).rate(PROMPT_UNCACHED, 100);

        assertThat(rate.price()).isEqualByComparingTo(price);
        assertThat(rate.per()).isEqualTo(perThen);
        assertThat(rate.tier()).isEqualTo("Gold");
    }

    @Test
    void roundsDownWhereAPriceWouldHaveTooManyDecimals() {
        var book = book(
                List.of(aDiscount("0.01", "2026-01-01T00:00:00Z", null)), PROMPT.price("0.000000000000001"), ANSWER);

        Rate rate = pin(book, "Gold", NOON).rate(PROMPT_UNCACHED, 100);

        assertThat(rate.per()).isEqualTo(1);
        assertThat(rate.amount(1_000)).isLessThanOrEqualTo(new BigDecimal("0.000000000000001"));
    }

    /** Whom and when: the list for others and before, the contract before all, a rate entered for the tier before it. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,      2026-03-04T12:00:00Z, 0.0008
            Silver, 2026-03-04T12:00:00Z, 0.0008
            Gold,   2026-01-31T23:59:59Z, 0.0008
            Gold,   2026-02-01T00:00:00Z, 0.000752
            Gold,   2026-05-31T23:59:59Z, 0.000752
            Gold,   2026-06-01T00:00:00Z, 0.00047
            """)
    void holdsForItsTierFromItsBeginAndFollowsTheList(@Nullable String tier, String at, BigDecimal price) {
        var book = book(
                List.of(SIX_PERCENT),
                PROMPT.to("2026-06-01T00:00:00Z"),
                PROMPT.price("0.0005").from("2026-06-01T00:00:00Z"),
                ANSWER);

        assertThat(pin(book, tier, at).rate(PROMPT_UNCACHED, 100).price()).isEqualByComparingTo(price);
    }

    @Test
    void standsBehindAContractAndBehindARateEnteredForTheTier() {
        var entered = PROMPT.price("0.0007").forTier("Gold");
        assertThat(price(book(List.of(SIX_PERCENT), PROMPT, ANSWER, entered))).isEqualByComparingTo("0.0007");

        var contract = PROMPT.price("0.0009").forOrganisation(ACME);
        assertThat(price(book(List.of(SIX_PERCENT), PROMPT, ANSWER, contract))).isEqualByComparingTo("0.0009");
    }

    @Test
    void endsWithItsTerms() {
        var ended = aDiscount("6", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z");
        assertThat(price(book(List.of(ended), PROMPT, ANSWER))).isEqualByComparingTo("0.0008");
    }

    /** The asker does not say in which tier the organisation was; the charge does. */
    @Test
    void explainsWhatItTookOffTheList() {
        var list = PROMPT.rate();
        var rates = List.of(list, ANSWER.rate());
        var book = PriceBook.of(CATALOG, rates, List.of(SIX_PERCENT));
        Charge charge = pin(book, "Gold", NOON).charge(new TokenCounts(1000, 0, 0, 0, 0, 0));

        var again = PriceBook.of(CATALOG, rates, List.of(SIX_PERCENT));
        RateExplanation why = again.explain(context(null, NOON), charge).getFirst();

        assertThat(charge.total()).isEqualByComparingTo("0.000752");
        assertThat(why.reason()).isEqualTo(RateReason.TIER);
        assertThat(why.beaten()).extracting(RateExplanation.Beaten::rate).containsExactly(list);
        assertThat(again.rate(charge.lines().getFirst().rate())).isEqualTo(why.rate());
    }

    @Test
    void keepsHoursAndLengthsOfTheList() {
        var night = PROMPT.price("0.0004").during("UTC", "", "00:00", "06:00");
        var book = book(List.of(SIX_PERCENT), PROMPT, night, ANSWER);

        assertThat(pin(book, "Gold", "2026-03-04T03:00:00Z")
                        .rate(PROMPT_UNCACHED, 1)
                        .price())
                .isEqualByComparingTo("0.000376");
        assertThat(pin(book, "Gold", NOON).rate(PROMPT_UNCACHED, 1).price()).isEqualByComparingTo("0.000752");
    }

    private static BigDecimal price(PriceBook book) {
        return pin(book, "Gold", NOON).rate(Meter.PROMPT_UNCACHED, 100).price();
    }

    private static PriceBook book(List<TierDiscount> discounts, RateFixtures... rates) {
        return PriceBook.of(CATALOG, Stream.of(rates).map(RateFixtures::rate).toList(), discounts);
    }

    private static PinnedPrice pin(PriceBook book, @Nullable String tier, String at) {
        return Objects.requireNonNull(book.pin(context(tier, at)));
    }

    private static PricingContext context(@Nullable String tier, String at) {
        return new PricingContext("chat", ACME, "CNY", tier, "standard", Instant.parse(at));
    }

    private static TierDiscount aDiscount(String percent, String from, @Nullable String to) {
        return new TierDiscount(
                UUID.nameUUIDFromBytes(percent.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                "Gold",
                new BigDecimal(percent),
                Instant.parse(from),
                to == null ? null : Instant.parse(to));
    }
}
