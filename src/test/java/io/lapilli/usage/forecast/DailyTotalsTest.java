package io.lapilli.usage.forecast;

import static io.lapilli.usage.UsageFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.support.TestDatabase;
import io.lapilli.usage.UsageNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DailyTotalsTest {

    private static final ZoneId KATHMANDU = ZoneId.of("Asia/Kathmandu");
    private static final Instant NOW = Instant.parse("2026-03-18T04:00:00Z");

    @ParameterizedTest
    @EnumSource
    void sumsAllTokensByDaysOfTheOrganisation(TestDatabase engine) {
        var node = new UsageNode(engine.fresh());
        var mori = node.anOrganisation("Mori", "Asia/Kathmandu");
        var other = node.anOrganisation("Other", "UTC");
        var totals = totals(node);
        var all = aRequest().of(mori).with(new TokenCounts(1, 20, 300, 4_000, 50_000, 0));
        node.append(
                all.at("2026-03-18T03:59:00Z").charged(),
                all.with(new TokenCounts(0, 0, 0, 0, 0, 600_000))
                        .at("2026-03-18T01:00:00Z")
                        .charged(),
                // a minute to midnight there, and midnight: 18:15 in UTC
                all.with(new TokenCounts(7, 0, 0, 0, 0, 0))
                        .at("2026-03-17T18:14:00Z")
                        .charged(),
                all.with(new TokenCounts(8, 0, 0, 0, 0, 0))
                        .at("2026-03-17T18:15:00Z")
                        .charged(),
                all.with(new TokenCounts(9, 0, 0, 0, 0, 0))
                        .at("2026-02-18T00:00:00Z")
                        .charged(),
                all.failed(502, "upstream_error"),
                aRequest().of(other).at("2026-03-18T03:00:00Z").charged());

        RecentUse use = totals.of(mori, NOW);

        assertThat(use.today()).isEqualTo(LocalDate.of(2026, 3, 18));
        assertThat(use.zone()).isEqualTo(KATHMANDU);
        assertThat(use.tokens(1)).isEqualTo(654_321 + 8);
        assertThat(use.tokens(2)).isEqualTo(654_321 + 8 + 7);
        assertThat(use.tokens(28)).isEqualTo(654_321 + 8 + 7);
        assertThat(use.tokens(29)).isEqualTo(654_321 + 8 + 7 + 9);
        assertThat(use.tokens(RecentUse.DAYS)).isEqualTo(use.tokens(29));
        assertThat(use.amountSince(LocalDate.of(2026, 3, 17)))
                .isEqualByComparingTo(node.spend
                        .total(mori, LocalDate.of(2026, 3, 17), use.today())
                        .amount());
        assertThat(use.firstCharge(LocalDate.of(2026, 3, 1))).contains(LocalDate.of(2026, 3, 17));
    }

    @ParameterizedTest
    @EnumSource
    void seesNewUseThoughItRemembersThePast(TestDatabase engine) {
        var node = new UsageNode(engine.fresh());
        var mori = node.anOrganisation("Mori", "Asia/Kathmandu");
        var totals = totals(node);
        var some = aRequest().of(mori).with(new TokenCounts(100, 0, 0, 0, 0, 0));
        node.append(some.at("2026-03-01T04:00:00Z").charged());
        assertThat(totals.of(mori, NOW).tokens(30)).isEqualTo(100);

        node.append(some.at(NOW).charged(), some.at("2026-03-17T04:00:00Z").charged());

        assertThat(totals.of(mori, NOW).tokens(30)).isEqualTo(300);
        assertThat(totals.of(mori, NOW.plusSeconds(86_400)).tokens(30)).isEqualTo(300);
        assertThat(totals.of(mori, NOW.plusSeconds(86_400 * 30)).tokens(30)).isEqualTo(0);
    }

    @ParameterizedTest
    @EnumSource
    void answersEachThatIsAskedFor(TestDatabase engine) {
        var node = new UsageNode(engine.fresh());
        var mori = node.anOrganisation("Mori", "UTC");
        var nobody = new OrganisationId(UUID.randomUUID());
        node.append(aRequest().of(mori).at(NOW).charged());

        var use = totals(node).of(List.of(mori, nobody), NOW);

        assertThat(use).containsOnlyKeys(mori, nobody);
        assertThat(use.get(mori).tokens(1)).isPositive();
        assertThat(use.get(nobody).tokens(120)).isZero();
        assertThat(totals(node).of(List.of(), NOW)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void sumsWhatWasChargedBeforeADay(TestDatabase engine) {
        var node = new UsageNode(engine.fresh());
        var mori = node.anOrganisation("Mori", "UTC");
        var totals = totals(node);
        var some = aRequest().of(mori).with(new TokenCounts(1_000, 0, 0, 500, 0, 0));
        node.append(
                some.at("2025-01-31T23:59:00Z").charged(),
                some.at("2026-02-28T12:00:00Z").charged(),
                some.at("2026-03-01T00:00:00Z").charged());

        var charged = totals.chargedBefore(mori, LocalDate.of(2026, 3, 1), ZoneId.of("UTC"));

        assertThat(charged.amount()).isEqualByComparingTo(new BigDecimal("0.0036"));
        assertThat(charged.first()).isEqualTo(LocalDate.of(2025, 1, 31));
        var nothing =
                totals.chargedBefore(node.anOrganisation("Other", "UTC"), LocalDate.of(2026, 3, 1), ZoneId.of("UTC"));
        assertThat(nothing).isEqualTo(new DailyTotals.Charged(BigDecimal.ZERO, null));
        assertThat(totals.days(mori, LocalDate.of(2026, 2, 28)))
                .extracting(DayTotal::date)
                .containsExactlyInAnyOrder(LocalDate.of(2025, 1, 31), LocalDate.of(2026, 2, 28));
        assertThat(totals.charges(mori, LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1)))
                .extracting(
                        DailyTotals.ModelCharge::meter,
                        charge -> charge.amount().stripTrailingZeros())
                .contains(
                        org.assertj.core.groups.Tuple.tuple(Meter.PROMPT_UNCACHED, new BigDecimal("0.0008")),
                        org.assertj.core.groups.Tuple.tuple(Meter.COMPLETION, new BigDecimal("0.001")));
    }

    private static DailyTotals totals(UsageNode node) {
        return new DailyTotals(new DailyTotalStore(node.jdbc));
    }
}
