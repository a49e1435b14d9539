package io.lapilli.gateway.web;

import io.lapilli.gateway.GatewaySettings;
import io.lapilli.shared.NewIds;
import io.lapilli.usage.Endpoint;
import jakarta.servlet.Servlet;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The servlets of the data plane, by the path that each has below it. Made before what they serve with is there. */
@Component
class DataPlaneServlets {

    private final GatewaySettings settings;
    private final Map<String, Servlet> byPath;

    DataPlaneServlets(GatewaySettings settings, ObjectProvider<DataPlane> plane, NewIds ids) {
        this.settings = settings;
        this.byPath = Map.of(
                "/v1/chat",
                new InferenceServlet(plane, ids, Endpoint.CHAT, "/completions"),
                "/v1/embeddings",
                new InferenceServlet(plane, ids, Endpoint.EMBEDDINGS, null),
                "/v1/models",
                new ModelsServlet(plane, ids));
    }

    Map<String, Servlet> byPath() {
        return byPath;
    }

    /** Bytes of a refused body that are read and thrown away. */
    int mostSwallowed() {
        return Math.toIntExact(3 * settings.bodyLimit().toBytes());
    }
}
