package io.lapilli.usage.forecast;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What organisations used day by day. Days that are over are remembered for an hour, so that asking again costs one
 * query over the days since the one before yesterday; what comes in later than a day after it happened may be missing
 * for that hour. Thread-safe.
 */
@Component
public class DailyTotals {

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final DailyTotalStore store;
    private final Cache<OrganisationId, Past> pasts;
    private final Cache<OrganisationId, Before> befores;

    DailyTotals(DailyTotalStore store) {
        this.store = store;
        this.pasts = Caffeine.newBuilder()
                .maximumSize(5_000)
                .expireAfterWrite(REMEMBERED)
                .build();
        this.befores = Caffeine.newBuilder()
                .maximumSize(5_000)
                .expireAfterWrite(REMEMBERED)
                .build();
    }

    /** Days before {@code until}, which are over in every zone. */
    private record Past(ZoneId zone, LocalDate until, List<DayTotal> totals) {}

    private record Before(ZoneId zone, LocalDate day, Charged charged) {}

    /** What was charged before a day. @param first the first day with a charge; null when there was none */
    public record Charged(BigDecimal amount, @Nullable LocalDate first) {}

    /** What one meter of one model was charged over some days. */
    public record ModelCharge(String model, Meter meter, BigDecimal amount) {}

    public RecentUse of(OrganisationId organisation, Instant now) {
        return Objects.requireNonNull(of(Set.of(organisation), now).get(organisation));
    }

    /** One for each that was asked for; without any use where there was none. */
    public Map<OrganisationId, RecentUse> of(Collection<OrganisationId> organisations, Instant now) {
        if (organisations.isEmpty()) {
            return Map.of();
        }
        LocalDate live = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(2);
        Map<OrganisationId, ZoneId> zones = store.zones(organisations);
        Map<OrganisationId, List<DayTotal>> days = store.since(organisations, live);
        loadPasts(zones, live);
        var use = new HashMap<OrganisationId, RecentUse>();
        for (OrganisationId organisation : new HashSet<>(organisations)) {
            var totals = new ArrayList<>(days.getOrDefault(organisation, List.of()));
            Past past = pasts.getIfPresent(organisation);
            if (past != null) {
                totals.addAll(past.totals());
            }
            use.put(organisation, new RecentUse(zones.getOrDefault(organisation, ZoneOffset.UTC), now, totals));
        }
        return use;
    }

    private void loadPasts(Map<OrganisationId, ZoneId> zones, LocalDate until) {
        List<OrganisationId> missing = zones.entrySet().stream()
                .filter(entry -> {
                    Past past = pasts.getIfPresent(entry.getKey());
                    return past == null
                            || !past.until().equals(until)
                            || !past.zone().equals(entry.getValue());
                })
                .map(Map.Entry::getKey)
                .toList();
        if (!missing.isEmpty()) {
            Map<OrganisationId, List<DayTotal>> days = store.between(missing, until.minusDays(RecentUse.DAYS), until);
            for (OrganisationId organisation : missing) {
                pasts.put(
                        organisation,
                        new Past(
                                Objects.requireNonNull(zones.get(organisation)),
                                until,
                                days.getOrDefault(organisation, List.of())));
            }
        }
    }

    /** What an organisation was charged on all days before one of its own, remembered for an hour. */
    public Charged chargedBefore(OrganisationId organisation, LocalDate day, ZoneId zone) {
        Before before = befores.getIfPresent(organisation);
        if (before == null || !before.day().equals(day) || !before.zone().equals(zone)) {
            before = new Before(zone, day, store.chargedBefore(organisation, day));
            befores.put(organisation, before);
        }
        return before.charged();
    }

    /** What was charged over days of the organisation's own, by model and meter. @param end exclusive */
    public List<ModelCharge> charges(OrganisationId organisation, LocalDate first, LocalDate end) {
        return store.charges(organisation, first, end);
    }

    /** Every day with use up to one of the organisation's own, in no order, read anew. */
    public List<DayTotal> days(OrganisationId organisation, LocalDate last) {
        return store.between(List.of(organisation), LocalDate.of(2000, 1, 1), last.plusDays(1))
                .getOrDefault(organisation, List.of());
    }
}
