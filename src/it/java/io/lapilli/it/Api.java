package io.lapilli.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the planes over HTTP with one key; answers are JSON trees, and an unexpected status is a failure. */
final class Api {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String url;
    private final Map<String, String> headers;

    private Api(String url, Map<String, String> headers) {
        this.url = url;
        this.headers = headers;
    }

    static Api with(PackagedApplication application, String key) {
        return new Api(application.url(), Map.of("Authorization", "Bearer " + key));
    }

    static Api operator(PackagedApplication application) {
        return with(application, PackagedApplication.ADMIN_KEY);
    }

    /** The same key on the management plane of that organisation. */
    Api of(String organisation) {
        var more = new HashMap<>(headers);
        more.put("OpenAI-Organization", organisation);
        return new Api(url, more);
    }

    JsonNode get(String path) {
        return expect(send("GET", path, null), 200);
    }

    JsonNode post(String path, Object body) {
        return expect(send("POST", path, body), 200);
    }

    JsonNode delete(String path) {
        return expect(send("DELETE", path, null), 200);
    }

    HttpResponse<String> send(String method, String path, Object body) {
        var request = HttpRequest.newBuilder(URI.create(url + path));
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(
                            method,
                            HttpRequest.BodyPublishers.ofString(
                                    body instanceof String text ? text : JSON.writeValueAsString(body)));
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode expect(HttpResponse<String> answer, int status) {
        if (answer.statusCode() / 100 != status / 100) {
            throw new AssertionError(answer.request().method() + " " + answer.uri() + " answered " + answer.statusCode()
                    + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
