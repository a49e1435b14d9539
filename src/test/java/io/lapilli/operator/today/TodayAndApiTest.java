package io.lapilli.operator.today;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.NewKey;
import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.health.DeploymentHealths;
import io.lapilli.console.ApiNumbers;
import io.lapilli.console.ApiNumbers.Used;
import io.lapilli.console.RunningDemo;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.operator.Desk;
import io.lapilli.pricing.PriceBook;
import io.lapilli.project.Projects;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.support.ApiCalls;
import io.lapilli.support.TestDatabase;
import io.lapilli.ui.ChartData;
import io.lapilli.ui.Formats;
import io.lapilli.usage.RequestLog;
import io.lapilli.usage.forecast.DailyTotals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every number of the seller's day is what the API answers its customers for the same time, all of them together: on
 * the demo data, on both engines, in two zones.
 */
class TodayAndApiTest {

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

        private final TestDatabase engine;
        private RunningDemo demo;
        private final Map<Organisation, ApiNumbers> apis = new HashMap<>();

        Contract(TestDatabase engine) {
            this.engine = engine;
        }

        @BeforeAll
        void start() {
            demo = new RunningDemo(engine);
            demo.screens.as(demo.signedIn("admin@lapilli.example"), "USER", "OPERATOR_ADMIN");
            for (Organisation one : demo.bean(OrganisationDirectory.class).all()) {
                if (!one.operator()) {
                    String key = demo.bean(ApiKeys.class)
                            .issueAdminKey(Actor.INSTALLATION, one.id(), null, NewKey.named("Numbers"))
                            .secret();
                    apis.put(
                            one,
                            new ApiNumbers(new ApiCalls(demo.port()).key(key), one.id(), demo.bean(RequestLog.class)));
                }
            }
        }

        @AfterAll
        void end() {
            demo.close();
        }

        @ParameterizedTest
        @ValueSource(strings = {"Asia/Shanghai", "Asia/Kolkata"})
        void theDaySoFar(ZoneId zone) {
            beIn(zone);
            DaySoFar day = reader().day();

            assertThat(day.zone()).isEqualTo(zone);
            Used soFar = all(start(day.today(), zone), day.at());
            assertThat(soFar.tokens()).isPositive();
            assertThat(day.soFar()).isEqualTo(new Flow(soFar.tokens(), soFar.requests()));
            for (Instant quarter : List.of(
                    start(day.today(), zone),
                    start(day.today().minusDays(1), zone).plus(Duration.ofMinutes(15 * 33)),
                    start(day.today().minusDays(1), zone).plus(Duration.ofMinutes(15 * 60)))) {
                Used used = all(quarter, quarter.plus(FlowQuarters.QUARTER));
                assertThat(day.quarters().getOrDefault(quarter, Flow.NONE))
                        .as("from %s", quarter)
                        .isEqualTo(new Flow(used.tokens(), used.requests()));
            }
            barsOfTheChart(day);
        }

        private void barsOfTheChart(DaySoFar day) {
            ChartData chart = new PaceChart(new Formats(Locale.ENGLISH, day.zone(), demo.bean(Clock.class))).of(day);
            assertThat(chart.buckets()).hasSize(96);
            Instant start = chart.buckets().get(40).start();
            Used then = all(
                    start.minus(Duration.ofDays(1)),
                    start.minus(Duration.ofDays(1)).plus(FlowQuarters.QUARTER));
            assertThat(chart.series().getLast().values().get(40).longValueExact())
                    .isEqualTo(Math.round(then.tokens() / 15.0));
        }

