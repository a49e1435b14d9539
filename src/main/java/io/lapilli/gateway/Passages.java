package io.lapilli.gateway;

import io.lapilli.catalog.health.DeploymentWatch;
import io.lapilli.gateway.queue.Overloaded;
import io.lapilli.gateway.queue.Turns;
import io.lapilli.gateway.queue.Turns.Turn;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every request's passage to an upstream and back works with. */
@Component
class Passages {

    final Attempts attempts;
    final UpstreamErrors errors;
    final Estimator estimator;
    final Settlement settlement;
    final Patience patience;
    final int longestAnswer;
    final BodyMemory memory;
    final DeploymentWatch watch;

    Passages(
            Attempts attempts,
            UpstreamErrors errors,
            Estimator estimator,
            Settlement settlement,
            BodyMemory memory,
            DeploymentWatch watch,
            GatewaySettings settings) {
        this.attempts = attempts;
        this.errors = errors;
        this.estimator = estimator;
        this.settlement = settlement;
        this.memory = memory;
        this.watch = watch;
        this.patience = new Patience(settings);
        this.longestAnswer = Math.toIntExact(settings.answerLimit().toBytes());
    }

    /**
     * Waits for a request's turn and makes it ready; nothing is recorded of it yet.
     *
     * @param whenHad what is done once it has its turn
     * @return what to run; null when its client went while it waited
     * @throws Refusal when there is no room for it
     */
    @Nullable
    Passage open(Admitted request, Flight flight, Outlet outlet, Consumer<Admitted> whenHad) {
        Turns turns = attempts.turns(request, flight);
        Turn first = null;
        boolean ready = false;
        try {
            first = turns.next();
            whenHad.accept(request);
            ready = true;
            return new Passage(this, request, flight, outlet, turns, first);
        } catch (Overloaded overloaded) {
            if (flight.departed()) {
                return null;
            }
            throw flight.stopped() ? UpstreamErrors.stopping() : UpstreamErrors.overloaded(overloaded);
        } finally {
            if (!ready && first != null) {
                first.pass().close();
            }
        }
    }

    /** The turn after one that came to nothing; null when there is none, or none in time. */
    static @Nullable Turn next(Turns turns) {
        try {
            return turns.next();
        } catch (Overloaded noRoom) {
            return null;
        }
    }
}
