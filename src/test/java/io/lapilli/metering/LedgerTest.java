package io.lapilli.metering;

import static io.lapilli.usage.UsageFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.OrganisationId;
import io.lapilli.support.TestDatabase;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageFixtures;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger from the gateway's call to the rows, on both engines. */
class LedgerTest {

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

        private static final Duration SOON = Duration.ofSeconds(2);

        private final SwitchableSource database;
        private final UsageFixtures some = aRequest();

        @TempDir
        Path folder;

        Contract(TestDatabase engine) {
            database = new SwitchableSource(engine.fresh());
        }

        private LedgerNode node() {
            return new LedgerNode(folder, database);
        }

        @Test
        void whatIsSettledIsInTheDatabaseWithinTwoSeconds() {
            try (var node = node().start()) {
                Settled charged = some.charged();
                node.answer(charged);
                node.answer(some.anew().failed(502, "upstream_error"));

                await().atMost(SOON).until(() -> node.usage.count("request_record") == 2);
                assertThat(node.usage.count("usage_event")).isOne();
                assertThat(node.usage.sum("usage_event"))
                        .isEqualByComparingTo(charged.event().charge().total());
            }
        }

        @Test
        void takesNothingBeforeTheReplayAndAfterTheClose() {
            var node = node();
            assertThat(node.ledger.available()).isFalse();
            assertThatThrownBy(() -> node.reserve(some.charged())).isInstanceOf(JournalUnavailable.class);
            node.start();
            await().until(node.ledger::available);
            node.close();
            assertThat(node.ledger.available()).isFalse();
            assertThatThrownBy(() -> node.ledger.settle(some.charged())).isInstanceOf(JournalUnavailable.class);
        }

        @Test
        void eachSurvivesRestartsOnce() {
            for (int round = 1; round <= 3; round++) {
                try (var node = node().start()) {
                    IntStream.range(0, 700)
                            .parallel()
                            .forEach(i -> node.answer(some.anew().charged()));
                }
            }
            try (var node = node().start()) {
                assertThat(node.usage.count("request_record")).isEqualTo(2_100);
                assertThatEverythingAddsUp(node, 2_100);
            }
        }

        @Test
        void aDatabaseThatIsAwayStopsNobody() {
            try (var node = node().start()) {
                node.answer(some.charged());
                database.away = true;
                IntStream.range(0, 200).forEach(i -> node.answer(some.anew().charged()));
                assertThat(node.ledger.available()).isTrue();
                assertThat(node.lag()).isGreaterThan(10_000);

                database.away = false;
                await().until(() -> node.usage.count("usage_event") == 201);
                await().until(() -> node.lag() == 0);
                assertThatEverythingAddsUp(node, 201);
            }
        }

        @Test
        void whatTheDatabaseMissedComesWithTheNextStart() {
            try (var node = node().start()) {
                await().until(node.ledger::available);
                database.away = true;
                IntStream.range(0, 1_200).forEach(i -> node.answer(some.anew().charged()));
            }
            database.away = false;
            try (var node = node().start()) {
                assertThatEverythingAddsUp(node, 1_200);
            }
        }

        @Test
        void aJournalThatTheDatabaseHasForgottenIsTakenInAgainWithoutCountingTwice() {
            try (var node = node().start()) {
                IntStream.range(0, 20).forEach(i -> node.answer(some.anew().charged()));
                await().until(() -> node.usage.count("usage_event") == 20);
                node.usage.jdbc.sql("DELETE FROM journal_position").update();
            }
            try (var node = node().start()) {
                assertThatEverythingAddsUp(node, 20);
            }
        }

        @Test
        void aRequestThatWasSettledTwiceCountsOnce() {
            try (var node = node().start()) {
                Settled charged = some.charged();
                node.answer(charged);
                node.ledger.settle(charged);
                await().until(() -> node.usage.count("usage_event") == 1);
                node.ledger.settle(charged);
                node.answer(some.anew().charged());
                await().until(() -> node.usage.count("usage_event") == 2);
                assertThatEverythingAddsUp(node, 2);
            }
        }

        @Test
        void whatHadBegunAndNotEndedGetsAnEndWithoutQuantities() {
            Settled interrupted = some.charged();
            try (var node = node().start()) {
                node.reserve(interrupted);
                node.answer(some.anew().charged());
                await().until(() -> node.usage.count("request_record") == 1);
            }
            for (int start = 0; start < 2; start++) {
                try (var node = node().start()) {
                    assertThat(node.usage.count("request_record")).isEqualTo(2);
                    assertThat(node.usage
                                    .jdbc
                                    .sql("SELECT code FROM request_record WHERE request_id = ?")
                                    .param(interrupted.id().value())
                                    .query(String.class)
                                    .single())
                            .isEqualTo("interrupted");
                    assertThatEverythingAddsUp(node, 1);
                }
            }
        }

