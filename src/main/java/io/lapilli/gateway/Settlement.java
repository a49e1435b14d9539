package io.lapilli.gateway;

import io.lapilli.catalog.Deployment;
import io.lapilli.metering.JournalUnavailable;
import io.lapilli.metering.Ledger;
import io.lapilli.metering.NotConfirmed;
import io.lapilli.pricing.Charge;
import io.lapilli.usage.RequestRecord;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the ledger what was admitted and what became of it. */
@Component
class Settlement {

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);
    private static final String RETRY_AFTER = "5";
    /** Stands in the record of a request that was answered, and came to more than was held for it. */
    private static final String OVERRUN = "overrun";

    private final Ledger ledger;

    Settlement(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @throws Refusal 503 when the ledger can't take it, and then nothing may be sent upstream */
    void reserve(Admitted request) {
        try {
            ledger.reserve(request.reserved());
        } catch (JournalUnavailable unavailable) {
            throw overloaded("Usage can't be recorded at the moment, so nothing was sent to the model.");
        }
    }

    /**
     * Makes the end of a request durable.
     *
     * @param startedAt {@link System#nanoTime} at the admission
     * @throws Refusal 503 when it could not be made durable: then nothing is charged, and the answer must not look
     *     complete; and when the database that it should wait for is late
     */
    Settled settle(Admitted request, long startedAt, Outcome outcome) {
        Consumption consumed = outcome.consumed();
        Deployment deployment = outcome.deployment();
        UsageEvent event = consumed.isNothing() || deployment == null
                ? null
                : event(request, deployment, consumed, request.price().charge(consumed.tokens(), consumed.text()));
        var settled = new Settled(record(request, startedAt, outcome, event), event);
        Reservation.settle(request, event);
        try {
            ledger.settle(settled);
            Reservation.kept(request, event);
        } catch (JournalUnavailable unavailable) {
            Reservation.unsettle(request, event);
            log.error("Request {} could not be settled and is not charged", request.id(), unavailable);
            throw overloaded("The answer's usage could not be recorded. The request was not charged.");
        } catch (NotConfirmed late) {
            Reservation.kept(request, event);
            log.error("Request {} is in the journal only", request.id(), late);
            throw overloaded("The answer's usage could not be confirmed in time. The request will be charged.");
        }
        return settled;
    }

    private static Refusal overloaded(String message) {
        return Refusal.failed(503, "overloaded", message, RETRY_AFTER);
    }

    private static RequestRecord record(Admitted request, long startedAt, Outcome outcome, @Nullable UsageEvent event) {
        Deployment deployment = outcome.deployment();
        String code = outcome.code() == null && Reservation.overrun(request, event) ? OVERRUN : outcome.code();
        return new RequestRecord(
                request.id(),
                request.caller().organisation().id(),
                request.caller().project(),
                request.caller().key().id(),
                request.model().name(),
                deployment == null ? null : deployment.id(),
                request.endpoint(),
                request.ask().streamed(),
                outcome.status(),
                code,
                outcome.attempts(),
                request.at(),
                outcome.firstTokenAt() == 0 ? null : millis(startedAt, outcome.firstTokenAt()),
                millis(startedAt, System.nanoTime()));
    }

    private static UsageEvent event(Admitted request, Deployment deployment, Consumption consumed, Charge charge) {
        return new UsageEvent(
                request.id(),
                request.at(),
                request.caller().organisation().id(),
                request.caller().project(),
                request.caller().key().id(),
                request.model().name(),
                deployment.id(),
                request.endpoint(),
                Admission.STANDARD,
                consumed.tokens(),
                consumed.estimated(),
                charge);
    }

    private static int millis(long from, long to) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, (to - from) / 1_000_000));
    }
}
