package io.lapilli.usage;

import static io.lapilli.usage.UsageFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.shared.Changes;
import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.shared.UserId;
import io.lapilli.support.MovableClock;
import io.lapilli.support.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is written comes out again, summed, on both engines. */
class UsageStoreTest {

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

        private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
        private static final ZoneId KATHMANDU = ZoneId.of("Asia/Kathmandu");
        private static final LocalDate TENTH = LocalDate.parse("2026-03-10");

        private final UsageNode usage;
        private final OrganisationId mori;
        private final UsageFixtures some;

        Contract(TestDatabase engine) {
            usage = new UsageNode(engine.fresh());
            mori = usage.anOrganisation("Mori", "Asia/Shanghai");
            some = aRequest().of(mori);
        }

        @Test
        void aRequestComesBackAsItWas() {
            Settled charged = some.at("2026-03-10T09:20:00.123456Z").charged();
            Settled failed = some.anew().failed(502, "upstream_error");
            usage.append(charged, failed);

            assertThat(usage.log.find(mori, charged.id())).contains(charged);
            assertThat(usage.log.find(mori, failed.id())).contains(failed);
        }

        @Test
        void anotherOrganisationSeesNothingOfIt() {
            Settled charged = some.charged();
            usage.append(charged);
            var other = usage.anOrganisation("Other", "UTC");
            Instant from = Instant.parse("2026-03-10T00:00:00Z");
            Instant to = from.plus(1, ChronoUnit.DAYS);

            // even with ids that are not its own in the filter
            UsageFilter theirs =
                    UsageFilter.NONE.projects(Set.of(some.project())).keys(Set.of(some.key()));
            assertThat(usage.log.find(other, charged.id())).isEmpty();
            assertThat(usage.log
                            .page(other, new RequestLog.Filter(theirs, from, to, false, null), null, 10)
                            .items())
                    .isEmpty();
            for (BucketWidth width : BucketWidth.values()) {
                assertThat(usage.buckets.read(other, width, from, to, Set.of(), theirs))
                        .isEmpty();
            }
            assertThat(usage.costs.byDay(other, TENTH, TENTH.plusDays(1), Set.of(), true, theirs))
                    .isEmpty();
            assertThat(usage.spend.total(other, TENTH, TENTH).requests()).isZero();
            assertThat(usage.spend.byKey(other, Set.of(some.key()), TENTH, TENTH))
                    .isEmpty();
            assertThat(usage.spend.byProject(other, Set.of(some.project()), TENTH, TENTH))
                    .isEmpty();
            assertThat(usage.series.read(other, SHANGHAI, SeriesUnit.DAY, TENTH, TENTH, null, theirs))
                    .isEmpty();
        }

        @Test
        void theSameRequestIsRefusedAndNothingOfItsBatchStays() {
            Settled charged = some.charged();
            usage.append(charged);
            assertThatThrownBy(() -> usage.append(some.anew().charged(), charged))
                    .isInstanceOf(DuplicateKeyException.class);
            assertThat(usage.count("request_record")).isOne();
            assertThat(usage.count("usage_event")).isOne();
            assertThat(usage.store.recorded(List.of(charged.id(), new RequestId(UUID.randomUUID()))))
                    .containsExactly(charged.id());
        }

