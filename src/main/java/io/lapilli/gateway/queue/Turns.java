package io.lapilli.gateway.queue;

import io.lapilli.catalog.Deployment;
import io.lapilli.shared.OrganisationId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request's turns at deployments: the first that has room and is well, in the order given; if none has, a place in
 * the queue of the first that is well; and where all rest, one of those. Used by one thread.
 */
public final class Turns {

    private final Lanes lanes;
    private final OrganisationId organisation;
    private final List<Deployment> left;
    private final Consumer<Runnable> whenGone;
    private final long deadline;
    private @Nullable Lane last;

    /**
     * @param order in which they are to be tried
     * @param whenGone takes, before each wait, what ends that wait early
     */
    public Turns(
            Lanes lanes, OrganisationId organisation, List<Deployment> order, long now, Consumer<Runnable> whenGone) {
        this.lanes = lanes;
        this.organisation = organisation;
        this.left = new ArrayList<>(order);
        this.whenGone = whenGone;
        this.deadline = now + lanes.patience().toNanos();
    }

    /** A deployment and the place there. */
    public record Turn(Deployment deployment, Pass pass) {}

    /**
     * The next one; blocks while there is no room. Null when all were tried.
     *
     * @throws Overloaded when there is no room for it, or it was not its turn in time
     */
    public @Nullable Turn next() throws Overloaded {
        if (left.isEmpty()) {
            return null;
        }
        Turn turn = atOnce();
        if (turn == null) {
            turn = later();
        }
        if (last != null) {
            last.wentElsewhere(true);
        }
        last = lanes.to(turn.deployment());
        left.remove(turn.deployment());
        return turn;
    }

    private @Nullable Turn atOnce() {
        for (int i = 0; i < left.size(); i++) {
            Pass pass = lanes.to(left.get(i)).tryEnter(organisation);
            if (pass != null) {
                for (int before = 0; before < i; before++) {
                    lanes.to(left.get(before)).wentElsewhere(false);
                }
                return new Turn(left.get(i), pass);
            }
        }
        return null;
    }

    private Turn later() throws Overloaded {
        for (Deployment deployment : left) {
            Lane lane = lanes.to(deployment);
            if (!lane.rests()) {
                return new Turn(deployment, await(lane));
            }
        }
        long shortest = Long.MAX_VALUE;
        for (Deployment deployment : left) {
            Lane lane = lanes.to(deployment);
            Pass pass = lane.tryAnyway(organisation);
            if (pass != null) {
                return new Turn(deployment, pass);
            }
            shortest = Math.min(shortest, lane.restsFor());
        }
        throw new Overloaded(shortest);
    }

    private Pass await(Lane lane) throws Overloaded {
        Waiter waiter = lane.queue(organisation, deadline - System.nanoTime());
        whenGone.accept(waiter::sendAway);
        waiter.await(deadline);
        return lane.leaveQueue(organisation, waiter);
    }
}
