package io.lapilli.pricing;

import static io.lapilli.catalog.CatalogFixtures.aChatModel;
import static io.lapilli.catalog.CatalogFixtures.anEmbeddingModel;
import static io.lapilli.pricing.RateFixtures.aRate;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.catalog.CatalogFixtures;
import io.lapilli.catalog.Model;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TokenCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide's examples are true. */
class PricingGuideTest {

    private static final OrganisationId MORI = new OrganisationId(UUID.randomUUID());
    private static final OrganisationId ANYBODY = new OrganisationId(UUID.randomUUID());

    @Test
    void everyExampleCostsWhatTheGuideSays() throws IOException {
        List<Rate> card =
                rows("| model | meter | price |").map(PricingGuideTest::rate).toList();
        assertThat(card).hasSize(18);
        Model[] models = card.stream()
                .map(Rate::model)
                .distinct()
                .map(name -> name.startsWith("embedding") ? anEmbeddingModel(name) : aChatModel(name))
                .toArray(Model[]::new);
        var book = PriceBook.of(CatalogFixtures.aCatalogOf(models), card);

        List<List<String>> examples = rows("| model | who | admitted |").toList();
        assertThat(examples).hasSize(12);
        for (List<String> example : examples) {
            assertThat(cost(book, example)).as("%s", example).isEqualTo(example.getLast());
        }
    }

    private static String cost(PriceBook book, List<String> example) {
        var context = new PricingContext(
                example.get(0),
                example.get(1).equals("mori") ? MORI : ANYBODY,
                "CNY",
                null,
                example.get(3),
                Instant.parse(example.get(2)));
        long answer = Long.parseLong(example.get(6));
        long reasoning = Long.parseLong(example.get(7));
        return Objects.requireNonNull(book.pin(context))
                .charge(new TokenCounts(
                        Long.parseLong(example.get(4)),
                        Long.parseLong(example.get(5)),
                        0,
                        answer - reasoning,
                        reasoning,
                        Long.parseLong(example.get(8))))
                .total()
                .toPlainString();
    }

    private static Rate rate(List<String> row) {
        var rate = aRate(row.get(0), Meter.parse(row.get(1)).orElseThrow(), row.get(2));
        String[] only = row.get(3).split(" ");
        return switch (only[0]) {
            case "" -> rate.rate();
            case "until" -> rate.to(only[1]).rate();
            case "since" -> rate.from(only[1]).rate();
            case "class" -> rate.forClass(only[1]).rate();
            case "organisation" -> rate.forOrganisation(MORI).rate();
            case "hours" ->
                rate.during(only[1], "", only[2].split("–")[0], only[2].split("–")[1])
                        .rate();
            case "length" -> band(rate, only[1].split("–")).rate();
            default -> throw new IllegalArgumentException(row.toString());
        };
    }

    private static RateFixtures band(RateFixtures rate, String[] borders) {
        return rate.forPrompts(Long.parseLong(borders[0]), borders.length == 1 ? null : Long.valueOf(borders[1]));
    }

    private static Stream<List<String>> rows(String head) throws IOException {
        return Files.readAllLines(Path.of("src/docs/pricing.md")).stream()
                .dropWhile(line -> !line.startsWith(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Stream.of(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList());
    }
}
