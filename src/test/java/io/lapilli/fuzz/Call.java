package io.lapilli.fuzz;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One request to an operation: as it should be, or with one thing wrong about it. */
record Call(
        String method,
        String address,
        Map<String, String> headers,
        @Nullable String body) {

    /** Keys that open what. @param organisation the one that an operator key is to speak of */
    record Keys(String operator, String admin, String project, String organisation) {}

    /** What is wrong with it. */
    enum Wrong {
        NOTHING,
        FIELD,
        BODY,
        MEDIA_TYPE,
        PATH,
        QUERY,
        KEY
    }

    static Call of(ApiDocument.Operation operation, Values values, Random random, Keys keys) {
        Wrong wrong = random.nextInt(3) == 0 ? Wrong.NOTHING : values.pick(List.of(Wrong.values()));
        var headers = new HashMap<String, String>();
        authorise(operation, headers, values, random, keys, wrong == Wrong.KEY);
        String body = null;
        if (!operation.body().isMissingNode()) {
            JsonNode good = values.good("", operation.body(), 0);
            body = Values.json(wrong == Wrong.FIELD ? values.spoil(good) : good);
            if (wrong == Wrong.BODY) {
                body = values.broken(body);
            }
            headers.put("Content-Type", "application/json");
            if (wrong == Wrong.MEDIA_TYPE) {
                mediaType(headers, values);
            }
        }
        String address = path(operation, values, random, wrong == Wrong.PATH)
                + query(operation, values, random, wrong == Wrong.QUERY);
        return new Call(operation.method(), address, headers, body);
    }

    private static void authorise(
            ApiDocument.Operation operation,
            Map<String, String> headers,
            Values values,
            Random random,
            Keys keys,
            boolean wrong) {
        String right = operation.path().startsWith("/v1/operator")
                ? keys.operator()
                : operation.path().startsWith("/v1/organization")
                        ? values.pick(List.of(keys.operator(), keys.operator(), keys.operator(), keys.admin()))
                        : keys.project();
        headers.put("Authorization", "Bearer " + right);
        if (right.equals(keys.operator())) {
            headers.put("OpenAI-Organization", keys.organisation());
        }
        if (wrong) {
            switch (random.nextInt(7)) {
                case 0 -> headers.remove("Authorization");
                case 1 -> headers.put("Authorization", "Bearer sk-lap-nonsense");
                case 2 -> headers.put("Authorization", "Basic dXNlcjpwYXNz");
                case 3 -> headers.put("Authorization", "Bearer " + keys.project());
                case 4 -> headers.put("Authorization", "Bearer " + keys.admin());
                case 5 -> headers.put("OpenAI-Organization", "org_nonsense");
                default -> headers.put("Authorization", "Bearer " + "x".repeat(5_000));
            }
        }
    }

    private static void mediaType(Map<String, String> headers, Values values) {
        String type = values.pick(List.of(
                "text/plain",
                "application/xml",
                "nonsense",
                "multipart/form-data",
                "application/x-www-form-urlencoded",
                ""));
        if (type.isEmpty()) {
            headers.remove("Content-Type");
        } else {
            headers.put("Content-Type", type);
        }
    }

    private static String path(ApiDocument.Operation operation, Values values, Random random, boolean wrong) {
        String path = operation.path();
        List<JsonNode> parameters = operation.parameters("path");
        for (int i = 0; i < parameters.size(); i++) {
            String name = parameters.get(i).path("name").asString();
            String value = wrong && (i == parameters.size() - 1 || random.nextBoolean())
                    ? strangeSegment(values)
                    : name.equals("model")
                            ? "small"
                            : values.id(i == parameters.size() - 1 ? lastOf(path, name) : name);
            path = path.replace("{" + name + "}", encode(value));
        }
        return path;
    }

    /** What is before the last parameter says what it is: {@code …/projects/{id}}. */
    private static String lastOf(String path, String name) {
        if (!name.equals("id")) {
            return name;
        }
        String before = path.substring(0, path.indexOf("/{id}"));
        String collection = before.substring(before.lastIndexOf('/') + 1);
        return collection.endsWith("s") ? collection.substring(0, collection.length() - 1) : collection;
    }

    /** An empty segment is another path. */
    private static String strangeSegment(Values values) {
        String strange = values.strange();
        return strange.isBlank() ? "nobody" : strange.substring(0, Math.min(strange.length(), 3_000));
    }

    private static String query(ApiDocument.Operation operation, Values values, Random random, boolean wrong) {
        var parts = new ArrayList<String>();
        for (JsonNode parameter : operation.parameters("query")) {
            String name = parameter.path("name").asString();
            boolean required = parameter.path("required").asBoolean(false);
            if (required || random.nextInt(3) == 0 || wrong) {
                JsonNode value = values.good(name, parameter.path("schema"), 0);
                if (wrong && random.nextInt(3) > 0) {
                    parts.add(encode(name) + "=" + encode(shortened(values.strange())));
                } else if (value.isArray()) {
                    value.valueStream().forEach(one -> parts.add(encode(name) + "=" + encode(one.asString())));
                } else if (!value.isNull()) {
                    parts.add(encode(name) + "=" + encode(value.asString()));
                }
            }
        }
        if (wrong) {
            parts.add(values.pick(List.of("limit=0", "limit=101", "limit=x", "after=nothing", "x[]=1", "=", "a=%FF")));
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    /** A request line has its own limit. */
    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 1_000));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    HttpRequest request(String base) {
        var request = HttpRequest.newBuilder(URI.create(base + address))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        return request.build();
    }

    @Override
    public String toString() {
        String shown = body == null ? "" : body.length() > 400 ? body.substring(0, 400) + "…" : body;
        String at = address.length() > 300 ? address.substring(0, 300) + "…" : address;
        return method + ' ' + at + ' ' + headers.getOrDefault("Content-Type", "") + ' ' + shown;
    }
}
