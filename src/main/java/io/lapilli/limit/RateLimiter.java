package io.lapilli.limit;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.tier.Tier;
import io.lapilli.tier.TierDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Holds requests to their limits, each node for itself. Works in memory and without locks; where nothing is limited a
 * request costs two look-ups. What was used is forgotten when the process ends. Thread-safe.
 */
@Component
public class RateLimiter {

    private static final int MOST_PATHS = 100_000;
    private static final Line[] NO_LINES = {};

    private final LimitBook book;
    private final TierDirectory tiers;
    private final LongSupplier clock;
    private final Map<Asked, Path> paths = new ConcurrentHashMap<>();
    private final Map<Holding, Line.Used> used = new ConcurrentHashMap<>();

    @Autowired
    RateLimiter(LimitBook book, TierDirectory tiers) {
        this(book, tiers, sinceNow());
    }

    RateLimiter(LimitBook book, TierDirectory tiers, LongSupplier clock) {
        this.book = book;
        this.tiers = tiers;
        this.clock = clock;
    }

    private static LongSupplier sinceNow() {
        long start = System.nanoTime();
        return () -> System.nanoTime() - start;
    }

    private record Asked(KeyId key, @Nullable String model) {}

    /** Whose measure; a tier's and a model's limits are counted for each organisation. */
    private record Holding(
            LimitKind kind, UUID id, @Nullable String model, Measure measure) {}

    /** The limits that a key's requests for a model go through, as long as neither rules nor tier change. */
    private record Path(LimitBook.Rules rules, @Nullable Tier tier, Line[] lines) {}

    /**
     * Takes a request's part of every limit that it falls under.
     *
     * @param tokens how many it will use, prompt and answer together, as far as can be told; asked only if it matters.
     *     More than a limit allows altogether counts as all of it
     * @throws RateLimitExceeded when one of them has not as much left
     */
    public Permit acquire(
            OrganisationId organisation, ProjectId project, KeyId key, String model, LongSupplier tokens) {
        Line[] lines = lines(organisation, project, key, model);
        if (lines.length == 0) {
            return Permit.UNLIMITED;
        }
        long thought = thought(lines, tokens);
        long now = clock.getAsLong();
        for (int i = 0; i < lines.length; i++) {
            long wait = lines[i].take(now, thought);
            if (wait > 0) {
                Permit.giveBack(lines, i, now, thought);
                throw new RateLimitExceeded(lines[i], RateState.of(lines, now), wait);
            }
        }
        return new Permit(lines, now, thought, clock);
    }

    /** How much is left to a key, whatever the model. */
    public RateState state(OrganisationId organisation, ProjectId project, KeyId key) {
        Line[] lines = lines(organisation, project, key, null);
        return lines.length == 0 ? RateState.UNLIMITED : RateState.of(lines, clock.getAsLong());
    }

    private static long thought(Line[] lines, LongSupplier tokens) {
        for (Line line : lines) {
            if (line.measure().countsTokens()) {
                return Math.max(1, tokens.getAsLong());
            }
        }
        return 0;
    }

    private Line[] lines(OrganisationId organisation, ProjectId project, KeyId key, @Nullable String model) {
        LimitBook.Rules rules = book.rules();
        Tier tier = tiers.tierOf(organisation);
        if (rules.isEmpty() && tier == null) {
            return NO_LINES;
        }
        var asked = new Asked(key, model);
        Path path = paths.get(asked);
        if (path == null || path.rules() != rules || path.tier() != tier) {
            path = new Path(rules, tier, lay(rules, tier, organisation, project, key, model));
            if (paths.size() >= MOST_PATHS) {
                paths.clear();
            }
            paths.put(asked, path);
        }
        return path.lines();
    }

    /** Those that refuse a request most cheaply and most often come first. */
    private Line[] lay(
            LimitBook.Rules rules,
            @Nullable Tier tier,
            OrganisationId organisation,
            ProjectId project,
            KeyId key,
            @Nullable String model) {
        var lines = new ArrayList<Line>();
        for (Measure measure : Measure.values()) {
            add(lines, measure, LimitHolder.of(key, null), rules.of(LimitHolder.of(key, null)));
            add(lines, measure, LimitHolder.of(project, null), rules.of(LimitHolder.of(project, null)));
            add(
                    lines,
                    measure,
                    LimitHolder.of(organisation, null),
                    LimitBook.organisation(rules, organisation, tier, null));
            if (model != null) {
                add(lines, measure, LimitHolder.of(key, model), rules.of(LimitHolder.of(key, model)));
                add(lines, measure, LimitHolder.of(project, model), rules.of(LimitHolder.of(project, model)));
                add(
                        lines,
                        measure,
                        LimitHolder.of(organisation, model),
                        LimitBook.organisation(rules, organisation, tier, model));
            }
        }
        return lines.toArray(Line[]::new);
    }

    private void add(List<Line> lines, Measure measure, LimitHolder holder, Allowance allowance) {
        Long limit = allowance.of(measure);
        UUID id = holder.id();
        if (limit != null && id != null) {
            Line.Used kept =
                    used.computeIfAbsent(new Holding(holder.kind(), id, holder.model(), measure), _ -> new Line.Used());
            kept.limitedTo(clock.getAsLong(), limit);
            lines.add(new Line(holder.kind(), holder.model(), measure, limit, kept));
        }
    }

    /** Forgets what is whole again. A request that takes of it in this very moment goes uncounted. */
    @Scheduled(fixedDelay = 3_600_000, initialDelay = 3_600_000)
    void forget() {
        long now = clock.getAsLong();
        used.values().removeIf(kept -> kept.idle(now));
        paths.clear();
    }
}
