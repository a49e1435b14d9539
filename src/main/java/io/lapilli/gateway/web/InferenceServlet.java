package io.lapilli.gateway.web;

import io.lapilli.gateway.BodyMemory;
import io.lapilli.gateway.Caller;
import io.lapilli.gateway.Incoming;
import io.lapilli.gateway.Refusal;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.RequestId;
import io.lapilli.usage.Endpoint;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Calls of models. */
final class InferenceServlet extends DataPlaneServlet {

    private final Endpoint endpoint;
    private final @Nullable String path;

    /** @param path below the servlet's own; null for none */
    InferenceServlet(ObjectProvider<DataPlane> plane, NewIds ids, Endpoint endpoint, @Nullable String path) {
        super(plane, ids);
        this.endpoint = endpoint;
        this.path = path;
    }

    @Override
    void serve(RequestId id, HttpServletRequest request, HttpServletResponse response, long startedAt)
            throws IOException {
        if (!Objects.equals(request.getPathInfo(), path)) {
            throw noSuchPath(request);
        }
        only("POST", request, response);
        Caller caller = plane().caller(request);
        try {
            serve(id, caller, request, response, startedAt);
        } catch (Refusal refusal) {
            if (!RateHeaders.areSet(response)) {
                RateHeaders.set(response, plane().gateway.left(caller));
            }
            throw refusal;
        }
    }

    private void serve(
            RequestId id, Caller caller, HttpServletRequest request, HttpServletResponse response, long startedAt)
            throws IOException {
        try (BodyMemory.Share memory = plane().memory.share()) {
            BodyReader.Body body = body(caller, request, memory);
            String rehearsal = request.getHeader("x-lapilli-rehearsal");
            plane().gateway
                    .serve(
                            new Incoming(id, caller, endpoint, body.bytes(), body.length(), rehearsal),
                            new ServletOutlet(request, response, startedAt));
        }
    }

    private BodyReader.Body body(Caller caller, HttpServletRequest request, BodyMemory.Share memory) {
        try {
            return plane().bodies.read(request, memory);
        } catch (Refusal refusal) {
            throw plane().callers.counted(caller, refusal);
        } catch (IOException brokenOff) {
            throw Refusal.invalid(408, "request_timeout", null, "The body of the request did not arrive.");
        }
    }
}
