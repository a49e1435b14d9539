package io.lapilli.tier;

import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TierId;
import io.lapilli.tier.TierDistribution.Flow;
import io.lapilli.tier.TierDistribution.Month;
import io.lapilli.tier.TierDistribution.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Counts who is in which tier now and was at the ends of the last months, from memory. */
@Service
public class TierDistributions {

    public static final int MOST_MONTHS = 24;

    private final TierDirectory directory;
    private final OrganisationDirectory organisations;
    private final Clock clock;

    TierDistributions(TierDirectory directory, OrganisationDirectory organisations, Clock clock) {
        this.directory = directory;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** @param months 1 to {@value #MOST_MONTHS}, the one that runs among them */
    public TierDistribution now(int months) {
        if (months < 1 || months > MOST_MONTHS) {
            throw new IllegalArgumentException("months are from 1 to " + MOST_MONTHS);
        }
        Instant now = clock.instant();
        ZoneId zone = organisations.operator().timeZone();
        YearMonth running = YearMonth.from(now.atZone(zone));
        List<Tier> tiers = directory.tiers();
        int[] counts = counts(tiers, now);
        int members = java.util.Arrays.stream(counts).sum();
        var shares = new ArrayList<Share>();
        for (int i = 0; i < counts.length; i++) {
            shares.add(new Share(
                    tiers.get(i),
                    counts[i],
                    percent(counts[i], members),
                    tiers.get(i).terms().targetPercent()));
        }
        var movement = new ArrayList<Month>();
        for (int back = months - 1; back >= 0; back--) {
            movement.add(month(running.minusMonths(back), zone, now));
        }
        return new TierDistribution(members, customers() - members, shares, DistributionShape.of(counts), movement);
    }

    private int customers() {
        return (int) organisations.all().stream()
                .filter(organisation -> !organisation.operator())
                .count();
    }

    private Month month(YearMonth month, ZoneId zone, Instant now) {
        Instant start = month.atDay(1).atStartOfDay(zone).toInstant();
        Instant next = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        // what happened at the very beginning of the next month belongs to that
        Instant end = next.isAfter(now) ? now : next.minusNanos(1);
        var members = new ArrayList<Integer>();
        for (int count : counts(directory.tiers(), end)) {
            members.add(count);
        }
        return new Month(month, members, flows(start.minusNanos(1), end));
    }

    private List<Flow> flows(Instant start, Instant end) {
        record Way(@Nullable TierId from, @Nullable TierId to) {}
        var ways = new LinkedHashMap<Way, Integer>();
        directory.histories().values().forEach(history -> {
            TierId before = at(history, start);
            TierId after = at(history, end);
            if (!Objects.equals(before, after)) {
                ways.merge(new Way(before, after), 1, Integer::sum);
            }
        });
        return ways.entrySet().stream()
                .map(way ->
                        new Flow(known(way.getKey().from()), known(way.getKey().to()), way.getValue()))
                .sorted(java.util.Comparator.comparing(TierDistributions::order))
                .toList();
    }

    private static long order(Flow flow) {
        return 1_000L * rank(flow.from()) + rank(flow.to());
    }

    private static int rank(@Nullable Tier tier) {
        return tier == null ? 0 : tier.rank();
    }

    private @Nullable Tier known(@Nullable TierId id) {
        return id == null ? null : directory.known(id);
    }

    private int[] counts(List<Tier> tiers, Instant at) {
        Map<TierId, Integer> members = new HashMap<>();
        for (Map.Entry<OrganisationId, List<TierAssignment>> entry :
                directory.histories().entrySet()) {
            TierId tier = at(entry.getValue(), at);
            Organisation organisation = organisations.find(entry.getKey());
            if (tier != null && organisation != null && !organisation.operator()) {
                members.merge(tier, 1, Integer::sum);
            }
        }
        return tiers.stream()
                .mapToInt(tier -> members.getOrDefault(tier.id(), 0))
                .toArray();
    }

    private static @Nullable TierId at(List<TierAssignment> history, Instant at) {
        TierId tier = null;
        for (TierAssignment assignment : history) {
            tier = assignment.since().isAfter(at) ? tier : assignment.tier();
        }
        return tier;
    }

    private static BigDecimal percent(int part, int all) {
        return all == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(100L * part).divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_EVEN);
    }
}
