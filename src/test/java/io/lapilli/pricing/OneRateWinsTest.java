package io.lapilli.pricing;

import static io.lapilli.pricing.RateFixtures.aRate;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RateId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random cards, entered by the rules, and random requests: at most one rate is the best, exactly one where any matches,
 * and it is the one that the index finds.
 */
class OneRateWinsTest {

    private static final OrganisationId ACME = new OrganisationId(new UUID(1, 1));
    private static final List<String> ZONES = List.of("UTC", "Asia/Shanghai", "Asia/Kolkata", "Europe/Berlin");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void exactlyOneWinsWhereAnyMatches(long seed) {
        var random = new Random(seed);
        List<Rate> card = aCard(random);
        assertThat(card).hasSizeGreaterThan(15);
        var index = new RateIndex(card);
        int matched = 0;
        for (int request = 0; request < 500; request++) {
            PricingContext context = aRequest(random);
            long length = random.nextInt(4000);
            List<Rate> matching = card.stream()
                    .filter(rate ->
                            rate.organisation() == null || rate.organisation().equals(context.organisation()))
                    .filter(rate -> rate.tier() == null || rate.tier().equals(context.tier()))
                    .filter(rate -> RateIndex.matches(rate, context))
                    .filter(rate -> rate.band() == null || rate.band().contains(length))
                    .toList();
            List<Rate> best = best(matching);
            assertThat(best).hasSize(matching.isEmpty() ? 0 : 1);
            Rate found =
                    Ranking.matching(index.candidates(context).getOrDefault(Meter.PROMPT_UNCACHED, List.of()), length);
            assertThat(found).isEqualTo(best.isEmpty() ? null : best.getFirst());
            matched += best.size();
        }
        assertThat(matched).isBetween(100, 499);
    }

    /** Every rate that no other one goes before. */
    private static List<Rate> best(List<Rate> matching) {
        return matching.stream()
                .filter(rate -> matching.stream()
                        .allMatch(other -> other.equals(rate) || strength(rate).compareTo(strength(other)) > 0))
                .toList();
    }

    /** The rule once more, in other words: a text that sorts higher for the rate that goes first. */
    private static String strength(Rate rate) {
        return (rate.organisation() != null ? "3" : rate.tier() != null ? "2" : "1")
                + (rate.serviceClass() != null ? "1" : "0")
                + (rate.window() != null ? "1" : "0")
                + (rate.band() != null ? "1" : "0")
                + rate.validFrom();
    }

    private static List<Rate> aCard(Random random) {
        var card = new ArrayList<Rate>();
        for (int attempt = 0; attempt < 120; attempt++) {
            Rate wanted = aRandomRate(random);
            try {
                var timeline = new Timeline(card, wanted, wanted.createdAt(), Duration.ZERO);
                Rate replaced = timeline.replaced();
                Rate resumed = timeline.resumed(() -> new RateId(UUID.randomUUID()));
                if (replaced != null) {
                    card.remove(replaced);
                    card.add(replaced.endingAt(timeline.added().validFrom()));
                }
                card.add(timeline.added());
                if (resumed != null) {
                    card.add(resumed);
                }
            } catch (RateConflictException inTheWay) {
                assertThat(card).contains(inTheWay.other());
            }
        }
        card.sort(Comparator.comparing(Rate::validFrom));
        return card;
    }

    private static Rate aRandomRate(Random random) {
        var rate = aRate("m", Meter.PROMPT_UNCACHED, "1")
                .from(Instant.parse("2026-03-01T00:00:00Z")
                        .plus(Duration.ofHours(random.nextInt(24 * 60)))
                        .toString());
        if (random.nextInt(3) == 0) {
            rate = rate.to(rate.from()
                    .plus(Duration.ofHours(1 + random.nextInt(24 * 20)))
                    .toString());
        }
        rate = switch (random.nextInt(4)) {
            case 0 -> rate.forOrganisation(ACME);
            case 1 -> rate.forTier("gold");
            default -> rate;
        };
        if (random.nextInt(4) == 0) {
            rate = rate.forClass(random.nextBoolean() ? "batch" : "flex");
        }
        if (random.nextInt(3) == 0) {
            long min = random.nextInt(3000);
            rate = rate.forPrompts(min, random.nextBoolean() ? null : Long.valueOf(min + random.nextInt(2000)));
        }
        if (random.nextInt(3) == 0) {
            rate = rate.during(
                    ZONES.get(random.nextInt(ZONES.size())),
                    random.nextBoolean() ? "" : "MON,TUE,SAT",
                    "%02d:30".formatted(random.nextInt(24)),
                    "%02d:00".formatted(random.nextInt(24)));
        }
        return rate.rate();
    }

    private static PricingContext aRequest(Random random) {
        return new PricingContext(
                "m",
                random.nextBoolean() ? ACME : new OrganisationId(new UUID(2, 2)),
                "CNY",
                random.nextBoolean() ? "gold" : null,
                List.of("default", "batch", "flex").get(random.nextInt(3)),
                Instant.parse("2026-03-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(60 * 24 * 75))));
    }
}
