package io.lapilli.console;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.KeyKind;
import io.lapilli.apikey.KeyQuery;
import io.lapilli.apikey.NewKey;
import io.lapilli.console.ApiNumbers.Group;
import io.lapilli.console.ApiNumbers.Used;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Organisation;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.reconciliation.ReconciliationFixtures;
import io.lapilli.reconciliation.ReconciliationState;
import io.lapilli.reconciliation.Reconciliations;
import io.lapilli.support.ApiCalls;
import io.lapilli.support.TestDatabase;
import io.lapilli.tier.ui.TierPanel;
import io.lapilli.ui.Chart;
import io.lapilli.ui.ChartData;
import io.lapilli.ui.Figure;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Headline;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Shares;
import io.lapilli.usage.RequestLog;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What the screens show of the demo's first customer is what the API answers for the same time, to the last digit, on
 * both engines and wherever the customer's days begin.
 */
class ScreensAndApiTest {

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

        private static final String CUSTOMER = "Mori Mobile";
        private static final String OWNER = "owner@mori.example";

        private final TestDatabase engine;
        private RunningDemo demo;
        private Organisation customer;
        private ApiCalls calls;
        private ApiNumbers api;
        private ZoneId zone;
        private Instant now;

        Contract(TestDatabase engine) {
            this.engine = engine;
        }

        @BeforeAll
        void start() {
            demo = new RunningDemo(engine);
            customer = demo.organisation(CUSTOMER);
            String key = demo.bean(ApiKeys.class)
                    .issueAdminKey(Actor.INSTALLATION, customer.id(), null, NewKey.named("Numbers"))
                    .secret();
            calls = new ApiCalls(demo.port()).key(key);
            api = new ApiNumbers(calls, customer.id(), demo.bean(RequestLog.class));
            now = demo.bean(Clock.class).instant();
            demo.screens.as(demo.signedIn(OWNER), "USER");
        }

        @AfterAll
        void end() {
            demo.close();
        }

        @ParameterizedTest
        @ValueSource(strings = {"Asia/Shanghai", "Asia/Kolkata"})
        void theOverview(ZoneId zone) {
            beIn(zone);
            demo.screens.open("");

            Used month = api.sum(start(today().withDayOfMonth(1)), now);
            assertThat(month.amount()).isPositive();
            assertThat(exactly(figure("Spend this month"))).isEqualByComparingTo(month.amount());
            Used day = api.sum(start(today()), now);
            assertThat(exactly(figure("Tokens today"))).isEqualByComparingTo(BigDecimal.valueOf(day.tokens()));
            shares(api.by(Group.PROJECT, start(today().withDayOfMonth(1)), now));
            barsByModel(_get(Chart.class).shown().orElseThrow());
        }

        /** The demo comes through the same stores as everything else, and holds the same proof. */
        @Test
        void allThatTheDemoHoldsAgrees() {
            ReconciliationState state = ReconciliationFixtures.proveAll(demo.bean(Reconciliations.class));
            assertThat(demo.bean(Reconciliations.class).differences(null, 20).items())
                    .isEmpty();
            assertThat(state.periods()).isGreaterThan(1_000);
            assertThat(state.requests()).isGreaterThan(10_000);
        }

