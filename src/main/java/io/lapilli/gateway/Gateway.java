package io.lapilli.gateway;

import io.lapilli.catalog.Model;
import io.lapilli.usage.Settled;
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
    private final Settlement settlement;
    private final Flights flights;
    private final Passages passages;

    Gateway(Admission admission, CallerCheck callers, Settlement settlement, Flights flights, Passages passages) {
        this.admission = admission;
        this.callers = callers;
        this.settlement = settlement;
        this.flights = flights;
        this.passages = passages;
    }

    /**
     * Answers a request into an outlet, and returns when its usage is durable and the answer has been written, or its
     * client has gone. An answer that breaks off after it began ends with an error event and without its last line.
     *
     * @return what became of it and what it costs; null when that could not be made durable and it costs nothing
     * @throws Refusal when the answer has not begun and will not
     */
    public @Nullable Settled serve(Incoming incoming, Outlet outlet) {
        Admitted request = admitted(incoming);
        try (Flight flight = flights.launch(outlet)) {
            return passages.open(request, flight, outlet).run();
        }
    }

    private Admitted admitted(Incoming incoming) {
        try {
            Admitted request = admission.admit(incoming);
            settlement.reserve(request);
            return request;
        } catch (Refusal refusal) {
            throw callers.counted(incoming.caller(), refusal);
        }
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