        @Test
        void rollupsSayTheSameAsTheEventsToTheLastDigit() {
            List<Settled> all = history(2_000, new Random(5));
            usage.history.append(all);

            BigDecimal total =
                    all.stream().map(one -> one.event().charge().total()).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(usage.sum("usage_event")).isEqualByComparingTo(total);
            assertThat(usage.sum("usage_quarter")).isEqualByComparingTo(total);
            for (String zone : List.of("UTC", "Asia/Shanghai")) {
                for (String table : List.of("usage_day", "usage_total")) {
                    assertThat(usage.jdbc
                                    .sql("SELECT SUM(amount) FROM " + table + " WHERE zone = ?")
                                    .param(zone)
                                    .query(BigDecimal.class)
                                    .single())
                            .as(table + " of " + zone)
                            .isEqualByComparingTo(total);
                }
            }
            assertThat(usage.jdbc.sql("""
                            SELECT COUNT(*) FROM usage_total t WHERE t.tokens <> (SELECT SUM(d.quantity) FROM usage_day d
                              WHERE d.organisation_id = t.organisation_id AND d.zone = t.zone
                                AND d.usage_date = t.usage_date AND d.meter <> 'requests')
                              OR t.requests <> (SELECT SUM(d.quantity) FROM usage_day d
                              WHERE d.organisation_id = t.organisation_id AND d.zone = t.zone
                                AND d.usage_date = t.usage_date AND d.meter = 'requests')
                            """).query(Integer.class).single()).isZero();
            assertThat(usage.count("usage_total")).isPositive();
        }

        @Test
        void everyWidthAndGroupingAddsUpToTheEvents() {
            List<Settled> all = history(600, new Random(6));
            usage.history.append(all);
            Instant from = Instant.parse("2026-03-01T00:00:00Z");
            Instant to = Instant.parse("2026-03-11T00:00:00Z");
            for (BucketWidth width : BucketWidth.values()) {
                for (UsageDimension by : UsageDimension.values()) {
                    Map<String, Long> expected = all.stream()
                            .collect(Collectors.groupingBy(
                                    one -> width.startOf(one.event().occurredAt()) + part(one.event(), by),
                                    Collectors.summingLong(
                                            one -> one.event().tokens().completion())));
                    Map<String, Long> requests = all.stream()
                            .collect(Collectors.groupingBy(
                                    one -> width.startOf(one.event().occurredAt()) + part(one.event(), by),
                                    Collectors.counting()));
                    List<UsageBuckets.Row> rows =
                            usage.buckets.read(mori, width, from, to, EnumSet.of(by), UsageFilter.NONE);
                    assertThat(rows.stream()
                                    .collect(Collectors.toMap(
                                            row -> row.start() + part(row.group(), by),
                                            row -> row.of(Meter.COMPLETION))))
                            .as("%s by %s", width, by)
                            .isEqualTo(expected);
                    assertThat(rows.stream()
                                    .collect(Collectors.toMap(
                                            row -> row.start() + part(row.group(), by), row -> row.of(Meter.REQUESTS))))
                            .isEqualTo(requests);
                    assertThat(rows).isSortedAccordingTo(java.util.Comparator.comparing(UsageBuckets.Row::start));
                }
            }
        }

        @Test
        void bucketsBeginWithTheirFirstInstantAndEndBeforeTheLast() {
            usage.append(some.at("2026-03-10T09:59:59.999999Z").charged());
            usage.append(some.at("2026-03-10T10:00:00Z").charged());
            usage.append(some.at("2026-03-10T10:59:59.999999Z").charged());
            usage.append(some.at("2026-03-10T11:00:00Z").charged());

            for (BucketWidth width : List.of(BucketWidth.MINUTE, BucketWidth.HOUR)) {
                assertThat(usage
                                .buckets
                                .read(
                                        mori,
                                        width,
                                        Instant.parse("2026-03-10T10:00:00Z"),
                                        Instant.parse("2026-03-10T11:00:00Z"),
                                        Set.of(),
                                        UsageFilter.NONE)
                                .stream()
                                .mapToLong(row -> row.of(Meter.REQUESTS))
                                .sum())
                        .isEqualTo(2);
            }
        }