        private void shares(Map<String, Used> byProject) {
            var formats = new Formats(Locale.ENGLISH, zone, demo.bean(Clock.class));
            Map<String, String> names = projectNames();
            String shown = _get(Shares.class).getElement().getTextRecursively();
            List<String> expected = byProject.entrySet().stream()
                    .filter(entry -> entry.getValue().amount().signum() > 0)
                    .sorted(Map.Entry.comparingByValue((a, b) -> b.amount().compareTo(a.amount())))
                    .limit(5)
                    .map(entry -> names.get(entry.getKey())
                            + formats.money(
                                    entry.getValue().amount(),
                                    customer.currency().getCurrencyCode()))
                    .toList();
            assertThat(expected)
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(shown).contains(one));
        }

        private void barsByModel(ChartData chart) {
            for (int bar :
                    List.of(0, 12, chart.buckets().size() - 2, chart.buckets().size() - 1)) {
                Map<String, Used> used = api.by(Group.MODEL, startOf(chart, bar), endOf(chart, bar));
                assertThat(layers(chart, bar))
                        .as("bar %s", bar)
                        .containsExactlyInAnyOrderEntriesOf(stacked(used, model -> model, Used::tokens, chart));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"Asia/Shanghai", "Asia/Kolkata"})
        void usageOfAWeekByWhatItIsStacked(ZoneId zone) {
            beIn(zone);
            Instant from = start(today().minusDays(6));
            Map<String, Group> stacks = Map.of("project", Group.PROJECT, "key", Group.KEY, "model", Group.MODEL);
            stacks.forEach((by, group) -> {
                Map<String, Used> used = api.by(group, from, now);
                Used all = used.values().stream().reduce(Used.NOTHING, Used::plus);
                demo.screens.open("usage?by=" + by);
                assertThat(exactly(_get(Headline.class))).as(by).isEqualByComparingTo(all.amount());
                assertThat(log())
                        .contains(new Formats(Locale.ENGLISH, zone, demo.bean(Clock.class)).count(all.requests())
                                + " charged");
                compareLayers(group, used, Used::amount);

                demo.screens.open("usage?measure=tokens&by=" + by);
                assertThat(exactly(_get(Headline.class))).as(by).isEqualByComparingTo(BigDecimal.valueOf(all.tokens()));
                compareLayers(group, used, Used::tokens);

                demo.screens.open("usage?measure=requests&by=" + by);
                assertThat(exactly(_get(Headline.class)))
                        .as(by)
                        .isEqualByComparingTo(BigDecimal.valueOf(all.requests()));
                compareLayers(group, used, Used::requests);
            });
        }

        private void compareLayers(Group group, Map<String, Used> used, Value value) {
            ChartData chart = _get(Chart.class).shown().orElseThrow();
            Map<String, String> names = switch (group) {
                case PROJECT -> projectNames();
                case KEY -> keyNames();
                default -> used.keySet().stream().collect(Collectors.toMap(one -> one, one -> one));
            };
            Map<String, BigDecimal> sums = chart.series().stream()
                    .collect(Collectors.toMap(
                            ChartData.Series::name,
                            series -> series.values().stream()
                                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                                    .stripTrailingZeros(),
                            BigDecimal::add));
            assertThat(sums).containsExactlyInAnyOrderEntriesOf(stacked(used, names::get, value, chart));
        }

        @ParameterizedTest
        @ValueSource(strings = {"Asia/Shanghai", "Asia/Kolkata"})
        void usageOfADayByTheHour(ZoneId zone) {
            beIn(zone);
            LocalDate yesterday = today().minusDays(1);
            for (String measure : List.of("money", "tokens", "requests")) {
                demo.screens.open("usage?range=own&from=" + yesterday + "&to=" + yesterday + "&measure=" + measure);
                ChartData chart = _get(Chart.class).shown().orElseThrow();
                assertThat(chart.buckets()).hasSize(24);
                for (int bar = 0; bar < 24; bar++) {
                    Used used = api.sum(startOf(chart, bar), endOf(chart, bar));
                    BigDecimal expected = switch (measure) {
                        case "money" -> used.amount();
                        case "tokens" -> BigDecimal.valueOf(used.tokens());
                        default -> BigDecimal.valueOf(used.requests());
                    };
                    assertThat(layers(chart, bar).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                            .as("%s of hour %s", measure, bar)
                            .isEqualByComparingTo(expected);
                }
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"Asia/Shanghai", "Asia/Kolkata"})
        void usageOfAMonthAndTheTimeBefore(ZoneId zone) {
            beIn(zone);
            LocalDate last = today().minusDays(3);
            LocalDate first = last.minusDays(29);
            demo.screens.open("usage?range=own&compare=1&from=" + first + "&to=" + last);

            ChartData chart = _get(Chart.class).shown().orElseThrow();
            assertThat(exactly(_get(Headline.class)))
                    .isEqualByComparingTo(
                            api.sum(start(first), start(last.plusDays(1))).amount());
            ChartData.Series before = chart.series().stream()
                    .filter(series -> series.shape() == ChartData.Shape.COMPARISON)
                    .findFirst()
                    .orElseThrow();
            assertThat(before.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(
                            api.sum(start(first.minusDays(30)), start(first)).amount());
        }

        @ParameterizedTest
        @ValueSource(strings = {"Asia/Shanghai", "Asia/Kolkata"})
        void theTier(ZoneId zone) {
            beIn(zone);
            JsonNode told = calls.get("/v1/organization/tier").json();
            demo.screens.open("tier");

            String shown =
                    _get(TierPanel.class).getElement().getTextRecursively().replace('\u00a0', ' ');
            assertThat(shown)
                    .contains(
                            told.at("/tier/name").asString(),
                            told.at("/next/name").asString());
            assertThat(told.path("conditions").size()).isPositive();
            for (JsonNode condition : told.path("conditions")) {
                assertThat(shown).contains(condition(condition));
            }
            String date = told.at("/forecast/date").asString("");
            if (!date.isEmpty()) {
                assertThat(shown).contains(formats().dayAndMonth(LocalDate.parse(date)));
            }
            String saving = told.path("saving").asString("");
            if (!saving.isEmpty()) {
                assertThat(shown).contains(plain(formats().money(new BigDecimal(saving), "CNY")) + " less");
            }
            tokensAsTheyWereUsed(told);
        }

        /** What the way to the next tier rests on is the usage that the API tells of. */
        private void tokensAsTheyWereUsed(JsonNode told) {
            JsonNode tokens = StreamSupport.stream(told.path("conditions").spliterator(), false)
                    .filter(one -> one.path("condition").asString().equals("tokens"))
                    .findFirst()
                    .orElseThrow();
            int days = tokens.path("window_days").asInt();
            ChartData chart = _get(Chart.class).shown().orElseThrow();
            List<BigDecimal> sums = chart.series().getFirst().values();
            assertThat(sums.getLast())
                    .isEqualByComparingTo(tokens.path("current").asString());
            for (int ago : List.of(0, 1, 20, sums.size() - 1)) {
                LocalDate last = today().minusDays(ago);
                Instant end = ago == 0 ? now.plus(Duration.ofMinutes(1)) : start(last.plusDays(1));
                assertThat(sums.get(sums.size() - 1 - ago))
                        .as("%s days ago", ago)
                        .isEqualByComparingTo(BigDecimal.valueOf(
                                api.sum(start(last.minusDays(days - 1)), end).tokens()));
            }
            assertThat(chart.series().getLast().values().getFirst())
                    .isEqualByComparingTo(tokens.path("needed").asString());
        }

        private String condition(JsonNode condition) {
            BigDecimal current = new BigDecimal(condition.path("current").asString());
            return condition.path("condition").asString().equals("paid")
                    ? plain(formats().money(current, condition.path("currency").asString()))
                    : formats().quantity(current.longValueExact()).value().replaceFirst("[.]0$", "");
        }

        private Formats formats() {
            return new Formats(Locale.ENGLISH, zone, demo.bean(Clock.class));
        }

        private static String plain(String text) {
            return text.replace('\u00a0', ' ');
        }

        private void beIn(ZoneId zone) {
            this.zone = zone;
            demo.move(customer, zone);
            // a screen that is open keeps the zone that it was opened in
            demo.screens.open("models");
        }

        private LocalDate today() {
            return LocalDate.ofInstant(now, zone);
        }

        private Instant start(LocalDate day) {
            return day.atStartOfDay(zone).toInstant();
        }

        private Instant startOf(ChartData chart, int bar) {
            return chart.buckets().get(bar).start();
        }

        private Instant endOf(ChartData chart, int bar) {
            Instant end = chart.buckets().get(bar).end();
            return end.isBefore(now) ? end : now.plus(Duration.ofMinutes(1));
        }

        private interface Value {
            Number of(Used used);
        }

        private interface Name {
            String of(String id);
        }

        /** As the chart stacks it: those it names, and the rest in one. */
        private static Map<String, BigDecimal> stacked(
                Map<String, Used> used, Name name, Value value, ChartData chart) {
            List<String> named =
                    chart.series().stream().map(ChartData.Series::name).toList();
            var sums = new HashMap<String, BigDecimal>();
            named.forEach(one -> sums.put(one, BigDecimal.ZERO));
            used.forEach((id, one) -> sums.merge(
                    named.contains(name.of(id)) ? name.of(id) : "Others",
                    new BigDecimal(value.of(one).toString()),
                    BigDecimal::add));
            sums.replaceAll((_, sum) -> sum.stripTrailingZeros());
            return sums;
        }

        private static Map<String, BigDecimal> layers(ChartData chart, int bar) {
            return chart.series().stream()
                    .collect(Collectors.toMap(
                            ChartData.Series::name,
                            series -> series.values().get(bar).stripTrailingZeros(),
                            BigDecimal::add));
        }

        private Map<String, String> projectNames() {
            return demo.bean(Projects.class).all(customer.id(), true).stream()
                    .collect(Collectors.toMap(project -> project.id().text(), Project::name));
        }

        private Map<String, String> keyNames() {
            return Stream.of(KeyKind.PROJECT)
                    .flatMap(kind -> demo
                            .bean(ApiKeys.class)
                            .list(customer.id(), new KeyQuery(kind, null, true, false, null, 500))
                            .items()
                            .stream())
                    .collect(Collectors.toMap(key -> key.id().text(), Contract::nameOf));
        }

        private static String nameOf(ApiKey key) {
            return key.name() + " …" + key.last4();
        }

        private static Component figure(String caption) {
            return _find(Figure.class).stream()
                    .filter(figure -> figure.getElement().getTextRecursively().startsWith(caption))
                    .findFirst()
                    .orElseThrow();
        }

        private static String log() {
            return _find(Panel.class).stream()
                    .map(panel -> panel.getElement().getTextRecursively())
                    .filter(text -> text.startsWith("Requests"))
                    .findFirst()
                    .orElseThrow();
        }

        /** What a figure says on hover. */
        private static BigDecimal exactly(Component figure) {
            String title = figure.getElement()
                    .getChildren()
                    .map(child -> child.getAttribute("title"))
                    .filter(text -> text != null && !text.isEmpty())
                    .findFirst()
                    .orElseThrow();
            return new BigDecimal(title.replaceAll("[^0-9.]", ""));
        }
    }
}
