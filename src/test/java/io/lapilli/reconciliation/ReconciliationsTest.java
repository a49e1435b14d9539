package io.lapilli.reconciliation;

import static io.lapilli.reconciliation.ReconciliationScene.NOW;
import static io.lapilli.reconciliation.ReconciliationScene.some;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.budget.BudgetDraft;
import io.lapilli.budget.BudgetFixtures;
import io.lapilli.budget.BudgetPeriod;
import io.lapilli.budget.BudgetScope;
import io.lapilli.budget.Budgets;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Billing;
import io.lapilli.reconciliation.ReconciliationEvent.DifferencesFound;
import io.lapilli.reconciliation.ReconciliationRun.State;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ReconciliationId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.shared.UserId;
import io.lapilli.support.TestDatabase;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageFixtures;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What agrees is proved, what does not is found and named, on both engines. */
class ReconciliationsTest {

    @Nested
    class OnH2 extends Contract {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgreSql extends Contract {
        OnPostgreSql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    abstract static class Contract {

        private static final Duration DAYS = Duration.ofDays(40);

        private final DataSource source;
        private final ReconciliationScene scene;
        private final OrganisationId mori;
        private final UsageFixtures key;

        Contract(TestDatabase engine) {
            source = engine.fresh();
            scene = new ReconciliationScene(source);
            mori = scene.aCustomer("Mori", "Asia/Shanghai", Billing.POSTPAID);
            key = scene.aKeyOf(mori);
        }

        @AfterEach
        void close() {
            scene.close();
        }

        @Test
        void nothingIsProvedWhereNothingWas() {
            assertThat(scene.reconciliations.now().last()).isNull();
            ReconciliationState state = scene.proveAll();
            assertThat(state.periods()).isZero();
            assertThat(state.since()).isNull();
            assertThat(state.found()).isZero();
            assertThat(state.last()).satisfies(run -> assertThat(run.state()).isEqualTo(State.DONE));
        }

        @Test
        void aLedgerOfManyKindsAgrees() {
            var random = new Random(11);
            long requests = 0;
            for (String zone : List.of("Asia/Kathmandu", "America/New_York", "UTC", "Pacific/Chatham")) {
                OrganisationId one = scene.aCustomer(zone, zone, Billing.POSTPAID);
                for (int keys = 0; keys < 2; keys++) {
                    List<Settled> settled = some(scene.aKeyOf(one), 200, NOW, DAYS, random);
                    scene.ends(settled);
                    requests += settled.size();
                }
            }
            ReconciliationRun run = scene.proveChanged();

            assertThat(scene.differences()).isEmpty();
            assertThat(run.requests()).isEqualTo(requests);
            assertThat(run.organisations()).isEqualTo(4);
            ReconciliationState state = scene.reconciliations.now();
            assertThat(state.requests()).isEqualTo(requests);
            assertThat(state.periods()).isEqualTo(run.periods()).isGreaterThan(100);
            assertThat(state.waiting()).isZero();
            assertThat(state.bySums()).isZero();
            assertThat(state.since()).isAfterOrEqualTo(LocalDate.ofInstant(NOW.minus(DAYS), Period.UTC));
            // once more from the beginning, in other pieces
            assertThat(scene.proveAll().found()).isZero();
        }

        @Test
        void whatHasNotChangedIsNotReadAgain() {
            scene.ends(some(key, 100, NOW, Duration.ofDays(5), new Random(1)));
            assertThat(scene.proveChanged().periods()).isGreaterThan(4);
            assertThat(scene.proveChanged().periods()).isZero();
            // late
            scene.ends(key.at(NOW.minus(Duration.ofDays(3))).charged());
            assertThat(scene.reconciliations.now().waiting()).isOne();
            ReconciliationRun run = scene.proveChanged();
            assertThat(run.periods()).isOne();
            assertThat(run.newlyFound()).isZero();
            // nothing was consumed, but a request ended
            scene.ends(key.at(NOW.minus(Duration.ofDays(2))).failed(500, "interrupted"));
            assertThat(scene.proveChanged().periods()).isOne();
            // and in the course of a month everything is
            scene.node.clock().forward(Duration.ofDays(31));
            assertThat(scene.proveChanged().periods()).isGreaterThan(4);
        }

        @Test
        void daysOfAnotherZoneAreProvedAgain() {
            scene.ends(some(key, 100, NOW, Duration.ofDays(5), new Random(2)));
            long days = scene.proveChanged().periods();
            scene.becomes(mori, Billing.POSTPAID, "America/New_York");
            assertThat(scene.reconciliations.now().waiting()).isEqualTo(days);
            assertThat(scene.proveChanged().periods()).isEqualTo(days);
            assertThat(scene.differences()).isEmpty();
        }

        /** One thing goes wrong at a time; each is found, named with its place, and gone when it is mended. */
        @Test
        void everyKindOfDifferenceIsFoundAndNamed() {
            scene.ends(some(key, 50, NOW, Duration.ofDays(2), new Random(3)));
            UsageFixtures request = key.at("2026-03-09T11:05:00Z").with(new TokenCounts(1_000, 0, 0, 300, 0, 0));
            Settled charged = request.charged();
            Settled failed = key.at("2026-03-09T11:06:00Z").failed(502, "upstream_error");
            scene.ends(charged, failed);
            assertThat(scene.proveAll().found()).isZero();
            Instant quarter = Instant.parse("2026-03-09T11:00:00Z");

            scene.sql("CREATE TABLE spare AS SELECT * FROM request_record");
            Object id = charged.id().value();
            expect(
                    "DELETE FROM request_record WHERE request_id = ?",
                    "INSERT INTO request_record SELECT * FROM spare WHERE request_id = ?",
                    id,
                    difference -> difference.spot().quarter() == null
                            || difference.spot().quarter().equals(quarter),
                    Comparison.RECORDS,
                    Comparison.EVENTS,
                    Comparison.QUARTERS);
            expect(
                    "DELETE FROM request_record WHERE request_id = ?",
                    "INSERT INTO request_record SELECT * FROM spare WHERE request_id = ?",
                    failed.id().value(),
                    difference -> difference.off().equals(BigDecimal.ONE.negate()),
                    Comparison.RECORDS);
            UUID second = UUID.randomUUID();
            scene.sql("UPDATE spare SET request_id = ? WHERE request_id = ?", second, id);
            expect(
                    "INSERT INTO request_record SELECT * FROM spare WHERE request_id = ?",
                    "DELETE FROM request_record WHERE request_id = ?",
                    second,
                    difference ->
                            difference.off().signum() == (difference.comparison() == Comparison.QUARTERS ? -1 : 1),
                    Comparison.RECORDS,
                    Comparison.EVENTS,
                    Comparison.QUARTERS);
            Object moris = mori.value();
            expect(
                    "UPDATE usage_quarter SET quantity = quantity + 1 WHERE organisation_id = ?"
                            + " AND meter = 'completion' AND quarter = '2026-03-09 11:00:00+00'"
                            + " AND model_name = 'doubao-pro-32k'",
                    "UPDATE usage_quarter SET quantity = quantity - 1 WHERE organisation_id = ?"
                            + " AND meter = 'completion' AND quarter = '2026-03-09 11:00:00+00'"
                            + " AND model_name = 'doubao-pro-32k'",
                    moris,
                    difference -> "completion".equals(difference.spot().meter())
                            && difference.measure() == Measure.TOKENS
                            && "doubao-pro-32k".equals(difference.spot().model())
                            && key.key().equals(difference.spot().key())
                            && difference.off().abs().equals(BigDecimal.ONE),
                    Comparison.QUARTERS,
                    Comparison.DAYS);
            expect(
                    "UPDATE usage_quarter SET amount = amount + 0.000000000000000001 WHERE organisation_id = ?"
                            + " AND meter = 'completion' AND quarter = '2026-03-09 11:00:00+00'"
                            + " AND model_name = 'doubao-pro-32k'",
                    "UPDATE usage_quarter SET amount = amount - 0.000000000000000001 WHERE organisation_id = ?"
                            + " AND meter = 'completion' AND quarter = '2026-03-09 11:00:00+00'"
                            + " AND model_name = 'doubao-pro-32k'",
                    moris,
                    difference -> difference.measure() == Measure.AMOUNT
                            && difference.off().abs().equals(new BigDecimal("0.000000000000000001")),
                    Comparison.QUARTERS,
                    Comparison.DAYS);
            for (String zone : List.of("UTC", "Asia/Shanghai")) {
                expect(
                        "UPDATE usage_day SET quantity = quantity - 1 WHERE organisation_id = ? AND zone = '" + zone
                                + "' AND usage_date = '2026-03-09' AND meter = 'completion'"
                                + " AND model_name = 'doubao-pro-32k'",
                        "UPDATE usage_day SET quantity = quantity + 1 WHERE organisation_id = ? AND zone = '" + zone
                                + "' AND usage_date = '2026-03-09' AND meter = 'completion'"
                                + " AND model_name = 'doubao-pro-32k'",
                        moris,
                        difference -> difference.zone().equals(zone)
                                && LocalDate.parse("2026-03-09").equals(difference.day()),
                        Comparison.DAYS,
                        Comparison.TOTALS);
                expect(
                        "UPDATE usage_total SET amount = amount + 0.000000000000000001 WHERE organisation_id = ?"
                                + " AND zone = '" + zone + "' AND usage_date = '2026-03-09'",
                        "UPDATE usage_total SET amount = amount - 0.000000000000000001 WHERE organisation_id = ?"
                                + " AND zone = '" + zone + "' AND usage_date = '2026-03-09'",
                        moris,
                        difference -> difference.zone().equals(zone),
                        Comparison.TOTALS);
            }
            expect(
                    "UPDATE request_record SET amount = amount + 0.000000000000000001 WHERE request_id = ?",
                    "UPDATE request_record SET amount = amount - 0.000000000000000001 WHERE request_id = ?",
                    id,
                    difference -> difference.comparison() == Comparison.QUARTERS
                            || charged.id().equals(difference.spot().request()),
                    Comparison.CHARGES,
                    Comparison.QUARTERS);
            // 300 × 0.002 ÷ 1000
            expect(
                    "UPDATE request_record SET charge = REPLACE(charge, ' 0.0006', ' 0.0007') WHERE request_id = ?",
                    "UPDATE request_record SET charge = REPLACE(charge, ' 0.0007', ' 0.0006') WHERE request_id = ?",
                    id,
                    difference -> difference.comparison() == Comparison.QUARTERS
                            || charged.id().equals(difference.spot().request()),
                    Comparison.CHARGES,
                    Comparison.QUARTERS);
            expect(
                    "UPDATE request_record SET completion = completion + 1 WHERE request_id = ?",
                    "UPDATE request_record SET completion = completion - 1 WHERE request_id = ?",
                    id,
                    difference -> "completion".equals(difference.spot().meter()),
                    Comparison.CHARGES,
                    Comparison.QUARTERS);
            // a sum that no request ever made
            expect(
                    "INSERT INTO usage_total (zone, usage_date, organisation_id, tokens, requests, amount)"
                            + " VALUES ('UTC', '2025-12-01', ?, 1, 0, 0)",
                    "DELETE FROM usage_total WHERE organisation_id = ? AND usage_date = '2025-12-01'",
                    moris,
                    difference -> LocalDate.parse("2025-12-01").equals(difference.day()),
                    Comparison.TOTALS);
        }

        private void expect(
                String wrong,
                String mend,
                Object of,
                java.util.function.Predicate<Difference> where,
                Comparison... comparisons) {
            assertThat(scene.sql(wrong, of)).as(wrong).isOne();
            scene.proveAll();
            assertThat(scene.differences()).as(wrong).isNotEmpty().allSatisfy(difference -> {
                assertThat(difference.organisation()).isEqualTo(mori);
                assertThat(where.test(difference)).as(difference.toString()).isTrue();
            });
            assertThat(scene.differences().stream().map(Difference::comparison).collect(Collectors.toSet()))
                    .as(wrong)
                    .isEqualTo(EnumSet.copyOf(List.of(comparisons)));
            scene.sql(mend, of);
            assertThat(scene.proveAll().found()).as("mended: " + wrong).isZero();
        }

        @Test
        void aWalletIsChargedWhatWasUsedWhileItWasPaidFrom() {
            OrganisationId prepaid = scene.aCustomer("Prepaid", "Asia/Shanghai", Billing.PREPAID);
            UsageFixtures its = scene.aKeyOf(prepaid);
            var random = new Random(4);
            // what was before is on an invoice
            scene.ends(some(its, 60, NOW, Duration.ofDays(2), random));
            for (int day = 1; day <= 3; day++) {
                scene.node.clock().forward(Duration.ofDays(1));
                scene.ends(some(its, 60, scene.node.clock().instant(), Duration.ofHours(20), random));
            }
            // ends in the middle of a quarter of an hour that has usage on both sides
            Instant end = scene.node.clock().instant();
            scene.ends(its.at(end.minusSeconds(1)).charged());
            scene.becomes(prepaid, Billing.POSTPAID, "Asia/Shanghai");
            scene.ends(its.at(end.plusSeconds(1)).charged());
            scene.node.clock().forward(Duration.ofMinutes(2));
            scene.becomes(prepaid, Billing.PREPAID, "Asia/Kathmandu");
            scene.ends(its.at(scene.node.clock().instant().plusSeconds(1)).charged());
            scene.node.clock().forward(Duration.ofMinutes(1));
            scene.becomes(prepaid, Billing.POSTPAID, "Asia/Kathmandu");
            assertThat(scene.proveAll().found()).isZero();

            List<UUID> charges = scene.jdbc
                    .sql("SELECT id FROM wallet_entry WHERE kind = 'CHARGE' AND charged_on = '2026-03-12'")
                    .query((row, _) -> row.getObject(1, UUID.class))
                    .list();
            assertThat(charges).hasSize(1);
            scene.sql(
                    "UPDATE wallet_entry SET amount = amount - 0.000000000000000001 WHERE id = ?", charges.getFirst());
            assertThat(scene.proveAll().differences()).containsOnlyKeys(Comparison.WALLET);
            assertThat(scene.differences())
                    .singleElement()
                    .satisfies(difference ->
                            assertThat(difference.off().toPlainString()).isEqualTo("0.000000000000000001"));
            scene.sql("DELETE FROM wallet_entry WHERE id = ?", charges.getFirst());
            scene.proveChanged();
            assertThat(scene.differences()).isNotEmpty().allSatisfy(difference -> {
                assertThat(difference.comparison()).isEqualTo(Comparison.WALLET);
                assertThat(difference.off().signum()).isNegative();
            });
        }

        @Test
        void aMissingChargeIsNamedByItsDay() {
            OrganisationId prepaid = scene.aCustomer("Prepaid", "Asia/Shanghai", Billing.PREPAID);
            UsageFixtures its = scene.aKeyOf(prepaid);
            for (int day = 1; day <= 3; day++) {
                scene.node.clock().forward(Duration.ofDays(1));
                scene.ends(its.at(scene.node.clock().instant()).charged());
            }
            scene.sql("DELETE FROM wallet_entry WHERE charged_on = '2026-03-12'");
            scene.proveChanged();
            // the ledger does not say what was used, nor what the wallet has counted
            assertThat(scene.reconciliations.now().differences())
                    .isEqualTo(Map.of(Comparison.WALLET, 1L, Comparison.BUDGETS, 1L));
            assertThat(scene.differences()).anySatisfy(difference -> {
                assertThat(difference.comparison()).isEqualTo(Comparison.WALLET);
                assertThat(difference.organisation()).isEqualTo(prepaid);
                assertThat(difference.day()).isEqualTo(LocalDate.parse("2026-03-12"));
                assertThat(difference.found()).isZero();
            });
        }

        @Test
        void aBudgetThatHasLostCountIsNamed() {
            var budget = scene.node
                    .get(Budgets.class)
                    .create(
                            Actor.INSTALLATION,
                            mori,
                            new BudgetDraft(
                                    new BudgetScope.OfKey(key.key()),
                                    BudgetFixtures.hard("100", BudgetPeriod.LIFETIME)));
            // after a start: nothing that was made before is on its way
            try (var node = new ReconciliationScene(source)) {
                assertThat(node.proveAll().found()).isZero();
                node.comesBehindTheirBacks(List.of(key.at(NOW).charged()));
                node.proveChanged();
                assertThat(node.differences()).singleElement().satisfies(difference -> {
                    assertThat(difference.comparison()).isEqualTo(Comparison.BUDGETS);
                    assertThat(difference.measure()).isEqualTo(Measure.AMOUNT);
                    assertThat(difference.spot().budget()).isEqualTo(budget.id());
                    assertThat(difference.found()).isZero();
                });
            }
        }

        @Test
        void aDifferenceIsToldOnceAndKeepsTheTimeOfItsFirstSight() {
            scene.ends(key.at(NOW).charged());
            scene.proveAll();
            assertThat(told()).isEmpty();
            scene.sql("UPDATE usage_total SET requests = requests + 1 WHERE zone = 'UTC'");
            scene.proveAll();
            Instant first = scene.node.clock().instant();
            scene.node.clock().forward(Duration.ofMinutes(5));
            scene.proveAll();
            assertThat(told()).singleElement().satisfies(event -> {
                assertThat(event.found()).isEqualTo(Map.of(mori, 1L));
                assertThat(event.auditName()).isEqualTo("reconciliation.differed");
            });
            assertThat(scene.reconciliations.differences(null, 10).items())
                    .singleElement()
                    .satisfies(known -> assertThat(known.foundAt()).isEqualTo(first));
            assertThat(scene.reconciliations.runs())
                    .extracting(ReconciliationRun::newlyFound)
                    .containsExactly(0L, 1L, 0L);
        }

        private List<DifferencesFound> told() {
            return scene.node.events().stream()
                    .filter(DifferencesFound.class::isInstance)
                    .map(DifferencesFound.class::cast)
                    .toList();
        }

        @Test
        void withoutItsRequestsADayIsProvedByItsSums() {
            scene.ends(some(key, 100, NOW, Duration.ofDays(5), new Random(5)));
            scene.proveAll();
            scene.sql("UPDATE settled_day SET records_kept = FALSE WHERE usage_date < '2026-03-08'");
            scene.sql("DELETE FROM request_record WHERE admitted_at < '2026-03-08 00:00:00+00'");
            long days = scene.reconciliations.now().waiting();
            assertThat(days).isPositive();
            assertThat(scene.proveChanged().periods()).isEqualTo(days);
            assertThat(scene.differences()).isEmpty();
            assertThat(scene.proveAll().bySums()).isEqualTo(days);
            scene.sql("UPDATE usage_quarter SET quantity = quantity + 1 WHERE meter = 'requests'"
                    + " AND quarter = (SELECT MIN(quarter) FROM usage_quarter)");
            scene.proveAll();
            assertThat(scene.differences())
                    .extracting(Difference::comparison)
                    .contains(Comparison.QUARTERS, Comparison.DAYS);
        }

        /** Batches are committed all the time, in several tables each; none is ever taken for a difference. */
        @Test
        void raisesNoFalseAlarmWhileUsageIsWritten() throws Exception {
            OrganisationId prepaid = scene.aCustomer("Prepaid", "America/New_York", Billing.PREPAID);
            List<UsageFixtures> keys = List.of(key, scene.aKeyOf(prepaid));
            var done = new AtomicBoolean();
            var written = new ArrayList<CompletableFuture<Long>>();
            try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (UsageFixtures its : keys) {
                    written.add(CompletableFuture.supplyAsync(() -> write(its, done), writers));
                }
                try {
                    for (int i = 0; i < 6; i++) {
                        scene.proveChanged();
                        assertThat(scene.differences()).isEmpty();
                    }
                } finally {
                    done.set(true);
                }
            }
            long requests = 0;
            for (CompletableFuture<Long> one : written) {
                requests += one.get();
            }
            assertThat(requests).isGreaterThan(500);
            scene.proveChanged();
            assertThat(scene.differences()).isEmpty();
            assertThat(scene.reconciliations.now().requests()).isEqualTo(requests);
        }

