package io.lapilli.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks an upstream that a setting names which models it has. Follows no redirect. */
@Component
class ListedModels {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final JsonMapper json = JsonMapper.builder().build();

    /** @throws IOException when it can't be reached, refuses, or answers something else than a list of models */
    List<String> of(URI base, @Nullable String key) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/models"))
                .timeout(PATIENCE)
                .header("Accept", "application/json");
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IOException("it answered " + answer.statusCode());
                }
                return names(json.readTree(body.readNBytes(MOST_BYTES)));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } catch (JacksonException notJson) {
            throw new IOException("it answered no JSON", notJson);
        }
    }

    private static List<String> names(JsonNode answer) throws IOException {
        JsonNode data = answer.path("data");
        if (!data.isArray()) {
            throw new IOException("it answered no list of models");
        }
        var names = new ArrayList<String>();
        for (JsonNode model : data) {
            if (model.path("id").isString()) {
                names.add(model.path("id").stringValue());
            }
        }
        return names;
    }
}
