package io.lapilli.gateway;

import io.lapilli.catalog.Model;
import io.lapilli.limit.Permit;
import io.lapilli.limit.RateState;
import io.lapilli.usage.Endpoint;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The data plane's one path: admission, routing, the answer, settlement. Clients over HTTP and callers in this process
 * come the same way. Safe for any number of threads; every call runs on the caller's, which should be a virtual one.
 */
@Component
public class Gateway {

    private final Admission admission;
    private final CallerCheck callers;
    private final RateGate rates;
    private final Settlement settlement;
    private final Flights flights;
    private final Passages passages;
    private final BodyMemory bodies;
    private final Estimator estimator;

    Gateway(
            Admission admission,
            CallerCheck callers,
            RateGate rates,
            Settlement settlement,
            Flights flights,
            Passages passages,
            BodyMemory bodies,
            Estimator estimator) {
        this.admission = admission;
        this.callers = callers;
        this.rates = rates;
        this.settlement = settlement;
        this.flights = flights;
        this.passages = passages;
        this.bodies = bodies;
        this.estimator = estimator;
    }

    /**
     * Answers a request into an outlet, and returns when its usage is durable and the answer has been written, or its
     * client has gone. An answer that breaks off after it began ends with an error event and without its last line.
     *
     * @return what became of it and what it costs; null when that could not be made durable and it costs nothing
     * @throws Refusal when the answer has not begun and will not
     */
    public @Nullable Settled serve(Incoming incoming, Outlet outlet) {
        try (Flight flight = launched(incoming, outlet);
                BodyMemory.Share memory = bodies.share()) {
            Entry entry = entered(incoming, flight, outlet, memory);
            return entry == null ? null : run(entry);
        }
    }

    private Flight launched(Incoming incoming, Outlet outlet) {
        try {
            return flights.launch(outlet);
        } catch (Refusal stopping) {
            throw callers.counted(incoming.caller(), stopping);
        }
    }

    private record Entry(Passage passage, Permit permit) {}

    /** Null when the client went while it waited. */
    private @Nullable Entry entered(Incoming incoming, Flight flight, Outlet outlet, BodyMemory.Share memory) {
        try {
            return opened(admission.admit(incoming, outlet, memory), flight, outlet);
        } catch (Refusal refusal) {
            throw callers.counted(incoming.caller(), refusal);
        }
    }

    private @Nullable Entry opened(Admitted request, Flight flight, Outlet outlet) {
        Entry entry = null;
        try {
            Passage passage = passages.open(request, flight, outlet, settlement::reserve);
            entry = passage == null ? null : new Entry(passage, request.permit());
            return entry;
        } finally {
            if (entry == null) {
                request.giveBack();
            }
        }
    }

    private static @Nullable Settled run(Entry entry) {
        Settled end = null;
        try {
            end = entry.passage().run();
            return end;
        } finally {
            entry.permit().end(tokens(end));
        }
    }

    /** What counts against limits of tokens: prompt and answer. */
    private static long tokens(@Nullable Settled end) {
        UsageEvent event = end == null ? null : end.event();
        return event == null ? 0 : event.tokens().input() + event.tokens().output();
    }

    /**
     * Tokens of a chat's prompt, by a real tokenizer that need not be the model's own.
     *
     * @param body a request as a client would send it
     * @throws Refusal 400 when it can't be one
     */
    public long promptTokens(byte[] body) {
        return estimator.prompt(Endpoint.CHAT, AskReader.read(Endpoint.CHAT, body, body.length));
    }

    /** How much is left to a caller, whatever the model. */
    public RateState left(Caller caller) {
        return rates.state(caller);
    }

    /** The models that the caller may use, by name. */
    public List<Model> models(Caller caller) {
        return admission.models(caller);
    }

    /** @throws Refusal 404 when the caller has no such model */
    public Model model(Caller caller, String name) {
        return admission.model(caller, name);
    }
}
