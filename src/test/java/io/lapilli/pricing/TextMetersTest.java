package io.lapilli.pricing;

import static io.lapilli.catalog.CatalogFixtures.aCatalogOf;
import static io.lapilli.catalog.CatalogFixtures.aChatModel;
import static io.lapilli.pricing.RateFixtures.aRate;
import static io.lapilli.shared.Meter.COMPLETION;
import static io.lapilli.shared.Meter.OUTPUT_CHARACTERS;
import static io.lapilli.shared.Meter.OUTPUT_LINES;
import static io.lapilli.shared.Meter.OUTPUT_WORDS;
import static io.lapilli.shared.Meter.PROMPT_UNCACHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TextCounts;
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

/** Answers that are paid by what a reader gets, beside the tokens or instead of them. */
class TextMetersTest {

    private static final OrganisationId ACME = new OrganisationId(UUID.randomUUID());
    private static final RateFixtures IN = aRate("chat", PROMPT_UNCACHED, "0.0008");
    private static final RateFixtures FREE = aRate("chat", COMPLETION, "0");
    private static final TextCounts TEXT = new TextCounts(800, 40, 5_000);

    @Test
    void chargesWhatARateAsksForAndNothingElse() {
        PinnedPrice price = price(IN, FREE, aRate("chat", OUTPUT_WORDS, "0.05"));
        assertThat(price.countsText()).isTrue();
        assertThat(price.charges(OUTPUT_WORDS)).isTrue();
        assertThat(price.charges(OUTPUT_LINES)).isFalse();
        Charge charge = price.charge(new TokenCounts(1_000, 0, 0, 900, 0, 0), TEXT);
        assertThat(charge.lines())
                .extracting(
                        ChargeLine::meter,
                        ChargeLine::quantity,
                        line -> line.amount().toPlainString())
                .containsExactly(
                        tuple(PROMPT_UNCACHED, 1_000L, "0.0008"),
                        tuple(COMPLETION, 900L, "0"),
                        tuple(OUTPUT_WORDS, 800L, "0.04"));
        assertThat(charge.total()).isEqualByComparingTo("0.0408");
    }

    @Test
    void whereNoRateAsksNothingIsCountedOrCharged() {
        PinnedPrice price = price(IN, FREE);
        assertThat(price.countsText()).isFalse();
        assertThat(price.charge(new TokenCounts(1_000, 0, 0, 900, 0, 0), TEXT).lines())
                .extracting(ChargeLine::meter)
                .containsExactly(PROMPT_UNCACHED, COMPLETION);
    }

    @Test
    void textIsChargedByTheLengthOfThePrompt() {
        PinnedPrice price = price(
                IN,
                FREE,
                aRate("chat", OUTPUT_LINES, "10").forPrompts(0, 1_000L),
                aRate("chat", OUTPUT_LINES, "20").forPrompts(1_001, null));
        assertThat(price.charge(new TokenCounts(1_000, 0, 0, 9, 0, 0), TEXT).total())
                .isEqualByComparingTo("0.4008");
        assertThat(price.charge(new TokenCounts(1_001, 0, 0, 9, 0, 0), TEXT).total())
                .isEqualByComparingTo("0.8008008");
    }

    /** 16 characters, 4 words or a line of text for each token, on top of the token. */
    @ParameterizedTest
    @CsvSource({
        "OUTPUT_CHARACTERS, 0.001, 100, 0.0016",
        "OUTPUT_WORDS,      0.05,  100, 0.02",
        "OUTPUT_LINES,      10,    100, 1",
    })
    void holdsForAsMuchTextAsTheTokensCanMake(Meter meter, String price, long tokens, BigDecimal most) {
        PinnedPrice pinned = price(IN.price("0"), FREE, aRate("chat", meter, price));
        assertThat(pinned.atMost(0, tokens)).isEqualByComparingTo(most);
        assertThat(pinned.outputWithin(most)).isEqualTo(tokens);
        assertThat(pinned.outputWithin(most.subtract(new BigDecimal("0.0000001"))))
                .isEqualTo(tokens - 1);
    }

    @Test
    void holdsForTokensAndTextTogether() {
        PinnedPrice price = price(
                IN,
                aRate("chat", COMPLETION, "0.002"),
                aRate("chat", OUTPUT_CHARACTERS, "0.001"),
                aRate("chat", OUTPUT_LINES, "1"));
        // a token: 0.000002, sixteen characters: 0.000016, a line: 0.001
        assertThat(price.atMost(10, 1_000)).isEqualByComparingTo("1.018008");
        assertThat(price.outputWithin(new BigDecimal("1.018"))).isEqualTo(1_000);
    }

    private static PinnedPrice price(RateFixtures... rates) {
        var book = PriceBook.of(
                aCatalogOf(aChatModel("chat")),
                Stream.of(rates).map(RateFixtures::rate).toList());
        return Objects.requireNonNull(book.pin(
                new PricingContext("chat", ACME, "CNY", null, "default", Instant.parse("2026-03-04T12:00:00Z"))));
    }

    /** What the explanation says a year later. */
    @Test
    void explainsALineOfText() {
        var book = PriceBook.of(
                aCatalogOf(aChatModel("chat")),
                List.of(
                        IN.rate(),
                        FREE.rate(),
                        aRate("chat", OUTPUT_WORDS, "0.05").rate(),
                        aRate("chat", OUTPUT_WORDS, "0.03")
                                .forOrganisation(ACME)
                                .rate()));
        var context = new PricingContext("chat", ACME, "CNY", null, "default", Instant.parse("2026-03-04T12:00:00Z"));
        Charge charge = Objects.requireNonNull(book.pin(context)).charge(new TokenCounts(10, 0, 0, 9, 0, 0), TEXT);
        RateExplanation words = book.explain(context, charge).getLast();
        assertThat(words.line().meter()).isEqualTo(OUTPUT_WORDS);
        assertThat(words.reason()).isEqualTo(RateReason.CONTRACT);
        assertThat(words.beaten()).hasSize(1);
    }
}
