package io.lapilli.operator.today;

import static io.lapilli.usage.UsageFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.support.MovableClock;
import io.lapilli.support.TestDatabase;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What flows through all organisations, on both engines. */
class FlowStoreTest {

    private static final Instant NOW = Instant.parse("2026-03-10T09:20:30Z");
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    @ParameterizedTest
    @EnumSource
    void sumsTheLastMinuteOfEverybody(TestDatabase engine) {
        var node = new UsageNode(engine.fresh());
        var store = new FlowStore(node.jdbc);
        assertThat(store.window(NOW.minusSeconds(60), NOW)).isEqualTo(Flow.NONE);
        OrganisationId mori = node.anOrganisation("Mori", "UTC");
        OrganisationId hana = node.anOrganisation("Hana", "Asia/Kolkata");
        node.append(
                use(mori, 1, NOW.minusSeconds(60)),
                use(mori, 20, NOW.minusMillis(1)),
                use(hana, 300, NOW.minusSeconds(30)),
                use(mori, 4_000, NOW.minusMillis(60_001)),
                use(mori, 50_000, NOW),
                aRequest().of(hana).at(NOW.minusSeconds(5)).failed(502, "upstream_error"));

        assertThat(store.window(NOW.minusSeconds(60), NOW)).isEqualTo(new Flow(321, 3));
    }

    @ParameterizedTest
    @EnumSource
    void sumsQuartersOfAnHourOfEverybody(TestDatabase engine) {
        var node = new UsageNode(engine.fresh());
        var store = new FlowStore(node.jdbc);
        OrganisationId mori = node.anOrganisation("Mori", "UTC");
        OrganisationId hana = node.anOrganisation("Hana", "Asia/Kolkata");
        Instant quarter = Instant.parse("2026-03-10T09:15:00Z");
        node.append(
                use(mori, 1, quarter),
                use(hana, 20, NOW),
                use(hana, 300, quarter.minusMillis(1)),
                use(hana, 4_000, quarter.plus(FlowQuarters.QUARTER)));

        assertThat(store.quarters(quarter.minus(FlowQuarters.QUARTER), quarter.plus(FlowQuarters.QUARTER)))
                .containsExactly(
                        entry(quarter.minus(FlowQuarters.QUARTER), new Flow(300, 1)), entry(quarter, new Flow(21, 2)));
        assertThat(store.quarters(List.of(quarter, quarter.plus(Duration.ofDays(9)))))
                .containsExactly(entry(quarter, new Flow(21, 2)));
    }

    @ParameterizedTest
    @EnumSource
    void knowsWhichModelsAreInUse(TestDatabase engine) {
        var node = new UsageNode(engine.fresh());
        var store = new FlowStore(node.jdbc);
        OrganisationId mori = node.anOrganisation("Mori", "Asia/Shanghai");
        OrganisationId hana = node.anOrganisation("Hana", "UTC");
        node.append(
                aRequest().of(mori).of("a").at("2026-03-01T00:00:00Z").charged(),
                aRequest().of(mori).of("b").at("2026-03-02T00:00:00Z").charged(),
                // the first of March in Shanghai, the last of February in UTC
                aRequest().of(mori).of("c").at("2026-02-28T20:00:00Z").charged(),
                aRequest().of(hana).of("c").at("2026-02-28T20:00:00Z").charged());

        LocalDate first = LocalDate.of(2026, 3, 1);
        assertThat(store.models(first, first.plusDays(2))).containsOnly(entry(mori, Set.of("a", "b", "c")));
        assertThat(store.models(first, first.plusDays(1))).containsOnly(entry(mori, Set.of("a", "c")));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsLongOverIsNotReadAgain(TestDatabase engine) {
        var node = new UsageNode(engine.fresh());
        var clock = new MovableClock(NOW);
        var quarters = new FlowQuarters(new FlowStore(node.jdbc), clock);
        OrganisationId mori = node.anOrganisation("Mori", "UTC");
        // yesterday begins in India at 18:30 of the day before in UTC
        Instant beginning = Instant.parse("2026-03-08T18:30:00Z");
        node.append(use(mori, 1, beginning), use(mori, 20, beginning.minusMillis(1)), use(mori, 300, NOW));
        assertThat(quarters.sinceYesterday(INDIA))
                .containsExactly(entry(beginning, new Flow(1, 1)), entry(FlowQuarters.start(NOW), new Flow(300, 1)));

        node.append(use(mori, 5, beginning), use(mori, 7, NOW));
        assertThat(quarters.sinceYesterday(INDIA))
                .containsExactly(entry(beginning, new Flow(1, 1)), entry(FlowQuarters.start(NOW), new Flow(307, 2)));

        clock.forward(FlowQuarters.QUARTER);
        assertThat(quarters.sinceYesterday(INDIA)).containsEntry(beginning, new Flow(6, 2));
    }

    private static Settled use(OrganisationId organisation, long tokens, Instant at) {
        return aRequest()
                .of(organisation)
                .with(new TokenCounts(tokens, 0, 0, 0, 0, 0))
                .at(at)
                .charged();
    }
}