        private long write(UsageFixtures like, AtomicBoolean done) {
            var random = new Random(6);
            long written = 0;
            while (!done.get() || written < 300) {
                List<Settled> batch = some(like, 20, NOW.plus(Duration.ofHours(3)), Duration.ofHours(60), random);
                scene.ends(batch);
                written += batch.size();
            }
            return written;
        }

        @Test
        void oneRunsAtATimeAndAKilledOneIsSucceeded() {
            var job = scene.node.get(ReconciliationJob.class);
            ReconciliationId first = job.begin(false).orElseThrow().id();
            assertThat(job.begin(true)).isEmpty();
            assertThat(scene.reconciliations.now().running()).isTrue();
            assertThat(scene.reconciliations.start(Actor.INSTALLATION, true).id())
                    .isEqualTo(first);
            scene.node.clock().forward(RunStore.LEASE.plusSeconds(1));
            assertThat(scene.proveChanged().state()).isEqualTo(State.DONE);
            assertThat(scene.reconciliations.runs())
                    .extracting(ReconciliationRun::state)
                    .containsExactly(State.DONE, State.FAILED);
        }

        @Test
        void onlyTheSellerRunsIt() {
            assertThatThrownBy(() -> scene.reconciliations.start(Actor.user(new UserId(UUID.randomUUID())), false))
                    .isInstanceOf(NotPermittedException.class);
        }

