package io.lapilli.pricing;

import static io.lapilli.catalog.CatalogFixtures.aCatalogOf;
import static io.lapilli.catalog.CatalogFixtures.aChatModel;
import static io.lapilli.catalog.CatalogFixtures.anEmbeddingModel;
import static io.lapilli.pricing.RateFixtures.aRate;
import static io.lapilli.shared.Meter.COMPLETION;
import static io.lapilli.shared.Meter.EMBEDDING;
import static io.lapilli.shared.Meter.PROMPT_CACHED;
import static io.lapilli.shared.Meter.PROMPT_UNCACHED;
import static io.lapilli.shared.Meter.REASONING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.CatalogFixtures;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.ModelKind;
import io.lapilli.shared.Meter;
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

class PriceBookTest {

    private static final OrganisationId ACME = new OrganisationId(UUID.randomUUID());
    private static final OrganisationId OTHER = new OrganisationId(UUID.randomUUID());
    private static final Catalog CATALOG = aCatalogOf(aChatModel("chat"), anEmbeddingModel("embedding"));
    private static final RateFixtures PROMPT = aRate("chat", PROMPT_UNCACHED, "0.0008");
    private static final RateFixtures ANSWER = aRate("chat", COMPLETION, "0.002");
    private static final String NOON = "2026-03-04T12:00:00Z";