        @ParameterizedTest
        @ValueSource(strings = {"Asia/Shanghai", "Asia/Kolkata"})
        void theTopCustomersOnTheirOwnDays(ZoneId zone) {
            Organisation mori = demo.organisation("Mori Mobile");
            demo.move(mori, zone);
            DaySoFar day = reader().day();

            assertThat(day.top()).isNotEmpty();
            for (TopCustomer top : day.top()) {
                ZoneId own = top.customer().id().equals(mori.id())
                        ? zone
                        : top.customer().timeZone();
                Used used = api(top.customer()).sum(start(LocalDate.ofInstant(day.at(), own), own), day.at());
                assertThat(top.tokens()).as(top.customer().name()).isEqualTo(used.tokens());
                assertThat(top.amount()).as(top.customer().name()).isEqualByComparingTo(used.amount());
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"Asia/Shanghai", "Asia/Kolkata"})
        void growthByCustomer(ZoneId zone) {
            Organisation mori = demo.organisation("Mori Mobile");
            demo.move(mori, zone);
            List<Growth> growth = effects().growth();

            assertThat(growth).hasSameSizeAs(apis.keySet());
            assertThat(growth).anySatisfy(one -> assertThat(one.ratio()).isNotNull());
            for (Growth one : growth) {
                ZoneId own = one.customer().id().equals(mori.id())
                        ? zone
                        : one.customer().timeZone();
                LocalDate today = LocalDate.ofInstant(demo.bean(Clock.class).instant(), own);
                String name = one.customer().name();
                if (one.since() != null) {
                    assertThat(one.before())
                            .as(name)
                            .isEqualTo(api(one.customer())
                                    .sum(start(one.since().minusDays(Growth.WEEK), own), start(one.since(), own))
                                    .tokens());
                }
                assertThat(one.now())
                        .as(name)
                        .isEqualTo(api(one.customer())
                                .sum(start(today.minusDays(one.days()), own), start(today, own))
                                .tokens());
                assertThat(one.course().get(20))
                        .as(name)
                        .isEqualTo(api(one.customer())
                                .sum(start(today.minusDays(8), own), start(today.minusDays(7), own))
                                .tokens());
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"Asia/Shanghai", "Asia/Kolkata"})
        void whatFlowsNowAndBefore(ZoneId zone) {
            beIn(zone);
            Organisation mori = demo.organisation("Mori Mobile");
            String secret = demo.bean(ApiKeys.class)
                    .issueProjectKey(
                            Actor.INSTALLATION,
                            mori.id(),
                            demo.bean(Projects.class)
                                    .all(mori.id(), false)
                                    .getFirst()
                                    .id(),
                            null,
                            NewKey.named("Live"))
                    .secret();
            var caller = new ApiCalls(demo.port()).key(secret);
            String model = caller.get("/v1/models").json().at("/data/0/id").asString();
            for (int call = 0; call < 3; call++) {
                caller.post("/v1/chat/completions", """
                        {"model": "%s", "messages": [{"role": "user", "content": "How are you?"}]}
                        """.formatted(model));
            }

            Live live = await().pollInSameThread()
                    .atMost(Duration.ofSeconds(5))
                    .until(
                            () -> reader().live(),
                            now -> now.minute().requests() >= 3 && minute(now).equals(now.minute()));

            Instant quarter = FlowQuarters.start(live.at().minus(Duration.ofDays(1)));
            Used yesterday = all(quarter, quarter.plus(FlowQuarters.QUARTER));
            assertThat(live.yesterday()).isEqualTo(new Flow(yesterday.tokens(), yesterday.requests()));
            PriceEffect effect = live.effect();
            assertThat(effect).isNotNull();
            LocalDate since = LocalDate.ofInstant(effect.move().at(), zone);
            long before = 0;
            for (int day = 1; day <= PriceEffect.DAYS; day++) {
                Instant then = FlowQuarters.start(live.at())
                        .atZone(zone)
                        .with(since.minusDays(day))
                        .toInstant();
                before += all(then, then.plus(FlowQuarters.QUARTER)).tokens();
            }
            assertThat(effect.tokensBefore()).isEqualTo(before);
        }

        /** What the API tells of the same minute, when all of it is recorded. */
        private Flow minute(Live live) {
            Used used = all(live.at().minus(DayReader.WINDOW), live.at());
            return new Flow(used.tokens(), used.requests());
        }

        /** One that remembers nothing yet. */
        private DayReader reader() {
            Clock clock = demo.bean(Clock.class);
            return new DayReader(
                    demo.bean(FlowStore.class),
                    new FlowQuarters(demo.bean(FlowStore.class), clock),
                    effects(),
                    demo.bean(DeploymentHealths.class),
                    demo.bean(Catalog.class),
                    demo.bean(DailyTotals.class),
                    demo.bean(OrganisationDirectory.class),
                    demo.bean(Desk.class),
                    clock);
        }

        private PriceEffects effects() {
            return new PriceEffects(
                    demo.bean(FlowStore.class),
                    demo.bean(DailyTotals.class),
                    demo.bean(PriceBook.class),
                    demo.bean(OrganisationDirectory.class),
                    demo.bean(LapilliSettings.class),
                    demo.bean(Desk.class),
                    demo.bean(Clock.class));
        }

        private void beIn(ZoneId zone) {
            demo.move(demo.bean(OrganisationDirectory.class).operator(), zone);
        }

        private Used all(Instant from, Instant to) {
            return apis.values().stream().map(api -> api.sum(from, to)).reduce(Used.NOTHING, Used::plus);
        }

        private ApiNumbers api(Organisation customer) {
            return apis.entrySet().stream()
                    .filter(entry -> entry.getKey().id().equals(customer.id()))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
        }

        private static Instant start(LocalDate day, ZoneId zone) {
            return day.atStartOfDay(zone).toInstant();
        }
    }
}
