package io.lapilli.gateway.queue;

import io.lapilli.shared.OrganisationId;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Who waits: organisations in turn, of which the one goes first that has fewest calls under way, and within one in the
 * order of arrival, so that one that asks ten times as much waits for itself. Bounded: when it is full, the newest of the
 * organisation that has most makes room for one that has fewer. Instants in nanoseconds. Not thread-safe.
 */
final class FairQueue<W> {

    /** So many organisations are compared, from the one on whose turn it is. */
    private static final int COMPARED = 64;

    private final int most;
    private final Map<OrganisationId, Line<W>> waiting = new LinkedHashMap<>();
    private int size;

    FairQueue(int most) {
        this.most = most;
    }

    /** One organisation's. */
    private static final class Line<W> {
        final ArrayDeque<W> calls = new ArrayDeque<>();
        final Pace pace = new Pace();
    }

    int size() {
        return size;
    }

    int organisations() {
        return waiting.size();
    }

    int of(OrganisationId organisation) {
        Line<W> line = waiting.get(organisation);
        return line == null ? 0 : line.calls.size();
    }

    /**
     * How long one of the organisation that comes now will wait: by the pace at which its own calls had their turn lately
     * or, where none had, by its place in the queue if nobody came after it.
     *
     * @param between two turns, whosever; 0: not known
     */
    double expected(OrganisationId organisation, double between) {
        Line<W> line = waiting.get(organisation);
        double own = line == null ? 0 : line.pace.between();
        return own > 0 ? (of(organisation) + 1) * own : (before(organisation) + 1) * between;
    }

    /**
     * How many will be served before one of the organisation that comes now, if nobody comes after it: all its own, and
     * of each other one as many at most.
     */
    int before(OrganisationId organisation) {
        int own = of(organisation);
        int before = 0;
        for (Line<W> line : waiting.values()) {
            before += Math.min(line.calls.size(), own + 1);
        }
        return before;
    }

    /** Whether there is room for one more of that organisation, if need be instead of another's. */
    boolean hasRoom(OrganisationId organisation) {
        return size < most || of(organisation) + 1 < longest();
    }

    /** @return who had to make room; null when nobody had to */
    @Nullable
    W add(OrganisationId organisation, W waiter, long now) {
        W evicted = null;
        if (size >= most) {
            evicted = evict();
        }
        Line<W> line = waiting.computeIfAbsent(organisation, _ -> new Line<>());
        line.calls.addLast(waiter);
        line.pace.begin(now);
        size++;
        return evicted;
    }

    /** A waiter whose turn it is. */
    record Next<W>(OrganisationId organisation, W waiter) {}

    /** The next in turn; null when nobody waits. @param underWay how many calls of an organisation are */
    @Nullable
    Next<W> poll(ToIntFunction<OrganisationId> underWay, long now) {
        OrganisationId first = first(underWay);
        Line<W> line = first == null ? null : waiting.remove(first);
        W next = line == null ? null : line.calls.pollFirst();
        if (first == null || line == null || next == null) {
            return null;
        }
        line.pace.free(now, true);
        if (!line.calls.isEmpty()) {
            waiting.put(first, line);
        }
        size--;
        return new Next<>(first, next);
    }

    private @Nullable OrganisationId first(ToIntFunction<OrganisationId> underWay) {
        OrganisationId first = null;
        int fewest = Integer.MAX_VALUE;
        int compared = 0;
        for (OrganisationId one : waiting.keySet()) {
            int its = underWay.applyAsInt(one);
            if (its < fewest) {
                first = one;
                fewest = its;
            }
            if (fewest == 0 || ++compared == COMPARED) {
                break;
            }
        }
        return first;
    }

    /** One that does not wait any more; without effect when it is not there. */
    void remove(OrganisationId organisation, W waiter) {
        Line<W> line = waiting.get(organisation);
        if (line != null && line.calls.remove(waiter)) {
            size--;
            if (line.calls.isEmpty()) {
                waiting.remove(organisation);
            }
        }
    }

    private int longest() {
        int longest = 0;
        for (Line<W> line : waiting.values()) {
            longest = Math.max(longest, line.calls.size());
        }
        return longest;
    }

    private @Nullable W evict() {
        Map.Entry<OrganisationId, Line<W>> longest = null;
        for (var entry : waiting.entrySet()) {
            if (longest == null
                    || entry.getValue().calls.size() > longest.getValue().calls.size()) {
                longest = entry;
            }
        }
        W evicted = longest == null ? null : longest.getValue().calls.peekLast();
        if (longest != null && evicted != null) {
            remove(longest.getKey(), evicted);
        }
        return evicted;
    }
}
