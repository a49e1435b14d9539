package io.lapilli.catalog.health;

import io.lapilli.catalog.health.HealthStore.Outcomes;
import io.lapilli.shared.DeploymentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How all deployments do. Each call costs three short queries, however many deployments there are. */
@Service
public class DeploymentHealths {

    private static final Duration LATELY = Duration.ofMinutes(5);
    private static final Duration NODE_IS_GONE = Duration.ofSeconds(15);

    private final HealthStore store;
    private final Clock clock;

    DeploymentHealths(HealthStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Over the last hour, to the minute. One that nobody called is absent: {@link DeploymentHealth#UNKNOWN}. */
    public Map<DeploymentId, DeploymentHealth> lastHour() {
        Instant now = clock.instant();
        Instant from = now.minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
        Map<DeploymentId, Sums> sums = new HashMap<>();
        store.outcomes(from, now.minus(LATELY))
                .forEach(row ->
                        sums.computeIfAbsent(row.deployment(), _ -> new Sums()).add(row));
        Map<DeploymentId, Integer> running = store.running(now.minus(NODE_IS_GONE));
        running.keySet().forEach(id -> sums.computeIfAbsent(id, _ -> new Sums()));
        Map<DeploymentId, List<Trouble>> failures = store.failures(from).stream()
                .collect(Collectors.groupingBy(
                        HealthStore.Failure::deployment,
                        Collectors.mapping(HealthStore.Failure::asTrouble, Collectors.toList())));
        return sums.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue()
                                .health(
                                        Trouble.of(failures.getOrDefault(entry.getKey(), List.of())),
                                        running.getOrDefault(entry.getKey(), 0))));
    }

    private static final class Sums {

        private final NavigableMap<Integer, Long> bands = new TreeMap<>();
        private long calls;
        private long failures;
        private long callsLately;
        private long failuresLately;

        void add(Outcomes row) {
            calls += row.calls();
            callsLately += row.lately();
            if (!row.outcome().equals(DeploymentWatch.OK)) {
                failures += row.calls();
                failuresLately += row.lately();
            } else if (row.band() != Bands.NONE) {
                bands.merge(row.band(), row.calls(), Long::sum);
            }
        }

        DeploymentHealth health(@Nullable Trouble trouble, int running) {
            return new DeploymentHealth(
                    calls,
                    failures,
                    Condition.of(calls, failures, callsLately, failuresLately),
                    trouble,
                    percentile95(),
                    running);
        }

        private @Nullable Duration percentile95() {
            long left = (long) Math.ceil(
                    0.95 * bands.values().stream().mapToLong(Long::longValue).sum());
            for (Map.Entry<Integer, Long> band : bands.entrySet()) {
                left -= band.getValue();
                if (left <= 0) {
                    return Bands.middle(band.getKey());
                }
            }
            return null;
        }
    }
}
