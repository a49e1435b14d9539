package io.lapilli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.apikey.KeyRing;
import io.lapilli.budget.BudgetFixtures;
import io.lapilli.budget.BudgetMode;
import io.lapilli.budget.BudgetStanding;
import io.lapilli.budget.BudgetStandings;
import io.lapilli.identity.DemoAccounts.DemoAccount;
import io.lapilli.identity.Organisations;
import io.lapilli.pricing.DemoCatalog;
import io.lapilli.shared.OrganisationId;
import io.lapilli.support.TestDatabase;
import io.lapilli.support.TestNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Demo data over both engines: made once, the same each time, and adding up. */
class DemoDataTest {

    private static final Logger log = LoggerFactory.getLogger(DemoDataTest.class);
    private static final Instant NOW = Instant.parse("2026-11-24T06:20:00Z");
    private static final Duration SHORT = Duration.ofDays(8);
    private static final String[] MODULES = {
        "io.lapilli.identity",
        "io.lapilli.project",
        "io.lapilli.apikey",
        "io.lapilli.catalog",
        "io.lapilli.pricing",
        "io.lapilli.usage",
        "io.lapilli.tier",
        "io.lapilli.budget",
        "io.lapilli.prompt",
        "io.lapilli.demo"
    };

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

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Contract {

        private final TestNode node;
        private final DemoData demo;
        private final JdbcClient jdbc;

        Contract(TestDatabase engine) {
            this.node = aNode(engine);
            this.demo = node.get(DemoData.class);
            this.jdbc = node.get(JdbcClient.class);
            seed(demo, engine);
        }

        @AfterAll
        void close() {
            node.close();
        }

        @Test
        void everyOrganisationsRollupsAddUpToItsEventsToTheLastDigit() {
            Map<UUID, BigDecimal> events = sums("SELECT organisation_id, SUM(amount) FROM usage_event");
            assertThat(events).hasSize(8).allSatisfy((_, sum) -> assertThat(sum).isPositive());
            assertThat(sums("SELECT organisation_id, SUM(amount) FROM usage_quarter"))
                    .isEqualTo(events);
            assertThat(sums("SELECT organisation_id, SUM(amount) FROM usage_day WHERE zone = 'UTC'"))
                    .isEqualTo(events);
            assertThat(sums("SELECT organisation_id, SUM(amount) FROM usage_day WHERE zone <> 'UTC'"))
                    .isEqualTo(events);
            for (String meter : List.of("prompt_uncached", "prompt_cached", "completion", "reasoning", "embedding")) {
                var counted =
                        sums("SELECT organisation_id, SUM(" + meter + ") FROM usage_event WHERE " + meter + " > 0");
                assertThat(counted).as(meter).isNotEmpty();
                assertThat(sums("SELECT organisation_id, SUM(quantity) FROM usage_quarter WHERE meter = '" + meter
                                + "'"))
                        .as(meter)
                        .isEqualTo(counted);
            }
            assertThat(sums("SELECT organisation_id, SUM(quantity) FROM usage_quarter WHERE meter = 'requests'"))
                    .isEqualTo(sums("SELECT organisation_id, COUNT(*) FROM usage_event"));
        }

        @Test
        void theLinesOfEveryChargeAddUpToItsAmount() {
            jdbc.sql("SELECT amount, charge FROM usage_event").query(row -> {
                BigDecimal lines = row.getString(2)
                        .lines()
                        .map(line -> new BigDecimal(line.substring(line.lastIndexOf(' ') + 1)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(lines).isEqualByComparingTo(row.getBigDecimal(1));
            });
        }

        @Test
        void customersAreOfEverySize() {
            List<BigDecimal> month =
                    decimals("SELECT SUM(amount) AS spent FROM usage_day WHERE zone = 'UTC' AND usage_date >= DATE '"
                            + LocalDate.ofInstant(NOW, ZoneOffset.UTC).minusDays(30)
                            + "' GROUP BY organisation_id ORDER BY spent");
            assertThat(month.getFirst().doubleValue()).isBetween(200.0, 500.0);
            assertThat(month.getLast().doubleValue()).isBetween(50_000.0, 90_000.0);
            assertThat(month.get(4).doubleValue()).isBetween(1_000.0, 10_000.0);
        }

        @Test
        void someRequestsFailedAndCostNothing() {
            String others =
                    " FROM request_record WHERE key_id <> (SELECT id FROM api_key WHERE name = 'matchmaker-canary')";
            BigDecimal failed = decimal("SELECT COUNT(*)" + others + " AND status >= 500");
            BigDecimal all = decimal("SELECT COUNT(*)" + others);
            assertThat(failed.doubleValue() / all.doubleValue()).isBetween(0.005, 0.03);
            assertThat(decimal("SELECT COUNT(*) FROM usage_event e JOIN request_record r ON r.request_id = e.request_id"
                            + " WHERE r.status >= 400 AND r.status <> 499"))
                    .isZero();
            assertThat(decimal("SELECT COUNT(*) FROM usage_event WHERE estimated"))
                    .isPositive();
        }

        @Test
        void oneDeploymentHadAnAfternoonOfTrouble() {
            Instant noon = NOW.atZone(DemoData.ZONE)
                    .toLocalDate()
                    .minusDays(9)
                    .atTime(14, 0)
                    .atZone(DemoData.ZONE)
                    .toInstant();
            assertThat(failures(noon, noon.plus(Duration.ofHours(4)))).isGreaterThan(0.3);
            assertThat(failures(noon.minus(Duration.ofHours(4)), noon)).isLessThan(0.1);
        }

        private double failures(Instant from, Instant to) {
            return jdbc.sql("SELECT AVG(CASE WHEN status >= 500 THEN 1.0 ELSE 0.0 END) FROM request_record"
                            + " WHERE model_name = 'doubao-max-200k' AND admitted_at >= ? AND admitted_at < ?")
                    .params(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
                    .query(Double.class)
                    .single();
        }

        @Test
        void oneKeyFailsAtNearlyEverything() {
            assertThat(decimal("SELECT AVG(CASE WHEN status = 400 THEN 1.0 ELSE 0.0 END) FROM request_record"
                                    + " WHERE key_id = (SELECT id FROM api_key WHERE name = 'matchmaker-canary')")
                            .doubleValue())
                    .isGreaterThan(0.85);
        }

        @Test
        void nothingIsYetToCome() {
            assertThat(decimal("SELECT COUNT(*) FROM request_record WHERE admitted_at > TIMESTAMP WITH TIME ZONE '"
                            + NOW.toString().replace('T', ' ').replace("Z", "+00:00") + "'"))
                    .isZero();
        }

        @Test
        void theCutSetsUsageFreeTwentyfoldAtSome() {
            Instant cut = node.get(DemoCatalog.class).lastCut(NOW);
            for (String customer : List.of("Lantern Tutor", "Ironkite Games")) {
                double before = requests(customer, cut.minus(Duration.ofDays(14)), cut);
                double now = requests(customer, NOW.minus(Duration.ofDays(7)), NOW) * 2;
                assertThat(now / before).as(customer).isBetween(13.0, 30.0);
            }
            assertThat(requests("Banco Ribera", NOW.minus(Duration.ofDays(14)), NOW))
                    .isLessThan(2 * requests("Banco Ribera", cut.minus(Duration.ofDays(14)), cut));
        }

        private double requests(String customer, Instant from, Instant to) {
            return jdbc.sql("SELECT COUNT(*) FROM usage_event WHERE occurred_at >= ? AND occurred_at < ?"
                            + " AND organisation_id = (SELECT id FROM organisation WHERE name = ?)")
                    .params(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC), customer)
                    .query(Long.class)
                    .single();
        }

        @Test
        void aSecondSeedAndARestartChangeNothing() {
            String before = digest(jdbc);
            demo.seed();
            assertThat(digest(jdbc)).isEqualTo(before);
        }

        @Test
        void everyCustomerIsInATier() {
            assertThat(decimal("SELECT COUNT(DISTINCT organisation_id) FROM tier_assignment"))
                    .isEqualByComparingTo("8");
            assertThat(
                            decimals(
                                    "SELECT COUNT(*) AS rises FROM tier_assignment GROUP BY organisation_id ORDER BY rises DESC"))
                    .first(InstanceOfAssertFactories.BIG_DECIMAL)
                    .isEqualByComparingTo("3");
        }

        @Test
        void thingsAreAsOldAsTheirPast() {
            assertThat(decimal("SELECT COUNT(*) FROM request_record r JOIN api_key k ON k.id = r.key_id"
                            + " WHERE r.admitted_at < k.created_at"))
                    .isZero();
            assertThat(decimal("SELECT COUNT(*) FROM api_key WHERE last_used_at IS NULL"))
                    .isEqualByComparingTo("2");
        }

        @Test
        void noProjectTakesNearlyEverything() {
            Map<String, Map<String, Double>> spent = new TreeMap<>();
            jdbc.sql("SELECT o.name, p.name, SUM(r.amount) FROM request_record r"
                            + " JOIN organisation o ON o.id = r.organisation_id JOIN project p ON p.id = r.project_id"
                            + " WHERE r.admitted_at >= ? GROUP BY o.name, p.name")
                    .param(NOW.minus(Duration.ofDays(30)).atOffset(ZoneOffset.UTC))
                    .query(row -> {
                        spent.computeIfAbsent(row.getString(1), _ -> new TreeMap<>())
                                .put(row.getString(2), row.getDouble(3));
                    });
            spent.remove("Banco Ribera");
            log.warn("Spent in thirty days: {}", spent);
            assertThat(spent).hasSize(7).allSatisfy((customer, projects) -> {
                double all = projects.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                double most = projects.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0);
                assertThat(projects.size()).isBetween(2, 6);
                assertThat(most / all).isBetween(0.4, 0.7);
            });
            assertThat(spent.get("Mori Mobile")).hasSize(6);
        }

        @Test
        void theKnownKeyHasBeenUsed() {
            assertThat(decimal("SELECT COUNT(*) FROM request_record WHERE key_id ="
                            + " (SELECT id FROM api_key WHERE name = 'quickstart')"))
                    .isGreaterThan(BigDecimal.TEN);
        }

        @Test
        void budgetsAreFilledToAllDegreesAndNoneIsUsedUp() {
            BudgetFixtures.start(node);
            List<BudgetStanding> standings = node.get(BudgetStandings.class).of(organisation("Mori Mobile"));
            assertThat(standings)
                    .hasSize(6)
                    .allSatisfy(standing -> assertThat(standing.share()).isBetween(0.05, 0.99));
            assertThat(standings)
                    .filteredOn(standing -> standing.share() > 0.92)
                    .singleElement()
                    .satisfies(standing -> {
                        assertThat(standing.budget().terms().mode()).isEqualTo(BudgetMode.HARD);
                        assertThat(standing.alerts())
                                .extracting(alert -> alert.threshold().toPlainString())
                                .contains("0.5", "0.8");
                    });
            assertThat(standings)
                    .filteredOn(
                            standing -> standing.budget().terms().mode() == BudgetMode.SOFT && standing.share() >= 0.8)
                    .isNotEmpty()
                    .allSatisfy(standing -> assertThat(standing.alerts())
                            .hasSize(2)
                            .allSatisfy(alert -> assertThat(alert.reachedAt()).isBefore(NOW)));
        }

        @Test
        void walletsHoldEveryChargeAndWereNeverEmpty() {
            Map<UUID, BigDecimal> charged =
                    sums("SELECT organisation_id, -SUM(amount) FROM wallet_entry" + " WHERE kind = 'CHARGE'");
            Map<UUID, BigDecimal> events = sums("SELECT organisation_id, SUM(amount) FROM usage_event");
            assertThat(charged)
                    .hasSize(2)
                    .allSatisfy((organisation, sum) -> assertThat(sum).isEqualTo(events.get(organisation)));
            for (UUID organisation : charged.keySet()) {
                var balance = new AtomicReference<>(BigDecimal.ZERO);
                var at = new AtomicReference<>(Instant.EPOCH);
                jdbc.sql("SELECT amount, created_at FROM wallet_entry WHERE organisation_id = ? ORDER BY id")
                        .param(organisation)
                        .query(row -> {
                            assertThat(balance.accumulateAndGet(row.getBigDecimal(1), BigDecimal::add))
                                    .isNotNegative();
                            Instant entered =
                                    row.getObject(2, OffsetDateTime.class).toInstant();
                            assertThat(entered).isAfterOrEqualTo(at.getAndSet(entered));
                        });
            }
            assertThat(decimal("SELECT COUNT(*) FROM wallet_entry WHERE kind = 'TOP_UP'"))
                    .isGreaterThan(BigDecimal.TEN);
            assertThat(decimal("SELECT COUNT(*) FROM wallet_entry WHERE kind = 'GRANT'"))
                    .isEqualByComparingTo("4");
        }

        private OrganisationId organisation(String name) {
            return node.get(Organisations.class).findByName(name).orElseThrow().id();
        }

        private Map<UUID, BigDecimal> sums(String select) {
            var sums = new HashMap<UUID, BigDecimal>();
            jdbc.sql(select + " GROUP BY organisation_id").query(row -> {
                sums.put(row.getObject(1, UUID.class), row.getBigDecimal(2).stripTrailingZeros());
            });
            return sums;
        }

        private List<BigDecimal> decimals(String sql) {
            return jdbc.sql(sql).query((row, _) -> row.getBigDecimal(1)).list();
        }

        private BigDecimal decimal(String sql) {
            return jdbc.sql(sql).query(BigDecimal.class).single();
        }
    }

    @Test
    void everyDatabaseGetsTheSame() {
        var digests = Stream.of(TestDatabase.H2, TestDatabase.H2, TestDatabase.POSTGRESQL)
                .map(DemoDataTest::digestOfAFreshOne)
                .collect(Collectors.toSet());
        assertThat(digests).hasSize(1);
    }

    private static String digestOfAFreshOne(TestDatabase engine) {
        try (var node = aNode(engine)) {
            node.get(DemoData.class).seed(SHORT);
            assertThat(count(node, "usage_event")).isGreaterThan(500);
            return digest(node.get(JdbcClient.class));
        }
    }

    @Test
    void offersWhoCanSignInAndAKeyThatIsKnown() {
        try (var node = aNode(TestDatabase.H2)) {
            DemoData demo = node.get(DemoData.class);
            assertThat(demo.accounts()).isEmpty();
            assertThat(demo.knownSecret()).isEmpty();

            demo.seed(SHORT);

            assertThat(demo.accounts())
                    .hasSize(8)
                    .extracting(DemoAccount::email)
                    .startsWith("admin@lapilli.example", "presales@lapilli.example");
            assertThat(demo.knownSecret())
                    .hasValueSatisfying(secret -> assertThat(secret).startsWith("sk-lap-"));
        }
    }

    @Test
    void whereOthersAreNothingIsMade() {
        try (var node = aNode(TestDatabase.H2)) {
            node.anOrganisation("A customer in earnest");
            node.get(DemoData.class).seed(SHORT);
            assertThat(node.get(DemoData.class).accounts()).isEmpty();
            assertThat(count(node, "request_record")).isZero();
            assertThat(count(node, "model")).isZero();
        }
    }

    @Test
    void theTimeThatThePortalWasOffIsFilledAndARestartIsNot() {
        try (var node = aNode(TestDatabase.H2)) {
            DemoData demo = node.get(DemoData.class);
            demo.seed(SHORT);
            long before = count(node, "request_record");

            node.clock().forward(Duration.ofHours(9));
            demo.seed(SHORT);
            assertThat(count(node, "request_record")).isEqualTo(before);

            node.clock().forward(Duration.ofDays(5));
            demo.seed(SHORT);
            long filled = count(node, "request_record");
            assertThat(filled).isGreaterThan(before + 300);
            demo.seed(SHORT);
            assertThat(count(node, "request_record")).isEqualTo(filled);
        }
    }

    @Test
    void whatWasInterruptedIsFinishedTheSame() {
        try (var whole = aNode(TestDatabase.H2);
                var interrupted = aNode(TestDatabase.H2)) {
            whole.get(DemoData.class).seed(SHORT);
            interrupted.get(DemoCatalog.class).seed(NOW);
            interrupted.get(DemoWorld.class).make(SHORT, NOW);

            interrupted.get(DemoData.class).seed(SHORT);

            assertThat(digest(interrupted.get(JdbcClient.class))).isEqualTo(digest(whole.get(JdbcClient.class)));
        }
    }

    @Test
    void afterTheDemoNobodyKnowsAPassword() {
        try (var node = aNode(TestDatabase.H2)) {
            DemoData demo = node.get(DemoData.class);
            demo.seed(SHORT);
            demo.end();
            demo.end();

            assertThat(demo.accounts()).isEmpty();
            assertThat(demo.knownSecret()).isEmpty();
            assertThat(node.get(KeyRing.class).find(DemoCustomers.KNOWN_SECRET)).isNull();
            JdbcClient jdbc = node.get(JdbcClient.class);
            assertThat(jdbc.sql(
                                    "SELECT COUNT(*) FROM app_user WHERE password_hash IS NOT NULL OR platform_role IS NOT NULL")
                            .query(Long.class)
                            .single())
                    .isZero();
            for (Customer customer : DemoCustomers.ALL) {
                assertThat(node.get(Organisations.class).findByName(customer.name()))
                        .isPresent();
            }
        }
    }

    private static TestNode aNode(TestDatabase engine) {
        return new TestNode(engine.fresh(), NOW, BudgetFixtures.needs(), MODULES);
    }

    private static void seed(DemoData demo, TestDatabase engine) {
        long start = System.nanoTime();
        demo.seed();
        log.warn(
                "Demo data on {} took {} ms",
                engine,
                Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    private static long count(TestNode node, String table) {
        return node.get(JdbcClient.class)
                .sql("SELECT COUNT(*) FROM " + table)
                .query(Long.class)
                .single();
    }

    /** Over what was used and what it cost, by names, since ids are others in each database. */
    private static String digest(JdbcClient jdbc) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            jdbc.sql("""
                            SELECT r.request_id, r.model_name, r.status, r.duration_ms, k.name, p.name AS project,
                              e.prompt_uncached, e.prompt_cached, e.completion, e.reasoning, e.embedding, e.amount
                            FROM request_record r
                            JOIN api_key k ON k.id = r.key_id JOIN project p ON p.id = r.project_id
                            LEFT JOIN usage_event e ON e.request_id = r.request_id
                            ORDER BY r.request_id
                            """).query(row -> {
                var line = new StringBuilder();
                for (int i = 1; i <= 11; i++) {
                    line.append(row.getString(i)).append('|');
                }
                BigDecimal amount = row.getBigDecimal(12);
                line.append(amount == null ? "" : amount.stripTrailingZeros().toPlainString());
                digest.update(line.toString().getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (java.security.NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
