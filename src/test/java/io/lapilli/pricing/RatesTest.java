package io.lapilli.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lapilli.catalog.ModelDraft;
import io.lapilli.catalog.ModelKind;
import io.lapilli.catalog.Models;
import io.lapilli.identity.Actor;
import io.lapilli.pricing.RateConflictException.Reason;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.Meter;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.shared.UserId;
import io.lapilli.support.TestDatabase;
import io.lapilli.support.TestNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RatesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final OrganisationId NOBODY = new OrganisationId(UUID.randomUUID());

    @ParameterizedTest
    @EnumSource
    void keepsEverythingThatARateSays(TestDatabase engine) {
        try (var node = node(engine)) {
            OrganisationId acme = node.anOrganisation("Acme");
            var draft = new RateDraft(
                    "m",
                    Meter.PROMPT_CACHED,
                    new BigDecimal("0.000160"),
                    1000,
                    "CNY",
                    NOW.plusSeconds(60),
                    NOW.plusSeconds(120),
                    acme,
                    null,
                    "batch",
                    new RateBand(0, 32_768L),
                    RateFixtures.aWindow("Asia/Shanghai", "MON,SUN", "22:00", "08:00"));

            Rate made = rates(node).add(Actor.INSTALLATION, draft);

            assertThat(made.price()).isEqualTo("0.00016");
            assertThat(rates(node).get(made.id())).isEqualTo(made);
            assertThat(node.get(PriceBook.class).rate(made.id())).isEqualTo(made);
            assertThat(node.events()).endsWith(new RateAdded(Actor.INSTALLATION, made));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNewPriceTakesTheOldOnesPlaceAtItsStart(TestDatabase engine) {
        try (var node = node(engine)) {
            Rate old = rates(node).add(Actor.INSTALLATION, at("0.005", null));
            node.clock().forward(Duration.ofDays(1));
            Instant cut = NOW.plus(Duration.ofDays(30));

            Rate cheaper = rates(node).add(Actor.INSTALLATION, at("0.0008", cut));

            assertThat(rates(node).get(old.id()).validTo()).isEqualTo(cut);
            assertThat(price(node, cut.minusMillis(1))).isEqualTo("0.005");
            assertThat(price(node, cut)).isEqualTo("0.0008");
            assertThat(cheaper.validTo()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOfferInBetweenInterruptsAndTheOldPriceGoesOn(TestDatabase engine) {
        try (var node = node(engine)) {
            rates(node).add(Actor.INSTALLATION, at("0.005", null));
            Instant start = NOW.plus(Duration.ofDays(1));
            Instant end = NOW.plus(Duration.ofDays(8));

            rates(node).add(Actor.INSTALLATION, at("0.001", start, end));

            assertThat(price(node, start.minusMillis(1))).isEqualTo("0.005");
            assertThat(price(node, start)).isEqualTo("0.001");
            assertThat(price(node, end.minusMillis(1))).isEqualTo("0.001");
            assertThat(price(node, end)).isEqualTo("0.005");
            assertThat(rates(node).list(10, null, null, null).items())
                    .extracting(rate -> rate.price().toPlainString(), Rate::validFrom, Rate::validTo)
                    .containsExactlyInAnyOrder(
                            tuple("0.005", NOW, start), tuple("0.001", start, end), tuple("0.005", end, null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPriceBeginsInThePastOnlyWhereNoneWas(TestDatabase engine) {
        try (var node = node(engine)) {
            Rate first = rates(node).add(Actor.INSTALLATION, at("0.005", NOW.minus(Duration.ofDays(10))));
            assertThat(first.validFrom()).isEqualTo(NOW.minus(Duration.ofDays(10)));

            Rate earlier = rates(node).add(Actor.INSTALLATION, at("0.006", NOW.minus(Duration.ofDays(20))));
            assertThat(earlier.validTo()).isEqualTo(first.validFrom());

            Instant fiveDaysAgo = NOW.minus(Duration.ofDays(5));
            assertConflict(
                    () -> rates(node).add(Actor.INSTALLATION, at("0.001", fiveDaysAgo)), first, Reason.ALREADY_COVERED);
            assertConflict(
                    () -> rates(node).add(Actor.INSTALLATION, at("0.001", first.validFrom())),
                    first,
                    Reason.SAME_START);
            assertConflict(
                    () -> rates(node).add(Actor.INSTALLATION, at("0.001", NOW.minus(Duration.ofDays(30)), fiveDaysAgo)),
                    earlier,
                    Reason.BEGINS_BEFORE_END);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStartAMomentAgoMeansNow(TestDatabase engine) {
        try (var node = node(engine)) {
            rates(node).add(Actor.INSTALLATION, at("0.005", NOW.minus(Duration.ofDays(10))));

            assertThat(rates(node)
                            .add(Actor.INSTALLATION, at("0.004", NOW.minusSeconds(3)))
                            .validFrom())
                    .isEqualTo(NOW);
            assertThat(price(node, NOW.minusMillis(1))).isEqualTo("0.005");
            assertThat(price(node, NOW)).isEqualTo("0.004");
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoThatCouldBothWinAreRefusedByName(TestDatabase engine) {
        try (var node = node(engine)) {
            Rate small = rates(node).add(Actor.INSTALLATION, banded("1", 0, 1000L));

            assertConflict(
                    () -> rates(node).add(Actor.INSTALLATION, banded("2", 1000, null)), small, Reason.COULD_BOTH_WIN);
            rates(node).add(Actor.INSTALLATION, banded("2", 1001, null));
            assertThat(rates(node).list(10, null, null, null).items()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsAndTakesBack(TestDatabase engine) {
        try (var node = node(engine)) {
            Rate old = rates(node).add(Actor.INSTALLATION, at("0.005", null));
            Instant cut = NOW.plus(Duration.ofDays(30));
            Rate planned = rates(node).add(Actor.INSTALLATION, at("0.0008", cut));

            rates(node).withdraw(Actor.INSTALLATION, planned.id());
            assertThatThrownBy(() -> rates(node).get(planned.id())).isInstanceOf(NotFoundException.class);
            assertThat(price(node, cut)).isEqualTo("0.005");
            assertThat(node.events()).endsWith(new RateWithdrawn(Actor.INSTALLATION, planned));

            node.clock().forward(Duration.ofDays(1));
            assertInvalid(() -> rates(node).end(Actor.INSTALLATION, old.id(), NOW), "valid_to", "in_the_past");
            Rate ended = rates(node).end(Actor.INSTALLATION, old.id(), null);
            assertThat(ended.validTo()).isEqualTo(NOW.plus(Duration.ofDays(1)));
            assertInvalid(() -> rates(node).end(Actor.INSTALLATION, old.id(), cut), "valid_to", "not_before_end");
            assertThat(pinned(node, ended.validTo())).isNull();
            assertThat(pinned(node, NOW)).isNotNull();
            assertThat(rates(node).withdraw(Actor.INSTALLATION, old.id())).isEqualTo(ended);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsNotThereOrNotExact(TestDatabase engine) {
        try (var node = node(engine)) {
            assertInvalid(
                    () -> rates(node)
                            .add(
                                    Actor.INSTALLATION,
                                    RateDraft.list("other", Meter.COMPLETION, BigDecimal.ONE, 1, "CNY", NOW)),
                    "model",
                    "model_not_found");
            assertInvalid(
                    () -> rates(node)
                            .add(
                                    Actor.INSTALLATION,
                                    new RateDraft(
                                            "m",
                                            Meter.COMPLETION,
                                            BigDecimal.ONE,
                                            1,
                                            "CNY",
                                            null,
                                            null,
                                            NOBODY,
                                            null,
                                            null,
                                            null,
                                            null)),
                    "organization_id",
                    "not_found");
            assertInvalid(
                    () -> rates(node)
                            .add(
                                    Actor.INSTALLATION,
                                    RateDraft.list("m", Meter.COMPLETION, BigDecimal.ONE, 3, "CNY", NOW)),
                    "price",
                    "not_exact");
            assertThat(rates(node).list(10, null, null, null).items())
                    .extracting(Rate::meter)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void listsPageByPage(TestDatabase engine) {
        try (var node = node(engine)) {
            OrganisationId acme = node.anOrganisation("Acme");
            var made = new ArrayList<Rate>();
            for (Meter meter : List.of(Meter.PROMPT_UNCACHED, Meter.PROMPT_CACHED, Meter.COMPLETION)) {
                made.add(rates(node)
                        .add(Actor.INSTALLATION, RateDraft.list("m", meter, BigDecimal.ONE, 1000, "CNY", NOW)));
                node.clock().forward(Duration.ofSeconds(1));
            }
            Rate contract = rates(node)
                    .add(
                            Actor.INSTALLATION,
                            new RateDraft(
                                    "n",
                                    Meter.COMPLETION,
                                    BigDecimal.ONE,
                                    1000,
                                    "CNY",
                                    null,
                                    null,
                                    acme,
                                    null,
                                    null,
                                    null,
                                    null));

            var first = rates(node).list(2, null, null, null);
            assertThat(first.items()).containsExactlyElementsOf(made.subList(0, 2));
            assertThat(first.hasMore()).isTrue();
            var second = rates(node).list(2, first.items().getLast().id(), null, null);
            assertThat(second.items()).containsExactly(made.get(2), contract);
            assertThat(second.hasMore()).isFalse();
            assertThat(rates(node).list(10, null, "n", null).items()).containsExactly(contract);
            assertThat(rates(node).list(10, null, null, acme).items()).containsExactly(contract);
            assertThat(rates(node).list(10, null, null, NOBODY).items()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void atTheSameInstantOnlyOneIsTaken(TestDatabase engine) throws Exception {
        try (var node = node(engine);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> add = () -> {
                try {
                    rates(node).add(Actor.INSTALLATION, at("0.005", NOW.plusSeconds(60)));
                    return true;
                } catch (RateConflictException second) {
                    return false;
                }
            };
            int taken = 0;
            for (Future<Boolean> added : threads.invokeAll(List.of(add, add, add, add))) {
                taken += added.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        }
    }

    /** By model, meter, whom it is for, and the newest first. */
    @ParameterizedTest
    @EnumSource
    void findsByWhatIsAskedForInPages(TestDatabase engine) {
        try (var node = node(engine)) {
            OrganisationId acme = node.anOrganisation("Acme");
            rates(node).add(Actor.INSTALLATION, at("0.005", null));
            rates(node).add(Actor.INSTALLATION, contract("0.003", acme));
            node.clock().forward(Duration.ofDays(1));
            rates(node).add(Actor.INSTALLATION, at("0.0008", null));
            rates(node).add(Actor.INSTALLATION, at("0.0004", NOW.plus(Duration.ofDays(9))));

            assertThat(found(node, null, null, RateFilter.Time.ANY))
                    .containsExactly("0.0004", "0.0008", "0.005", "0.003");
            assertThat(found(node, null, null, RateFilter.Time.NOW)).containsExactly("0.0008", "0.003");
            assertThat(found(node, null, null, RateFilter.Time.TO_COME)).containsExactly("0.0004");
            assertThat(found(node, null, null, RateFilter.Time.ENDED)).containsExactly("0.005");
            assertThat(found(node, acme, null, RateFilter.Time.ANY)).containsExactly("0.003");
            assertThat(found(node, null, RateKind.LIST, RateFilter.Time.NOW)).containsExactly("0.0008");
            assertThat(found(node, null, RateKind.TIER, RateFilter.Time.ANY)).isEmpty();
            assertThat(found(node, null, RateKind.CONTRACT, RateFilter.Time.ANY))
                    .containsExactly("0.003");
            assertThat(rates(node).search(new RateFilter("other", null, null, RateFilter.Time.ANY), 0, 9))
                    .isEmpty();
            assertThat(rates(node).search(RateFilter.ALL, 1, 2))
                    .extracting(rate -> rate.price().toPlainString())
                    .containsExactly("0.0008", "0.005");
            assertThat(rates(node).count(RateFilter.ALL)).isEqualTo(4);
            assertThat(rates(node).count(new RateFilter("m", null, null, RateFilter.Time.NOW)))
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheSellerAddsAndEnds(TestDatabase engine) {
        try (var node = node(engine)) {
            Rate rate = rates(node).add(Actor.INSTALLATION, at("0.005", null));
            Actor somebody = Actor.user(new UserId(UUID.randomUUID()));

            assertThatThrownBy(() -> rates(node).add(somebody, at("0.001", null)))
                    .isInstanceOf(NotPermittedException.class);
            assertThatThrownBy(() -> rates(node).end(somebody, rate.id(), null))
                    .isInstanceOf(NotPermittedException.class);
            assertThatThrownBy(() -> rates(node).withdraw(somebody, rate.id()))
                    .isInstanceOf(NotPermittedException.class);
            assertThat(rates(node).get(rate.id())).isEqualTo(rate);
        }
    }

    private static List<String> found(
            TestNode node, @Nullable OrganisationId contract, @Nullable RateKind kind, RateFilter.Time time) {
        return rates(node).search(new RateFilter(null, contract, kind, time), 0, 9).stream()
                .map(rate -> rate.price().toPlainString())
                .toList();
    }

    private static RateDraft contract(String price, OrganisationId organisation) {
        return new RateDraft(
                "m",
                Meter.PROMPT_UNCACHED,
                new BigDecimal(price),
                1000,
                "CNY",
                null,
                null,
                organisation,
                null,
                null,
                null,
                null);
    }

    private static String price(TestNode node, Instant at) {
        return Objects.requireNonNull(pinned(node, at))
                .charge(new TokenCounts(1000, 0, 0, 0, 0, 0))
                .total()
                .toPlainString();
    }

    private static PinnedPrice pinned(TestNode node, Instant at) {
        return node.get(PriceBook.class).pin(new PricingContext("m", NOBODY, "CNY", null, "default", at));
    }

    private static RateDraft at(String price, Instant from) {
        return at(price, from, null);
    }

    private static RateDraft at(String price, Instant from, Instant to) {
        return new RateDraft(
                "m", Meter.PROMPT_UNCACHED, new BigDecimal(price), 1000, "CNY", from, to, null, null, null, null, null);
    }

    private static RateDraft banded(String price, long min, Long max) {
        return new RateDraft(
                "m",
                Meter.PROMPT_UNCACHED,
                new BigDecimal(price),
                1000,
                "CNY",
                null,
                null,
                null,
                null,
                null,
                new RateBand(min, max),
                null);
    }

    private static void assertConflict(Runnable add, Rate other, Reason reason) {
        assertThatThrownBy(add::run).isInstanceOfSatisfying(RateConflictException.class, conflict -> {
            assertThat(conflict.other().id()).isEqualTo(other.id());
            assertThat(conflict.reason()).isEqualTo(reason);
            assertThat(conflict).hasMessageContaining(other.id().text());
        });
    }

    private static void assertInvalid(Runnable call, String field, String reason) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(InvalidInputException.class, invalid -> {
            assertThat(invalid.field()).isEqualTo(field);
            assertThat(invalid.reason()).isEqualTo(reason);
        });
    }

    private static Rates rates(TestNode node) {
        return node.get(Rates.class);
    }

    private static TestNode node(TestDatabase engine) {
        var node = new TestNode(engine.fresh(), NOW, "io.lapilli.catalog", "io.lapilli.pricing");
        for (String name : List.of("m", "n")) {
            node.get(Models.class).create(new ModelDraft(name, ModelKind.EMBEDDING, 1000, null, List.of()));
        }
        return node;
    }
}
