package io.lapilli.shared.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** Writes an error of the wire where no controller is: in filters, handlers and servlets. */
public final class ApiErrorWriter {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ApiErrorWriter() {}

    /** Answers with the error alone; what was written before, headers excepted, is dropped. */
    public static void write(HttpServletResponse response, int status, ApiErrorBody body) throws IOException {
        byte[] json = JSON.writeValueAsBytes(body);
        response.resetBuffer();
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
        response.flushBuffer();
    }

    public static void write(HttpServletResponse response, ApiException error) throws IOException {
        write(response, error.status(), error.body());
    }
}