        @Test
        void oldSegmentsAreLetGoOfAlthoughARequestRunsOn() throws IOException {
            Settled longOne = some.charged();
            try (var node = node().start()) {
                await().until(node.ledger::available);
                node.reserve(longOne);
                for (int i = 0; i < 1_000; i++) {
                    node.answer(some.anew().charged());
                }
                await().until(() -> node.usage.count("usage_event") == 1_000);
                // each look needs something to carry, as traffic gives it
                await().until(() -> {
                    node.answer(some.anew().charged());
                    return segments() <= 4;
                });
            }
            try (var node = node().start()) {
                assertThat(node.usage
                                .jdbc
                                .sql("SELECT code FROM request_record WHERE request_id = ?")
                                .param(longOne.id().value())
                                .query(String.class)
                                .single())
                        .isEqualTo("interrupted");
            }
        }

        @Test
        void aLongRequestThatEndsAfterAllIsNotInterrupted() {
            Settled longOne = some.charged();
            try (var node = node().start()) {
                await().until(node.ledger::available);
                node.reserve(longOne);
                IntStream.range(0, 1_000).forEach(i -> node.answer(some.anew().charged()));
                await().until(() -> node.usage.count("usage_event") == 1_000);
                node.ledger.settle(longOne);
                await().until(() -> node.usage.count("usage_event") == 1_001);
            }
            try (var node = node().start()) {
                assertThatEverythingAddsUp(node, 1_001);
                assertThat(node.usage.count("request_record")).isEqualTo(1_001);
            }
        }

        @Test
        void durabilityOfTheDatabaseWaitsForItsCommit() {
            try (var node = new LedgerNode(folder, database, LapilliSettings.Durability.DATABASE).start()) {
                for (int i = 1; i <= 20; i++) {
                    node.answer(some.anew().charged());
                    assertThat(node.usage.count("usage_event")).isEqualTo(i);
                }
            }
        }

        @Test
        void whatTheDatabaseDoesNotConfirmInTimeIsChargedNevertheless() {
            var durability = LapilliSettings.Durability.DATABASE;
            try (var node = new LedgerNode(folder, database, durability, Duration.ofMillis(300)).start()) {
                Settled late = some.charged();
                node.reserve(late);
                database.away = true;
                assertThatThrownBy(() -> node.ledger.settle(late)).isInstanceOf(NotConfirmed.class);
                database.away = false;
                await().until(() -> node.usage.count("usage_event") == 1);
            }
        }

        @Test
        void aNewFolderBesideAnOldDatabaseBeginsAnew() throws IOException {
            String name;
            try (var node = node().start()) {
                IntStream.range(0, 300).forEach(i -> node.answer(some.anew().charged()));
            }
            name = Files.readString(folder.resolve("journal/node"));
            try (var files = Files.list(folder.resolve("journal"))) {
                for (Path segment : files.filter(file -> file.toString().endsWith(".journal"))
                        .toList()) {
                    Files.delete(segment);
                }
            }
            assertThat(Files.readString(folder.resolve("journal/node"))).isEqualTo(name);
            try (var node = node().start()) {
                node.answer(some.anew().charged());
                await().until(() -> node.usage.count("usage_event") == 301);
            }
            try (var node = node().start()) {
                assertThatEverythingAddsUp(node, 301);
            }
        }

        @Test
        void aDamagedJournalStopsTheStart() throws IOException {
            try (var node = node().start()) {
                await().until(node.ledger::available);
                database.away = true;
                IntStream.range(0, 10).forEach(i -> node.answer(some.anew().charged()));
            }
            database.away = false;
            Path segment = folder.resolve("journal/000000000001.journal");
            byte[] bytes = Files.readAllBytes(segment);
            bytes[bytes.length / 2] ^= 1;
            Files.write(segment, bytes);

            var node = node();
            assertThatThrownBy(node::start).isInstanceOf(JournalDamaged.class);
            assertThat(node.ledger.available()).isFalse();
        }

        @Test
        void tellsWhoseUsageCameIn() {
            try (var node = node().start()) {
                var other = new OrganisationId(UsageFixtures.IDS.next());
                node.answer(some.at("2026-03-10T10:00:00Z").charged());
                node.answer(some.at("2026-03-10T11:00:00Z").charged());
                node.answer(some.of(other).at("2026-03-10T12:00:00Z").failed(502, "upstream_error"));
                await().until(() -> node.usage.count("request_record") == 3);

                await().untilAsserted(() -> assertThat(
                                node.published.stream().flatMap(event -> event.latest().entrySet().stream()))
                        .contains(
                                java.util.Map.entry(some.organisation(), Instant.parse("2026-03-10T11:00:00Z")),
                                java.util.Map.entry(other, Instant.parse("2026-03-10T12:00:00Z"))));
            }
        }

        private long segments() throws IOException {
            try (var files = Files.list(folder.resolve("journal"))) {
                return files.filter(file -> file.toString().endsWith(".journal"))
                        .count();
            }
        }

        /** All are there, each once, and the rollups say the same as the events. */
        private void assertThatEverythingAddsUp(LedgerNode node, int events) {
            BigDecimal total = some.charge().total().multiply(BigDecimal.valueOf(events));
            assertThat(node.usage.count("usage_event")).isEqualTo(events);
            for (String table : List.of("usage_event", "usage_quarter", "usage_day", "usage_total")) {
                assertThat(node.usage.sum(table)).as(table).isEqualByComparingTo(total);
            }
            assertThat(node.usage
                            .jdbc
                            .sql("SELECT SUM(quantity) FROM usage_quarter WHERE meter = 'requests'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(events);
        }
    }
}
