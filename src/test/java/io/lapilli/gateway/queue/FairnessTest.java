package io.lapilli.gateway.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.shared.OrganisationId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Organisations over simulated minutes at a deployment that takes 100 calls at a time, each about a second long; a
 * hundred a second is all it can do.
 */
class FairnessTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int PLACES = 100;
    private static final int OTHERS = 9;

    private final Random chance = new Random(42);
    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::at));
    private final FairQueue<Call> queue = new FairQueue<>(1_000);
    private final Map<Integer, List<Long>> waits = new HashMap<>();
    private final List<OrganisationId> organisations = new ArrayList<>();
    private final Map<Integer, Integer> underWay = new HashMap<>();
    private int running;
    private int answered;
    private int refused;

    private record Event(long at, int organisation, boolean arrival) {}

    private record Call(int organisation, long since) {}

    FairnessTest() {
        for (int i = 0; i <= OTHERS; i++) {
            organisations.add(new OrganisationId(UUID.randomUUID()));
        }
    }

    /** Each of ten asks for a tenth of nine tenths; then one of them for ten times that. */
    @Test
    void oneAtTenTimesItsShareLeavesTheOthersWhereTheyWere() {
        long before = p99OfOthers(9);
        var after = new FairnessTest();
        long with = after.p99OfOthers(90);
        assertThat(with).isLessThanOrEqualTo(before + before / 5);
        assertThat(after.refused).as("the one that asks too much is sent away").isGreaterThan(1_000);
        assertThat(after.answered).as("and nothing is left undone").isGreaterThan(60 * 95);
    }

    /** Latency is waiting and the call itself. */
    private long p99OfOthers(int perSecondOfOne) {
        arrivals(0, perSecondOfOne);
        for (int other = 1; other <= OTHERS; other++) {
            arrivals(other, 9);
        }
        while (!events.isEmpty() && events.peek().at() < 60 * SECOND) {
            happen(events.poll());
        }
        List<Long> all = new ArrayList<>();
        for (int other = 1; other <= OTHERS; other++) {
            all.addAll(waits.getOrDefault(other, List.of()));
        }
        all.sort(Comparator.naturalOrder());
        return all.get(all.size() * 99 / 100);
    }

    private void arrivals(int organisation, int perSecond) {
        double at = 0;
        while (at < 60) {
            at += -Math.log(1 - chance.nextDouble()) / perSecond;
            events.add(new Event((long) (at * SECOND), organisation, true));
        }
    }

    private void happen(Event event) {
        if (event.arrival()) {
            OrganisationId organisation = organisations.get(event.organisation());
            if (!queue.hasRoom(organisation)) {
                refused++;
            } else if (queue.add(organisation, new Call(event.organisation(), event.at()), event.at()) != null) {
                refused++;
            }
        } else {
            running--;
            underWay.merge(event.organisation(), -1, Integer::sum);
            answered++;
        }
        while (running < PLACES) {
            var turn = queue.poll(one -> underWay.getOrDefault(organisations.indexOf(one), 0), event.at());
            if (turn == null) {
                return;
            }
            Call next = turn.waiter();
            underWay.merge(next.organisation(), 1, Integer::sum);
            running++;
            long takes = SECOND / 2 + (long) (chance.nextDouble() * SECOND);
            waits.computeIfAbsent(next.organisation(), _ -> new ArrayList<>()).add(event.at() - next.since() + takes);
            events.add(new Event(event.at() + takes, next.organisation(), false));
        }
    }
}
