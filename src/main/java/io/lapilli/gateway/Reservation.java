package io.lapilli.gateway;

import io.lapilli.budget.Bound;
import io.lapilli.budget.Budget;
import io.lapilli.budget.BudgetsNotReady;
import io.lapilli.budget.Hold;
import io.lapilli.budget.Holds;
import io.lapilli.budget.NothingLeft;
import io.lapilli.budget.Payer;
import io.lapilli.catalog.Model;
import io.lapilli.pricing.PinnedPrice;
import io.lapilli.usage.Endpoint;
import io.lapilli.usage.UsageEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The worst case of a request: asked of budgets and wallet before it is sent, given back with the truth at its end. */
@Component
class Reservation {

    /** What another tokenizer may make of a prompt, in percent of ours; more than that is an overrun. */
    private static final long ANOTHER_TOKENIZER = 125;

    private static final String RETRY_AFTER = "2";

    private final Holds holds;
    private final Estimator estimator;

    Reservation(Holds holds, Estimator estimator) {
        this.holds = holds;
        this.estimator = estimator;
    }

    /** @throws Refusal 429 when what is left does not cover a short answer, 503 while that is not known yet */
    Hold hold(Incoming incoming, Instant at, Model model, Ask ask, PinnedPrice price) {
        Caller caller = incoming.caller();
        var payer = new Payer(
                caller.organisation().id(), caller.project(), caller.key().id());
        try {
            return holds.take(
                    payer,
                    at,
                    new Bound(
                            price,
                            ask.inputAtMost(),
                            () -> estimator.prompt(incoming.endpoint(), ask) * ANOTHER_TOKENIZER / 100,
                            ask.choices(),
                            incoming.endpoint() == Endpoint.CHAT ? longest(model, ask) : 0));
        } catch (NothingLeft nothing) {
            throw usedUp(nothing.budget());
        } catch (BudgetsNotReady starting) {
            throw Refusal.failed(503, "overloaded", "The portal is starting.", RETRY_AFTER);
        }
    }

    private static long longest(Model model, Ask ask) {
        Integer most = model.maxOutputTokens();
        long possible = most == null ? model.contextWindow() : most;
        return ask.cap() == 0 ? possible : Math.min(possible, ask.cap());
    }

    private static Refusal usedUp(@Nullable Budget budget) {
        if (budget == null) {
            return Refusal.usedUp(
                    "insufficient_quota",
                    "The organization's balance does not cover a short answer of this model. Top it up to go on.");
        }
        String whose = switch (budget.scope().kind()) {
            case ORGANISATION -> "organization";
            case PROJECT -> "project";
            case KEY -> "API key";
            case GROUP -> "session or team";
        };
        return Refusal.usedUp(
                "budget_exceeded",
                "A budget of this " + whose + " is used up: what is left does not cover a short answer of this model.");
    }

    /** The request's end, before it is made durable. @param event null: it used nothing */
    static void settle(Admitted request, @Nullable UsageEvent event) {
        if (event == null) {
            request.hold().release();
        } else {
            request.hold().settle(request.id(), event.charge().total(), event.tokens());
        }
    }

    /** The end is durable. */
    static void kept(Admitted request, @Nullable UsageEvent event) {
        if (event != null) {
            request.hold().kept(request.id());
        }
    }

    /** The end could not be made durable, and nothing is charged. */
    static void unsettle(Admitted request, @Nullable UsageEvent event) {
        if (event != null) {
            request.hold().unsettle(request.id(), event.charge().total(), event.tokens());
        }
    }

    /** Whether it came to more than was held for it. */
    static boolean overrun(Admitted request, @Nullable UsageEvent event) {
        return event != null && request.hold().overrunBy(event.charge().total(), event.tokens());
    }
}
