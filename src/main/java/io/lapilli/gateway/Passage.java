package io.lapilli.gateway;

import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.health.DeploymentWatch;
import io.lapilli.gateway.queue.Pass;
import io.lapilli.gateway.queue.Turns;
import io.lapilli.gateway.queue.Turns.Turn;
import io.lapilli.gateway.upstream.UpstreamAnswer;
import io.lapilli.gateway.upstream.UpstreamAttempt;
import io.lapilli.gateway.upstream.UpstreamFailure;
import io.lapilli.pricing.Charge;
import io.lapilli.shared.TokenCounts;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageEvent;
import java.net.SocketTimeoutException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One admitted request on its way to an upstream and back: deployments are tried until one begins to answer, and
 * whatever happens, the request is settled once.
 */
final class Passage {

    private final Passages tools;
    private final Admitted request;
    private final Flight flight;
    private final Outlet outlet;
    private final Turns turns;
    private final @Nullable Turn first;
    private @Nullable Deployment deployment;
    private @Nullable Verdict verdict;
    private int tried;
    private boolean settled;
    private @Nullable Settled end;

    /** @param first the turn that it has already; null when there is none to have */
    Passage(Passages tools, Admitted request, Flight flight, Outlet outlet, Turns turns, @Nullable Turn first) {
        this.turns = turns;
        this.first = first;
        this.tools = tools;
        this.request = request;
        this.flight = flight;
        this.outlet = outlet;
    }

    /**
     * @return how it was settled; null when it could not be
     * @throws Refusal when the answer did not begin
     */
    @Nullable
    Settled run() {
        try {
            Refusal refusal = tryDeployments();
            if (refusal != null) {
                giveUp(refusal);
            }
            return end;
        } finally {
            if (!settled) {
                settle(500, "internal_error", 0, Consumption.NOTHING);
            }
        }
    }

    /** Null when one answered. */
    private @Nullable Refusal tryDeployments() {
        Refusal refusal = UpstreamErrors.unavailable();
        for (Turn turn = first; turn != null; turn = Passages.next(turns)) {
            Deployment next = turn.deployment();
            deployment = next;
            tried++;
            try (Pass place = turn.pass();
                    DeploymentWatch.Call watched = tools.watch.begin(next.id())) {
                verdict = new Verdict(request, flight, watched, place);
                attempt(next);
                return null;
            } catch (AttemptFailed failed) {
                refusal = failed.refusal();
                verdict().blame(refusal);
                if (!failed.another() || flight.cut()) {
                    return refusal;
                }
            }
        }
        return refusal;
    }

    private Verdict verdict() {
        return Objects.requireNonNull(verdict);
    }

    private void attempt(Deployment next) throws AttemptFailed {
        try {
            UpstreamAttempt attempt = tools.attempts.attempt(request, next);
            flight.carries(attempt, next.abortPolicy());
            flight.awaits(tools.patience.untilBegin(request.ask().streamed()));
            try (UpstreamAnswer answer = attempt.send()) {
                flight.arrived();
                receive(answer, next);
            }
        } catch (UpstreamFailure failure) {
            throw flight.stopped() || flight.timedOut()
                    ? AttemptFailed.tryNext(interruption(failure))
                    : UpstreamErrors.of(failure);
        } finally {
            flight.arrived();
        }
    }

    private void receive(UpstreamAnswer answer, Deployment from) throws AttemptFailed {
        if (answer.status() / 100 != 2) {
            flight.awaits(tools.patience.nextByte());
            throw tools.errors.of(answer, request, from);
        }
        verdict().began();
        if (request.ask().streamed()) {
            new StreamRelay(this, tools, request, flight, outlet, answer).relay();
        } else {
            new WholeRelay(this, tools, request, flight, outlet, answer).relay();
        }
    }

    private void giveUp(Refusal refusal) {
        boolean unheard = flight.departed();
        settle(
                unheard ? Outcome.CLIENT_GONE : refusal.status(),
                unheard ? null : refusal.reason(),
                0,
                Consumption.NOTHING);
        if (!unheard) {
            throw refusal;
        }
    }

    /** What to say of an answer that ended too early, by this exception. */
    Refusal interruption(Exception cause) {
        if (flight.stopped()) {
            return UpstreamErrors.stopping();
        }
        return flight.timedOut() || cause instanceof SocketTimeoutException
                ? UpstreamErrors.timeout()
                : UpstreamErrors.broken();
    }

    /**
     * Makes the end durable; after this only the last bytes may still be sent.
     *
     * @throws Refusal when it could not be made durable
     */
    Charge settle(int status, @Nullable String code, long firstTokenAt, Consumption consumed) {
        settled = true;
        if (verdict != null) {
            verdict.tell(status, code, firstTokenAt);
        }
        end = tools.settlement.settle(
                request, flight.startedAt(), new Outcome(status, code, deployment, tried, firstTokenAt, consumed));
        UsageEvent event = end.event();
        return event == null ? request.price().charge(TokenCounts.NONE) : event.charge();
    }
}
