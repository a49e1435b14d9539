package io.lapilli.gateway;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.UpstreamKind;
import io.lapilli.gateway.queue.Lanes;
import io.lapilli.gateway.queue.Turns;
import io.lapilli.gateway.upstream.UpstreamAttempt;
import io.lapilli.gateway.upstream.UpstreamCall;
import io.lapilli.gateway.upstream.UpstreamClient;
import io.lapilli.gateway.upstream.UpstreamFailure;
import io.lapilli.usage.Endpoint;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** Which deployments may answer a request, and a call to one of them. */
@Component
class Attempts {

    private final Catalog catalog;
    private final Lanes lanes;
    private final Routing.Condition condition;
    private final Map<UpstreamKind, UpstreamClient> clients = new EnumMap<>(UpstreamKind.class);

    Attempts(Catalog catalog, Lanes lanes, List<UpstreamClient> clients) {
        this.catalog = catalog;
        this.lanes = lanes;
        this.condition = Routing.Condition.of(lanes);
        clients.forEach(client -> this.clients.put(client.kind(), client));
    }

    /** The request's turns at those that may answer it. @param flight ends a wait when its client goes */
    Turns turns(Admitted request, Flight flight) {
        List<Deployment> order = Routing.order(
                request.model(), request.endpoint(), catalog, request.at(), condition, ThreadLocalRandom.current());
        return new Turns(lanes, request.caller().organisation().id(), order, System.nanoTime(), flight::waits);
    }

    UpstreamAttempt attempt(Admitted request, Deployment deployment) throws UpstreamFailure {
        return attempt(new UpstreamCall(
                catalog.upstream(deployment.upstream()),
                request.endpoint() == Endpoint.CHAT ? "/chat/completions" : "/embeddings",
                deployment.upstreamModel(),
                request.ask().forDeployment(deployment, request.hold().cap()),
                request.ask().streamed(),
                request.rehearsal()));
    }

    UpstreamAttempt attempt(UpstreamCall call) throws UpstreamFailure {
        UpstreamClient client = clients.get(call.upstream().kind());
        if (client == null) {
            throw new UpstreamFailure(UpstreamFailure.Reason.UNREACHABLE);
        }
        return client.attempt(call);
    }
}
