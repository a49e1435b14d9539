package io.lapilli.gateway.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.shared.OrganisationId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong(SECOND);
    private final OrganisationId mori = new OrganisationId(UUID.randomUUID());
    private final OrganisationId other = new OrganisationId(UUID.randomUUID());

    @Test
    void hasSoManyPlacesAndGivesThemOn() throws Exception {
        Lane lane = aLane(2, 10);
        Pass first = lane.tryEnter(mori);
        assertThat(lane.tryEnter(mori)).isNotNull();
        assertThat(lane.tryEnter(mori)).isNull();
        Waiter waiter = lane.queue(mori, SECOND);
        assertThat(waiter.pass()).isNull();
        first.close();
        first.close();
        assertThat(waiter.pass()).isNotNull();
        assertThat(lane.saturation().running()).isEqualTo(2);
        assertThat(lane.saturation().waited()).isEqualTo(1);
    }

    @Test
    void nobodyOvertakesWhoWaits() throws Exception {
        Lane lane = aLane(1, 10);
        Pass first = lane.tryEnter(mori);
        lane.queue(mori, SECOND);
        assertThat(lane.tryEnter(mori)).isNull();
        first.close();
        assertThat(lane.tryEnter(mori)).isNull();
    }

    @Test
    void refusesAtOnceWhenTooManyWait() throws Exception {
        Lane lane = aLane(1, 2);
        lane.tryEnter(mori);
        lane.queue(mori, SECOND);
        Waiter newest = lane.queue(mori, SECOND);
        assertThatThrownBy(() -> lane.queue(mori, SECOND)).isInstanceOf(Overloaded.class);
        lane.queue(other, SECOND);
        assertThatThrownBy(() -> lane.leaveQueue(mori, newest)).isInstanceOf(Overloaded.class);
        assertThat(lane.saturation().overloaded()).isEqualTo(2);
    }

    /** A place comes free every two seconds: one behind five others would wait for twelve. */
    @Test
    void refusesAtOnceWhoWouldWaitTooLongAndTellsWhenToComeBack() throws Exception {
        Lane lane = aLane(1, 100);
        Pass running = lane.tryEnter(mori);
        List<Waiter> waiting = new ArrayList<>();
        for (int call = 0; call < 9; call++) {
            waiting.add(lane.queue(mori, 10 * SECOND));
        }
        for (int call = 0; call < 4; call++) {
            now.addAndGet(2 * SECOND);
            running.close();
            running = waiting.get(call).pass();
        }
        assertThat(lane.saturation().waiting()).isEqualTo(5);
        assertThatThrownBy(() -> lane.queue(mori, 10 * SECOND))
                .isInstanceOfSatisfying(
                        Overloaded.class,
                        overloaded -> assertThat(overloaded.retryAfterSeconds()).isEqualTo(12));
        assertThat(lane.queue(other, 10 * SECOND))
                .as("whose turn comes after one")
                .isNotNull();
    }

    /** Its own have their turn every four seconds, whoever else has in between, and two of them wait. */
    @Test
    void whoHasItsTurnSeldomWaitsAsLongAsItHasOfLate() throws Exception {
        Lane lane = aLane(1, 100);
        Pass running = lane.tryEnter(other);
        Waiter[] own = {lane.queue(mori, 100 * SECOND), lane.queue(mori, 100 * SECOND), lane.queue(mori, 100 * SECOND)};
        lane.queue(mori, 100 * SECOND);
        for (int turn = 0; turn < 2; turn++) {
            now.addAndGet(4 * SECOND);
            running.close();
            running = own[turn].pass();
        }
        assertThatThrownBy(() -> lane.queue(mori, 14 * SECOND))
                .as("three times four is more than four fifths of it")
                .isInstanceOf(Overloaded.class);
        assertThat(lane.queue(mori, 16 * SECOND)).isNotNull();
    }

    @Test
    void whoHasFewestUnderWayGoesFirst() throws Exception {
        Lane lane = aLane(3, 100);
        Pass first = lane.tryEnter(mori);
        lane.tryEnter(mori);
        Pass others = lane.tryEnter(other);
        Waiter waits = lane.queue(mori, SECOND);
        Waiter comesLater = lane.queue(other, SECOND);
        others.close();
        assertThat(waits.pass()).isNull();
        assertThat(comesLater.pass()).as("none under way, against two").isNotNull();
        first.close();
        assertThat(waits.pass()).isNotNull();
    }

    @Test
    void whoLeavesTheQueueTakesNoPlace() throws Exception {
        Lane lane = aLane(1, 10);
        Pass first = lane.tryEnter(mori);
        Waiter gone = lane.queue(mori, SECOND);
        gone.sendAway();
        gone.await(Long.MAX_VALUE);
        assertThatThrownBy(() -> lane.leaveQueue(mori, gone)).isInstanceOf(Overloaded.class);
        first.close();
        assertThat(lane.tryEnter(mori)).isNotNull();
    }

    @Test
    void aDeploymentThatFailsRestsAndIsTriedAgain() {
        Lane lane = aLane(100, 10);
        for (int call = 0; call < Breaker.SOME; call++) {
            fail(lane);
        }
        assertThat(lane.rests()).isTrue();
        assertThat(lane.tryEnter(mori)).isNull();
        assertThat(lane.share(0)).isLessThan(0.4);
        now.addAndGet(2 * SECOND);
        Pass trial = lane.tryEnter(mori);
        assertThat(lane.tryEnter(mori)).isNull();
        trial.began();
        assertThat(lane.rests()).as("a stream may last, but it has begun").isFalse();
        trial.answered(0);
        trial.close();
        assertThat(lane.tryEnter(mori)).isNotNull();
    }

    @Test
    void takesAFewAsLastResort() {
        Lane lane = aLane(100, 10);
        for (int call = 0; call < Breaker.SOME; call++) {
            fail(lane);
        }
        for (int call = 0; call < 8; call++) {
            assertThat(lane.tryAnyway(mori)).isNotNull();
        }
        assertThat(lane.tryAnyway(mori)).isNull();
    }

    @Test
    void aRefusalThatTheDeploymentSendsMakesFewerAndOpensNothing() {
        Lane lane = new Lane(50, 10, now::get);
        for (int call = 0; call < 20; call++) {
            try (Pass pass = lane.tryEnter(mori)) {
                pass.refused();
            }
        }
        assertThat(lane.rests()).isFalse();
        assertThat(lane.saturation().lowered()).isTrue();
        assertThat(lane.saturation().limit()).isEqualTo(1);
    }

    /** Hundreds of threads at ten places: never more than ten, and everybody comes through. */
    @Test
    void holdsUnderManyThreads() {
        Lane lane = aLane(10, 1_000);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var failures = new ConcurrentLinkedQueue<Throwable>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 500; thread++) {
                OrganisationId organisation = thread % 2 == 0 ? mori : other;
                threads.submit(() -> {
                    try {
                        for (int call = 0; call < 20; call++) {
                            through(lane, organisation, inside, most);
                        }
                    } catch (Throwable failure) {
                        failures.add(failure);
                    }
                });
            }
        }
        assertThat(failures).isEmpty();
        assertThat(most.get()).isBetween(1, 10);
        assertThat(lane.saturation().running()).isZero();
        assertThat(lane.saturation().waiting()).isZero();
    }

    private static void through(Lane lane, OrganisationId organisation, AtomicInteger inside, AtomicInteger most)
            throws Overloaded {
        Pass pass = lane.tryEnter(organisation);
        if (pass == null) {
            Waiter waiter = lane.queue(organisation, 60 * SECOND);
            waiter.await(System.nanoTime() + 60 * SECOND);
            pass = lane.leaveQueue(organisation, waiter);
        }
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        Thread.yield();
        inside.decrementAndGet();
        pass.answered(0);
        pass.close();
    }

    private void fail(Lane lane) {
        try (Pass pass = lane.tryEnter(mori)) {
            pass.failed(false);
        }
    }

    private Lane aLane(int places, int length) {
        var lane = new Lane(4096, length, now::get);
        lane.configure(places);
        return lane;
    }
}
