package io.lapilli.gateway.web;

import io.lapilli.catalog.Model;
import io.lapilli.gateway.Caller;
import io.lapilli.gateway.json.Json;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/** The models that a key may use. */
final class ModelsServlet extends DataPlaneServlet {

    ModelsServlet(ObjectProvider<DataPlane> plane, NewIds ids) {
        super(plane, ids);
    }

    @Override
    void serve(RequestId id, HttpServletRequest request, HttpServletResponse response, long startedAt)
            throws IOException {
        only("GET", request, response);
        Caller caller = plane().caller(request);
        RateHeaders.set(response, plane().gateway.left(caller));
        String path = request.getPathInfo();
        var json = new StringBuilder();
        if (path == null || path.equals("/")) {
            list(json, plane().gateway.models(caller));
        } else {
            one(json, plane().gateway.model(caller, path.substring(1)));
        }
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
        var outlet = new ServletOutlet(response, startedAt);
        outlet.begin("application/json", body.length, null);
        outlet.write(body, 0, body.length);
        outlet.finish();
    }

    private static void list(StringBuilder json, List<Model> models) {
        json.append("{\"object\":\"list\",\"data\":[");
        for (int i = 0; i < models.size(); i++) {
            json.append(i == 0 ? "" : ",");
            one(json, models.get(i));
        }
        json.append("]}");
    }

    private static void one(StringBuilder json, Model model) {
        json.append("{\"id\":");
        Json.quote(json, model.name());
        json.append(",\"object\":\"model\",\"created\":")
                .append(model.createdAt().getEpochSecond())
                .append(",\"owned_by\":\"lapilli\"}");
    }
}
