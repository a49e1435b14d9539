package io.lapilli.gateway.queue;

import io.lapilli.shared.OrganisationId;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who waits: organisations in turn, and within one in the order of arrival, so that one that asks ten times as much waits
 * for itself. Bounded: when it is full, the newest of the organisation that has most makes room for one that has fewer.
 * Not thread-safe.
 */
final class FairQueue<W> {

    private final int most;
    private final Map<OrganisationId, ArrayDeque<W>> waiting = new LinkedHashMap<>();
    private int size;

    FairQueue(int most) {
        this.most = most;
    }

    int size() {
        return size;
    }

    int organisations() {
        return waiting.size();
    }

    int of(OrganisationId organisation) {
        ArrayDeque<W> theirs = waiting.get(organisation);
        return theirs == null ? 0 : theirs.size();
    }

    /**
     * How many will be served before one of the organisation that comes now, if nobody comes after it: all its own, and
     * of each other one as many at most.
     */
    int before(OrganisationId organisation) {
        int own = of(organisation);
        int before = 0;
        for (ArrayDeque<W> theirs : waiting.values()) {
            before += Math.min(theirs.size(), own + 1);
        }
        return before;
    }

    /** Whether there is room for one more of that organisation, if need be instead of another's. */
    boolean hasRoom(OrganisationId organisation) {
        return size < most || of(organisation) + 1 < longest();
    }

    /** @return who had to make room; null when nobody had to */
    @Nullable
    W add(OrganisationId organisation, W waiter) {
        W evicted = null;
        if (size >= most) {
            evicted = evict();
        }
        waiting.computeIfAbsent(organisation, _ -> new ArrayDeque<>()).addLast(waiter);
        size++;
        return evicted;
    }

    /** The next in turn; null when nobody waits. */
    @Nullable
    W poll() {
        Iterator<Map.Entry<OrganisationId, ArrayDeque<W>>> turn =
                waiting.entrySet().iterator();
        if (!turn.hasNext()) {
            return null;
        }
        var first = turn.next();
        turn.remove();
        W next = first.getValue().pollFirst();
        if (!first.getValue().isEmpty()) {
            waiting.put(first.getKey(), first.getValue());
        }
        size--;
        return next;
    }

    /** One that does not wait any more; without effect when it is not there. */
    void remove(OrganisationId organisation, W waiter) {
        ArrayDeque<W> theirs = waiting.get(organisation);
        if (theirs != null && theirs.remove(waiter)) {
            size--;
            if (theirs.isEmpty()) {
                waiting.remove(organisation);
            }
        }
    }

    private int longest() {
        int longest = 0;
        for (ArrayDeque<W> theirs : waiting.values()) {
            longest = Math.max(longest, theirs.size());
        }
        return longest;
    }

    private @Nullable W evict() {
        Map.Entry<OrganisationId, ArrayDeque<W>> longest = null;
        for (var entry : waiting.entrySet()) {
            if (longest == null || entry.getValue().size() > longest.getValue().size()) {
                longest = entry;
            }
        }
        W evicted = longest == null ? null : longest.getValue().peekLast();
        if (longest != null && evicted != null) {
            remove(longest.getKey(), evicted);
        }
        return evicted;
    }
}
