package io.lapilli.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the portal over HTTP as a client does, with a key; never follows a redirect. */
public final class ApiCalls {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String base;
    private final Map<String, String> headers = new HashMap<>();

    public ApiCalls(int port) {
        base = "http://127.0.0.1:" + port;
    }

    /** An answer; {@code json} is a missing node when the body is none. */
    public record Answer(int status, HttpResponse<String> response, JsonNode json) {

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String code() {
            return json.path("error").path("code").asString("");
        }
    }

    public ApiCalls with(String header, String value) {
        var other = new ApiCalls(base, headers);
        other.headers.put(header, value);
        return other;
    }

    public ApiCalls key(String secret) {
        return with("Authorization", "Bearer " + secret);
    }

    private ApiCalls(String base, Map<String, String> headers) {
        this.base = base;
        this.headers.putAll(headers);
    }

    public Answer get(String path) {
        return call("GET", path, null);
    }

    public Answer post(String path, String json) {
        return call("POST", path, json);
    }

    public Answer delete(String path) {
        return call("DELETE", path, null);
    }

    public Answer call(String method, String path, @Nullable String json) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (json != null) {
            request.setHeader("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean isJson =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    response.statusCode(),
                    response,
                    isJson
                            ? JsonMapper.shared().readTree(response.body())
                            : JsonMapper.shared().missingNode());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
