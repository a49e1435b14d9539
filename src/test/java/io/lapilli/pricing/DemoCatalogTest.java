package io.lapilli.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.UpstreamKind;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.support.TestDatabase;
import io.lapilli.support.TestNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DemoCatalogTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
    private static final OrganisationId ANYBODY = new OrganisationId(UUID.randomUUID());

    @Test
    void everyModelIsServedAndPricedForFifteenMonths() {
        try (var node = new TestNode(TestDatabase.H2.fresh(), NOW, "io.lapilli.catalog", "io.lapilli.pricing")) {
            DemoCatalog demo = demo(node);
            demo.seed(NOW);
            demo.seed(NOW);

            Catalog catalog = node.get(Catalog.class);
            assertThat(catalog.models())
                    .extracting(Model::name)
                    .containsExactly(
                            "doubao-lite-32k",
                            "doubao-max-200k",
                            "doubao-pro-128k",
                            "doubao-pro-32k",
                            "doubao-thinking-64k",
                            "embedding-large");
            for (Model model : catalog.models()) {
                assertThat(catalog.upstream(model.deployments().getFirst().upstream())
                                .kind())
                        .isEqualTo(UpstreamKind.REHEARSAL);
                for (Instant at = NOW.minus(Duration.ofDays(450)); at.isBefore(NOW); at = at.plus(Duration.ofDays(1))) {
                    assertThat(pin(node, model.name(), at)).isNotNull();
                }
            }
            assertThat(price(node, NOW)).isEqualByComparingTo("0.0008");
            BigDecimal before = price(node, demo.lastCut(NOW).minusSeconds(1));
            assertThat(price(node, demo.lastCut(NOW))
                            .subtract(before)
                            .movePointRight(2)
                            .divide(before))
                    .isEqualByComparingTo("-84");
        }
    }

    @Test
    void aContractBeatsTheList() {
        try (var node = new TestNode(TestDatabase.H2.fresh(), NOW, "io.lapilli.catalog", "io.lapilli.pricing")) {
            OrganisationId mori = node.anOrganisation("Mori");
            DemoCatalog demo = demo(node);
            demo.seed(NOW);
            demo.contract(mori, NOW);

            var context = new PricingContext("doubao-pro-32k", mori, "CNY", null, "default", NOW);
            assertThat(Objects.requireNonNull(node.get(PriceBook.class).pin(context))
                            .rate(Meter.PROMPT_CACHED, 10)
                            .price())
                    .isEqualByComparingTo("0.0001");
        }
    }

    private static BigDecimal price(TestNode node, Instant at) {
        return Objects.requireNonNull(pin(node, "doubao-pro-32k", at))
                .rate(Meter.PROMPT_UNCACHED, 10)
                .price();
    }

    private static PinnedPrice pin(TestNode node, String model, Instant at) {
        return node.get(PriceBook.class).pin(new PricingContext(model, ANYBODY, "CNY", null, "default", at));
    }

    private static DemoCatalog demo(TestNode node) {
        return node.get(DemoCatalog.class);
    }
}
