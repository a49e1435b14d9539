package io.lapilli.demo.start;

import io.lapilli.apikey.KeyKind;
import io.lapilli.apikey.VerifiedKey;
import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.UpstreamKind;
import io.lapilli.demo.DemoCall;
import io.lapilli.gateway.Caller;
import io.lapilli.gateway.CallerCheck;
import io.lapilli.gateway.Gateway;
import io.lapilli.gateway.Incoming;
import io.lapilli.gateway.Refusal;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.RequestId;
import io.lapilli.usage.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes calls of the demo's customers: real ones, the way of every call, of models that nothing but the rehearsal
 * serves. No other upstream is ever asked.
 */
@Component
class DemoCalls {

    private static final Logger log = LoggerFactory.getLogger(DemoCalls.class);

    private final Catalog catalog;
    private final CallerCheck callers;
    private final Gateway gateway;
    private final NewIds ids;

    DemoCalls(Catalog catalog, CallerCheck callers, Gateway gateway, NewIds ids) {
        this.catalog = catalog;
        this.callers = callers;
        this.gateway = gateway;
        this.ids = ids;
    }

    /** Returns when it is answered, refused or has failed. */
    void make(DemoCall call) {
        if (!rehearsed(call.model())) {
            return;
        }
        byte[] body = DemoBody.of(call);
        try {
            gateway.serve(
                    new Incoming(
                            new RequestId(ids.next()),
                            caller(call),
                            call.endpoint(),
                            body,
                            body.length,
                            call.endpoint() == Endpoint.CHAT
                                    ? "cached=" + call.tokens().promptCached()
                                    : null),
                    Nowhere.INSTANCE);
        } catch (Refusal refused) {
            // a budget or a limit of the customer's own holds: as with every call, the refusal is counted
            log.debug("A call of the demo was refused: {}", refused.code());
        } catch (RuntimeException unforeseen) {
            log.warn("A call of the demo failed", unforeseen);
        }
    }

    private Caller caller(DemoCall call) {
        var key = new VerifiedKey(call.key(), KeyKind.PROJECT, call.organisation(), call.project(), null, null, null);
        return callers.check(key, call.project());
    }

    private boolean rehearsed(String name) {
        Model model = catalog.model(name);
        return model != null
                && model.deployments().stream()
                        .allMatch(deployment ->
                                catalog.upstream(deployment.upstream()).kind() == UpstreamKind.REHEARSAL);
    }
}
