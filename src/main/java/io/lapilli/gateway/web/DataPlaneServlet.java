package io.lapilli.gateway.web;

import io.lapilli.gateway.ErrorBody;
import io.lapilli.gateway.Refusal;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.RequestId;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/** What the data plane's paths have in common: an id for each request, and errors in the shape of OpenAI's API. */
abstract class DataPlaneServlet extends HttpServlet {

    private static final Logger log = LoggerFactory.getLogger(DataPlaneServlet.class);

    private final transient ObjectProvider<DataPlane> provider;
    private final transient NewIds ids;
    private transient volatile @org.jspecify.annotations.Nullable DataPlane plane;

    DataPlaneServlet(ObjectProvider<DataPlane> provider, NewIds ids) {
        this.provider = provider;
        this.ids = ids;
    }

    /** @throws Refusal before anything was answered */
    abstract void serve(RequestId id, HttpServletRequest request, HttpServletResponse response, long startedAt)
            throws IOException;

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long startedAt = System.nanoTime();
        var id = new RequestId(ids.next());
        response.setHeader("x-request-id", id.text());
        try {
            serve(id, request, response, startedAt);
        } catch (Refusal refusal) {
            answer(refusal, response, startedAt);
        } catch (RuntimeException unforeseen) {
            log.error("Request {} failed", id, unforeseen);
            if (response.isCommitted()) {
                throw unforeseen;
            }
            answer(Refusal.failed(500, "internal_error", "The request failed on our side.", null), response, startedAt);
        }
    }

    /** There once the application has started, which is before the first request. */
    final DataPlane plane() {
        DataPlane found = plane;
        if (found == null) {
            found = provider.getObject();
            plane = found;
        }
        return found;
    }

    static Refusal noSuchPath(HttpServletRequest request) {
        return Refusal.invalid(404, "not_found", null, "There is nothing at " + request.getRequestURI() + ".");
    }

    /** @throws Refusal 405 unless the method is that one */
    static void only(String method, HttpServletRequest request, HttpServletResponse response) {
        if (!request.getMethod().equals(method)) {
            response.setHeader("allow", method);
            throw Refusal.invalid(405, "method_not_allowed", null, "Only " + method + " is possible here.");
        }
    }

    private static void answer(Refusal refusal, HttpServletResponse response, long startedAt) throws IOException {
        response.resetBuffer();
        byte[] body = ErrorBody.json(refusal);
        response.setStatus(refusal.status());
        String retryAfter = refusal.retryAfter();
        if (retryAfter != null) {
            response.setHeader("retry-after", retryAfter);
        }
        if (!refusal.retryHelps()) {
            response.setHeader("x-should-retry", "false");
        }
        var outlet = new ServletOutlet(response, startedAt);
        outlet.begin("application/json", body.length, null);
        outlet.write(body, 0, body.length);
        outlet.finish();
    }
}
