package io.lapilli.gateway;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.UpstreamKind;
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
    private final Map<UpstreamKind, UpstreamClient> clients = new EnumMap<>(UpstreamKind.class);

    Attempts(Catalog catalog, List<UpstreamClient> clients) {
        this.catalog = catalog;
        clients.forEach(client -> this.clients.put(client.kind(), client));
    }

    /** In the order in which they are to be tried. */
    List<Deployment> of(Admitted request) {
        return Routing.order(request.model(), request.endpoint(), catalog, ThreadLocalRandom.current());
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