        @Test
        void filtersByProjectKeyModelPersonClassAndEndpoint() {
            var user = new UserId(UUID.randomUUID());
            KeyId key = usage.aKeyOf(user, mori);
            Settled theirs = some.of(key).of("doubao-pro-128k").charged();
            Settled embedded = some.with(TokenCounts.ofEmbedding(77)).charged();
            usage.append(
                    theirs,
                    embedded,
                    some.charged(),
                    some.of(new ProjectId(UUID.randomUUID())).charged());

            assertThat(requests(UsageFilter.NONE)).isEqualTo(4);
            assertThat(requests(UsageFilter.NONE.users(Set.of(user)))).isOne();
            assertThat(requests(UsageFilter.NONE.keys(Set.of(key)))).isOne();
            assertThat(requests(UsageFilter.NONE.models(Set.of("doubao-pro-128k"))))
                    .isOne();
            assertThat(requests(UsageFilter.NONE.projects(Set.of(some.project()))))
                    .isEqualTo(3);
            assertThat(requests(UsageFilter.NONE.endpoint(Endpoint.EMBEDDINGS))).isOne();
            assertThat(requests(UsageFilter.NONE.endpoint(Endpoint.CHAT))).isEqualTo(3);
            assertThat(requests(UsageFilter.NONE.batch(true))).isZero();
            assertThat(requests(UsageFilter.NONE.batch(false))).isEqualTo(4);
            assertThat(requests(UsageFilter.NONE.keys(Set.of(key)).models(Set.of("doubao-pro-32k"))))
                    .isZero();
            assertThat(usage
                            .costs
                            .byDay(mori, TENTH, TENTH.plusDays(1), Set.of(UsageDimension.USER), false, UsageFilter.NONE)
                            .stream()
                            .map(row -> row.group().user()))
                    .containsExactlyInAnyOrder(user, null);
        }

