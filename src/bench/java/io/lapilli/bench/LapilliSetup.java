package io.lapilli.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes an organisation with prices, a project and its key over the portal's own HTTP interface, as
 * an operator would, and reads back what was charged.
 */
final class LapilliSetup implements Running.Charges {

    static final String MODEL = "bench-model";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String base;
    private final String adminKey;
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private String organization = "";
    private String projectKey = "";

    private LapilliSetup(String base, String adminKey) {
        this.base = base;
        this.adminKey = adminKey;
    }

    static LapilliSetup on(int port, String adminKey) throws IOException, InterruptedException {
        LapilliSetup setup = new LapilliSetup("http://127.0.0.1:" + port, adminKey);
        setup.makeOrganization("Bench");
        setup.price("prompt_uncached", "0.0008");
        setup.price("prompt_cached", "0.0002");
        setup.price("completion", "0.002");
        setup.makeKey();
        return setup;
    }

    /** A key of a further organisation, which pays the same prices. */
    String keyOf(String name) throws IOException, InterruptedException {
        return another(name).projectKey;
    }

    /** A further organisation, which pays the same prices. */
    LapilliSetup another(String name) throws IOException, InterruptedException {
        LapilliSetup other = new LapilliSetup(base, adminKey);
        other.makeOrganization(name);
        other.makeKey();
        return other;
    }

    /** A hard budget of the organisation, for life. */
    void budget(String amount) throws IOException, InterruptedException {
        post(
                "/v1/organization/budgets",
                Map.of(
                        "scope", "organization",
                        "amount", amount,
                        "currency", "CNY",
                        "period", "lifetime",
                        "mode", "hard"));
    }

    /** What the organisation was charged since this setup. */
    BigDecimal spent() throws IOException, InterruptedException {
        Object costs = send(request("/v1/organization/costs?limit=180&start_time="
                        + begin.truncatedTo(ChronoUnit.DAYS).getEpochSecond())
                .GET()
                .build());
        return JsonReader.list(costs, "data").stream()
                .flatMap(bucket -> JsonReader.list(bucket, "results").stream())
                .map(result -> new BigDecimal(JsonReader.text(JsonReader.member(result, "amount"), "value_exact")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the ledger says of a request. */
    record Recorded(boolean there, int status, BigDecimal amount) {}

    Recorded recorded(String id) throws IOException, InterruptedException {
        return outcome(id)
                .map(read -> new Recorded(
                        true, (int) JsonReader.number(read, "status"), new BigDecimal(JsonReader.text(read, "amount"))))
                .orElse(new Recorded(false, 0, BigDecimal.ZERO));
    }

    /** Proves everything, and answers what the proof came to. */
    Object reconcile() throws IOException, InterruptedException {
        String path = "/v1/operator/reconciliation";
        String run = JsonReader.text(post(path, Map.of("whole", true)), "id");
        while (true) {
            Object now = send(request(path).GET().build());
            Object last = JsonReader.member(now, "last_run");
            if (JsonReader.text(last, "id").equals(run)
                    && !JsonReader.text(last, "state").equals("running")) {
                return now;
            }
            Thread.sleep(200);
        }
    }

    /** Lets the model's only deployment have so many calls at a time. */
    void places(int concurrency) throws IOException, InterruptedException {
        deploy("concurrency", concurrency);
    }

    /** What becomes of an answer whose client has left: {@code cancel} or {@code drain}. */
    void aborts(String policy) throws IOException, InterruptedException {
        deploy("abort_policy", policy);
    }

    /** Changes one thing about the model's only deployment. */
    private void deploy(String name, Object value) throws IOException, InterruptedException {
        String path = "/v1/operator/models/" + MODEL;
        Object deployment = JsonReader.list(send(request(path).GET().build()), "deployments")
                .getFirst();
        post(
                path,
                Map.of(
                        "deployments",
                        List.of(Map.of(
                                "upstream",
                                JsonReader.text(deployment, "upstream"),
                                "upstream_model",
                                JsonReader.text(deployment, "upstream_model"),
                                name,
                                value))));
    }

    /** What a request came to, explained; empty while it is not recorded. */
    Optional<Object> outcome(String requestId) throws IOException, InterruptedException {
        HttpRequest request =
                request("/v1/organization/requests/" + requestId).GET().build();
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(read(request, answer));
    }

    private void makeOrganization(String name) throws IOException, InterruptedException {
        Object made = post("/v1/operator/organizations", Map.of("name", name, "currency", "CNY"));
        organization = JsonReader.text(made, "id");
    }

    String projectKey() {
        return projectKey;
    }

    /** Charged requests of the organisation since this setup, from its usage. */
    @Override
    public long requests() throws IOException, InterruptedException {
        Object usage = send(request("/v1/organization/usage/completions?bucket_width=1h&limit=168" + "&start_time="
                        + begin.getEpochSecond())
                .GET()
                .build());
        return JsonReader.list(usage, "data").stream()
                .flatMap(bucket -> JsonReader.list(bucket, "results").stream())
                .mapToLong(result -> JsonReader.number(result, "num_model_requests"))
                .sum();
    }

    private void price(String meter, String perThousand) throws IOException, InterruptedException {
        post(
                "/v1/operator/rates",
                Map.of(
                        "model",
                        MODEL,
                        "meter",
                        meter,
                        "price",
                        perThousand,
                        "per",
                        1000,
                        "currency",
                        "CNY",
                        "valid_from",
                        begin.toString()));
    }

    private void makeKey() throws IOException, InterruptedException {
        String project = JsonReader.text(post("/v1/organization/projects", Map.of("name", "Bench")), "id");
        Object account = post("/v1/organization/projects/" + project + "/service_accounts", Map.of("name", "bench"));
        projectKey = JsonReader.text(JsonReader.member(account, "api_key"), "value");
    }

    private Object post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonWriter.write(body)))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + adminKey);
        return organization.isEmpty() ? request : request.header("OpenAI-Organization", organization);
    }

    private static Object send(HttpRequest request) throws IOException, InterruptedException {
        return read(request, CLIENT.send(request, HttpResponse.BodyHandlers.ofString()));
    }

    private static Object read(HttpRequest request, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(request.method() + " " + request.uri().getPath() + " answered " + answer.statusCode()
                    + ": " + answer.body());
        }
        return JsonReader.read(answer.body());
    }
}