        @Test
        void whatWasMendedIsGoneWithTheNextRun() {
            scene.ends(key.at(NOW).charged());
            scene.sql("UPDATE usage_day SET quantity = quantity + 1 WHERE zone <> 'UTC'");
            assertThat(scene.proveChanged().newlyFound()).isPositive();
            scene.sql("UPDATE usage_day SET quantity = quantity - 1 WHERE zone <> 'UTC'");
            scene.proveChanged();
            assertThat(scene.differences()).isEmpty();
        }

        @Test
        void pagesOfDifferencesAreInOrder() {
            scene.ends(some(key, 20, NOW, Duration.ofDays(3), new Random(7)));
            scene.sql("UPDATE usage_total SET requests = requests + 1");
            scene.proveAll();
            var first = scene.reconciliations.differences(null, 3);
            assertThat(first.hasMore()).isTrue();
            var rest = scene.reconciliations.differences(first.items().getLast().id(), 100);
            assertThat(rest.hasMore()).isFalse();
            Set<Object> ids = java.util.stream.Stream.of(first, rest)
                    .flatMap(slice -> slice.items().stream())
                    .map(KnownDifference::id)
                    .collect(Collectors.toSet());
            assertThat(ids).hasSize((int) scene.reconciliations.now().found()).hasSizeGreaterThan(5);
        }
    }
}