    /** Price pages' own figures, multiplied by hand. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # per 1k in, out, cached;    uncached, cached, out;  amount
            0.0008,      0.002, 0.00016, 1000,     0,      1000,  0.0028
            0.0008,      0.002, 0.00016, 2377,     0,      811,   0.0035236
            0.0008,      0.002, 0.00016, 1,        0,      0,     0.0000008
            0.0008,      0.002, 0.00016, 1000,     9000,   500,   0.00324
            0.005,       0.009, 0.001,   100000,   0,      2000,  0.518
            0.005,       0.009, 0.001,   1,        99999,  1,     0.100013
            """)
    void multipliesQuantityByRate(
            String in, String out, String cachedPrice, long uncached, long cached, long answer, BigDecimal amount) {
        var book = book(
                aRate("chat", PROMPT_UNCACHED, in),
                aRate("chat", COMPLETION, out),
                aRate("chat", PROMPT_CACHED, cachedPrice));

        Charge charge = pin(book, NOON).charge(new TokenCounts(uncached, cached, 0, answer, 0, 0));

        assertThat(charge.total()).isEqualByComparingTo(amount);
        assertThat(charge.lines()).noneMatch(line -> line.quantity() == 0);
    }

    @Test
    void aMissingMeterIsChargedByTheOneThatStandsIn() {
        Charge charge = pin(book(PROMPT, ANSWER), NOON).charge(new TokenCounts(1000, 1000, 1000, 1000, 1000, 0));

        assertThat(charge.lines())
                .extracting(ChargeLine::meter, line -> line.amount().toPlainString())
                .containsExactly(
                        tuple(PROMPT_UNCACHED, "0.0008"),
                        tuple(PROMPT_CACHED, "0.0008"),
                        tuple(Meter.PROMPT_CACHE_WRITE, "0.0008"),
                        tuple(COMPLETION, "0.002"),
                        tuple(REASONING, "0.002"));
    }

    @Test
    void aModelWithoutAPromptOrAnAnswerRateIsNotPriced() {
        assertThat(book(PROMPT).pin(at(NOON))).isNull();
        assertThat(book(ANSWER).pin(at(NOON))).isNull();
        assertThat(book(PROMPT, ANSWER.in("USD")).pin(at(NOON))).isNull();
        assertThat(book(PROMPT, ANSWER).pin(at("2025-12-31T23:59:59Z"))).isNull();
        assertThat(book(PROMPT, ANSWER.to(NOON)).pin(at(NOON))).isNull();
        assertThat(book(PROMPT, ANSWER).pin(at(NOON))).isNotNull();
        assertThat(book(aRate("unknown", PROMPT_UNCACHED, "1"), aRate("unknown", COMPLETION, "1"))
                        .pin(new PricingContext("unknown", ACME, "CNY", null, "default", Instant.parse(NOON))))
                .isNull();
    }

    @Test
    void anEmbeddingModelNeedsOneInputRate() {
        var context = new PricingContext("embedding", ACME, "CNY", null, "default", Instant.parse(NOON));

        assertThat(book().pin(context)).isNull();
        for (Meter meter : List.of(EMBEDDING, PROMPT_UNCACHED)) {
            PinnedPrice price = book(aRate("embedding", meter, "0.0005")).pin(context);
            assertThat(Objects.requireNonNull(price)
                            .charge(TokenCounts.ofEmbedding(3000))
                            .total())
                    .isEqualByComparingTo("0.0015");
        }
    }

    @Test
    void aModelOfAnyKindHasThePriceOfWhatItIsCalledFor() {
        Catalog catalog =
                aCatalogOf(new Model("any", ModelKind.ANY, 1000, null, CatalogFixtures.LONG_AGO, null, List.of(), 0));
        var context = new PricingContext("any", ACME, "CNY", null, "default", Instant.parse(NOON));
        Rate embedding = aRate("any", EMBEDDING, "0.0005").rate();
        Rate prompt = aRate("any", PROMPT_UNCACHED, "0.0008").rate();
        Rate answer = aRate("any", COMPLETION, "0.002").rate();

        assertThat(PriceBook.of(catalog, List.of(answer)).pin(context)).isNull();
        assertThat(PriceBook.of(catalog, List.of(embedding)).pin(context).pricesAnswers())
                .isFalse();
        PinnedPrice both =
                PriceBook.of(catalog, List.of(embedding, prompt, answer)).pin(context);
        assertThat(both.pricesAnswers()).isTrue();
        assertThat(both.charge(TokenCounts.ofEmbedding(1000)).total()).isEqualByComparingTo("0.0005");
    }

    @Test
    void contractBeforeTierBeforeList() {
        var book = book(
                ANSWER,
                PROMPT,
                PROMPT.price("0.0006").forTier("gold"),
                PROMPT.price("0.0005").forOrganisation(ACME));

        assertThat(promptRate(book, ACME, "gold")).isEqualTo("0.0005");
        assertThat(promptRate(book, OTHER, "gold")).isEqualTo("0.0006");
        assertThat(promptRate(book, OTHER, "silver")).isEqualTo("0.0008");
        assertThat(promptRate(book, OTHER, null)).isEqualTo("0.0008");
    }

    /** Requests of one minute share a search: it must still see every border in that minute. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-03-04T11:59:59.999Z, 0.0008
            2026-03-04T12:00:00Z,     0.0008
            2026-03-04T12:00:20.499Z, 0.0008
            2026-03-04T12:00:20.5Z,   0.0004
            2026-03-04T12:00:40.999Z, 0.0004
            2026-03-04T12:00:41Z,     0.0002
            2026-03-04T12:00:59.999Z, 0.0002
            2026-03-04T12:01:00Z,     0.0001
            2026-03-04T12:02:00Z,     0.0002
            """)
    void aPriceChangesWithinAMinute(String at, String price) {
        var book = book(
                ANSWER,
                PROMPT.to("2026-03-04T12:00:20.5Z"),
                PROMPT.price("0.0004").from("2026-03-04T12:00:20.5Z").to("2026-03-04T12:00:41Z"),
                PROMPT.price("0.0002").from("2026-03-04T12:00:41Z"),
                PROMPT.price("0.0001").during("UTC", "", "12:01", "12:02"));
        for (String before : List.of("2026-03-04T12:00:00Z", "2026-03-04T12:00:59Z", "2026-03-04T12:00:30Z")) {
            pin(book, before);
            assertThat(pin(book, at).rate(PROMPT_UNCACHED, 1).price().toPlainString())
                    .isEqualTo(price);
        }
    }

    @Test
    void whatWasPinnedStays() {
        var price = pin(book(PROMPT.to(NOON), PROMPT.price("0.0004").from(NOON), ANSWER), "2026-03-04T11:59:59.999Z");

        assertThat(price.charge(new TokenCounts(1000, 0, 0, 0, 0, 0)).total()).isEqualByComparingTo("0.0008");
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    private static String promptRate(PriceBook book, OrganisationId organisation, String tier) {
        var context = new PricingContext("chat", organisation, "CNY", tier, "default", Instant.parse(NOON));
        return Objects.requireNonNull(book.pin(context))
                .rate(PROMPT_UNCACHED, 100)
                .price()
                .toPlainString();
    }

    private static PriceBook book(RateFixtures... rates) {
        return PriceBook.of(CATALOG, Stream.of(rates).map(RateFixtures::rate).toList());
    }

    private static PricingContext at(String instant) {
        return new PricingContext("chat", ACME, "CNY", null, "default", Instant.parse(instant));
    }

    private static PinnedPrice pin(PriceBook book, String instant) {
        return Objects.requireNonNull(book.pin(at(instant)));
    }
}