        @Test
        void costsByMeterAddUpToTheCharge() {
            Settled charged = some.charged();
            usage.append(charged);
            List<Costs.Row> rows = usage.costs.byDay(
                    mori, TENTH, TENTH.plusDays(1), Set.of(UsageDimension.MODEL), true, UsageFilter.NONE);
            assertThat(rows)
                    .extracting(Costs.Row::meter, Costs.Row::quantity, Costs.Row::amount, Costs.Row::currency)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.api.Assertions.tuple(
                                    Meter.PROMPT_UNCACHED, 1_000L, new BigDecimal("0.0008"), "CNY"),
                            org.assertj.core.api.Assertions.tuple(
                                    Meter.PROMPT_CACHED, 200L, new BigDecimal("0.00016"), "CNY"),
                            org.assertj.core.api.Assertions.tuple(
                                    Meter.COMPLETION, 300L, new BigDecimal("0.0006"), "CNY"));
            assertThat(rows).allSatisfy(row -> assertThat(row.group().model()).isEqualTo("doubao-pro-32k"));
        }

        @Test
        void daysAreThoseOfTheOrganisationsZone() {
            // the 10th in Shanghai begins at 16:00 of the 9th in UTC
            usage.append(some.at("2026-03-09T15:59:59Z").charged());
            usage.append(some.at("2026-03-09T16:00:00Z").charged());
            usage.append(some.at("2026-03-10T15:59:59Z").charged());
            usage.append(some.at("2026-03-10T16:00:00Z").charged());

            assertThat(usage.spend.total(mori, TENTH, TENTH))
                    .isEqualTo(new Spend.Total(
                            some.charge().total().multiply(BigDecimal.TWO).stripTrailingZeros(), 3_000, 2));
            assertThat(usage.spend.byKey(mori, List.of(some.key()), TENTH, TENTH))
                    .containsOnlyKeys(some.key());
            assertThat(usage.series
                            .read(mori, SHANGHAI, SeriesUnit.DAY, TENTH, TENTH, null, UsageFilter.NONE)
                            .getFirst()
                            .requests())
                    .isEqualTo(2);
        }

        @Test
        void barsLieOnTheZonesClock() {
            usage.append(some.at("2026-03-10T09:20:00Z").charged());
            for (SeriesUnit unit : SeriesUnit.values()) {
                for (ZoneId zone : List.of(SHANGHAI, KATHMANDU, ZoneId.of("UTC"))) {
                    var local = LocalDateTime.ofInstant(Instant.parse("2026-03-10T09:20:00Z"), zone);
                    List<UsageSeries.Point> points =
                            usage.series.read(mori, zone, unit, TENTH, TENTH, UsageDimension.PROJECT, UsageFilter.NONE);
                    assertThat(points).singleElement().satisfies(point -> {
                        assertThat(point.start()).isEqualTo(unit.startOf(local));
                        assertThat(point.group().project()).isEqualTo(some.project());
                        assertThat(point.tokens()).isEqualTo(1_500);
                        assertThat(point.requests()).isOne();
                        assertThat(point.amount())
                                .isEqualByComparingTo(some.charge().total());
                    });
                }
            }
        }

        @Test
        void anOrganisationThatMovesKeepsItsDays() {
            usage.append(
                    some.at("2026-03-09T18:30:00Z").charged(),
                    some.at("2026-03-09T18:00:00Z").charged());
            usage.jdbc
                    .sql("UPDATE organisation SET time_zone = 'Asia/Kathmandu'")
                    .update();
            try (var context = new AnnotationConfigApplicationContext()) {
                context.registerBean(JdbcClient.class, () -> usage.jdbc);
                context.register(Changes.class);
                context.refresh();
                var follower = new DayZoneFollower(
                        usage.jdbc,
                        new RollupStore(usage.template),
                        usage.transactions,
                        context.getBean(Changes.class));
                follower.follow();
                follower.follow();
            }
            // midnight in Kathmandu is at 18:15 in UTC
            usage.append(some.at("2026-03-09T18:15:00Z").charged());

            assertThat(usage.spend.total(mori, TENTH, TENTH).requests()).isEqualTo(2);
            assertThat(usage.spend
                            .total(mori, TENTH.minusDays(1), TENTH.minusDays(1))
                            .requests())
                    .isOne();
        }

        @Test
        void theLogIsReadPageByPageTheNewestFirst() {
            var all = new ArrayList<Settled>();
            // several in the same microsecond, so that the id has to decide
            IntStream.range(0, 57)
                    .forEach(i -> all.add(
                            some.at(Instant.parse("2026-03-10T09:20:00Z").plusSeconds(i / 5))
                                    .charged()));
            usage.history.append(all);
            var filter = new RequestLog.Filter(
                    UsageFilter.NONE,
                    Instant.parse("2026-03-10T09:20:00Z"),
                    Instant.parse("2026-03-10T10:00:00Z"),
                    false,
                    null);

            var read = new ArrayList<Settled>();
            RequestLog.Place place = null;
            boolean more = true;
            while (more) {
                var page = usage.log.page(mori, filter, place, 10);
                read.addAll(page.items());
                place = new RequestLog.Place(
                        read.getLast().request().admittedAt(), read.getLast().id());
                more = page.hasMore();
            }

            assertThat(read).containsExactlyInAnyOrderElementsOf(all);
            assertThat(read)
                    .isSortedAccordingTo(java.util.Comparator.comparing(
                            (Settled one) -> one.request().admittedAt(), java.util.Comparator.reverseOrder()));
        }

        @Test
        void theLogFiltersFailuresAndCodes() {
            Settled refused = some.anew().failed(502, "upstream_error");
            Settled gone = some.anew().failed(499, "client_closed");
            usage.append(some.charged(), refused, gone);
            Instant from = some.at();

            assertThat(log(new RequestLog.Filter(UsageFilter.NONE, from, from.plusSeconds(1), true, null)))
                    .containsExactlyInAnyOrder(refused, gone);
            assertThat(log(new RequestLog.Filter(UsageFilter.NONE, from, from.plusSeconds(1), true, "upstream_error")))
                    .containsExactly(refused);
            assertThat(log(new RequestLog.Filter(UsageFilter.NONE, from.minusSeconds(1), from, false, null)))
                    .isEmpty();
            assertThat(log(new RequestLog.Filter(
                            UsageFilter.NONE.keys(Set.of(new KeyId(UUID.randomUUID()))),
                            from,
                            from.plusSeconds(1),
                            false,
                            null)))
                    .isEmpty();
        }

        @Test
        void refusalsAreCountedByQuarterAndCode() {
            var clock = new MovableClock(Instant.parse("2026-03-10T09:29:59Z"));
            var refusals = new Refusals(new RefusalStore(usage.jdbc), clock, new SimpleMeterRegistry());
            var other = new Refusals(new RefusalStore(usage.jdbc), clock, new SimpleMeterRegistry());
            IntStream.range(0, 5).forEach(i -> refusals.count(mori, some.project(), some.key(), "rate_limit_exceeded"));
            other.count(mori, some.project(), some.key(), "rate_limit_exceeded");
            refusals.flush();
            other.flush();
            refusals.flush();
            clock.forward(java.time.Duration.ofSeconds(1));
            refusals.count(mori, some.project(), some.key(), "rate_limit_exceeded");
            refusals.count(mori, some.project(), some.key(), "model_not_allowed");
            refusals.flush();

            assertThat(usage.jdbc
                            .sql("SELECT code, refusals FROM refusal_quarter WHERE organisation_id = ?"
                                    + " ORDER BY quarter, code")
                            .param(mori.value())
                            .query((row, _) -> row.getString(1) + " " + row.getInt(2))
                            .list())
                    .containsExactly("rate_limit_exceeded 6", "model_not_allowed 1", "rate_limit_exceeded 1");
        }

        private List<Settled> log(RequestLog.Filter filter) {
            return usage.log.page(mori, filter, null, 10).items();
        }

        private long requests(UsageFilter filter) {
            return usage
                    .buckets
                    .read(
                            mori,
                            BucketWidth.DAY,
                            Instant.parse("2026-03-10T00:00:00Z"),
                            Instant.parse("2026-03-11T00:00:00Z"),
                            Set.of(),
                            filter)
                    .stream()
                    .mapToLong(row -> row.of(Meter.REQUESTS))
                    .sum();
        }

        private List<Settled> history(int requests, Random random) {
            var user = new UserId(UUID.randomUUID());
            List<KeyId> keys = List.of(usage.aKeyOf(user, mori), usage.aKeyOf(user, mori), some.key());
            List<ProjectId> projects = List.of(some.project(), new ProjectId(UUID.randomUUID()));
            return IntStream.range(0, requests)
                    .mapToObj(i -> new UsageFixtures(
                                    new RequestId(UsageFixtures.IDS.next()),
                                    mori,
                                    projects.get(random.nextInt(2)),
                                    keys.get(random.nextInt(3)),
                                    random.nextBoolean() ? "doubao-pro-32k" : "doubao-pro-128k",
                                    new DeploymentId(new UUID(0, random.nextInt(2))),
                                    Endpoint.CHAT,
                                    random.nextBoolean() ? "default" : "batch",
                                    Instant.parse("2026-03-01T00:00:00Z").plusMillis(random.nextInt(864_000_000)),
                                    new TokenCounts(
                                            random.nextInt(5_000),
                                            random.nextInt(5_000),
                                            0,
                                            random.nextInt(500),
                                            random.nextInt(2) * 17,
                                            0))
                            .charged())
                    .toList();
        }

        private String part(UsageEvent event, UsageDimension by) {
            return switch (by) {
                case PROJECT -> " " + event.project();
                case KEY -> " " + event.key();
                case MODEL -> " " + event.model();
                case USER -> " " + (event.key().equals(some.key()) ? null : "a person");
                case SERVICE_CLASS -> " " + event.serviceClass();
            };
        }

        private static String part(UsageGroup group, UsageDimension by) {
            return switch (by) {
                case PROJECT -> " " + group.project();
                case KEY -> " " + group.key();
                case MODEL -> " " + group.model();
                case USER -> " " + (group.user() == null ? null : "a person");
                case SERVICE_CLASS -> " " + group.serviceClass();
            };
        }
    }
}
