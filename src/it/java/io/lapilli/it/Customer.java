package io.lapilli.it;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A fresh organisation with one project, its keys, and two priced models on an upstream: {@code small} and
 * {@code embed}.
 *
 * @param key a project key's secret
 * @param adminKey the secret of an admin key of the organisation
 * @param ownerLink by which its owner makes an account
 */
record Customer(String organisation, String project, String keyId, String key, String adminKey, String ownerLink) {

    static final String MODEL = "small";
    static final String EMBEDDING_MODEL = "embed";

    /** Prices of a thousand units, in CNY. */
    static final Map<String, String> PRICES =
            Map.of("prompt_uncached", "0.0008", "prompt_cached", "0.00016", "completion", "0.002");

    static final String EMBEDDING_PRICE = "0.0005";

    /** Makes the catalogue that the customers share; once for each application. */
    static void prepare(PackagedApplication application, String upstreamUrl) {
        Api operator = Api.operator(application);
        operator.post(
                "/v1/operator/upstreams",
                Map.of(
                        "name",
                        "scripted",
                        "base_url",
                        upstreamUrl,
                        "api_key",
                        "upstream-secret",
                        "apis",
                        List.of("chat", "embeddings"),
                        "allow_private",
                        true));
        model(operator, MODEL, "upstream-small");
        model(operator, EMBEDDING_MODEL, "upstream-embed");
        PRICES.forEach((meter, price) -> rate(operator, MODEL, meter, price));
        rate(operator, EMBEDDING_MODEL, "embedding", EMBEDDING_PRICE);
    }

    private static void model(Api operator, String id, String upstreamModel) {
        operator.post(
                "/v1/operator/models",
                Map.of(
                        "id",
                        id,
                        "kind",
                        id.equals(EMBEDDING_MODEL) ? "embedding" : "chat",
                        "context_window",
                        32768,
                        "max_output_tokens",
                        4096,
                        "deployments",
                        List.of(Map.of(
                                "upstream", "scripted", "upstream_model", upstreamModel, "weight", 1, "priority", 1))));
    }

    private static void rate(Api operator, String model, String meter, String price) {
        operator.post(
                "/v1/operator/rates",
                Map.of("model", model, "meter", meter, "price", price, "per", 1000, "currency", "CNY"));
    }

    static Customer create(PackagedApplication application) {
        Api operator = Api.operator(application);
        String name = UUID.randomUUID().toString();
        var made = operator.post(
                "/v1/operator/organizations",
                Map.of("name", "Customer " + name, "currency", "CNY", "owner_email", name + "@customer.example"));
        String organisation = made.get("id").asString();
        Api management = operator.of(organisation);
        String project = management
                .post("/v1/organization/projects", Map.of("name", "Assistant"))
                .get("id")
                .asString();
        var account = management.post(
                "/v1/organization/projects/" + project + "/service_accounts", Map.of("name", "backend"));
        String adminKey = management
                .post("/v1/organization/admin_api_keys", Map.of("name", "automation"))
                .get("value")
                .asString();
        return new Customer(
                organisation,
                project,
                account.get("api_key").get("id").asString(),
                account.get("api_key").get("value").asString(),
                adminKey,
                made.get("invite_url").asString());
    }
}
