package io.lapilli.pricing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.shared.OrganisationId;
import io.lapilli.support.ApiCalls;
import io.lapilli.support.HttpScene;
import io.lapilli.support.HttpTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Upstreams, models, rates and the rate card over HTTP. */
@HttpTest
class OperatorPricesApiTest {

    private static final String UPSTREAMS = "/v1/operator/upstreams";
    private static final String MODELS = "/v1/operator/models";
    private static final String RATES = "/v1/operator/rates";

    @LocalServerPort
    private int port;

    @Autowired
    private HttpScene scene;

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private ApiCalls operator;

    @BeforeEach
    void anOperator() {
        operator = new ApiCalls(port).key(HttpTest.AUTOMATION_KEY);
    }

    @Test
    void anUpstreamNeverAnswersItsCredential() {
        var made = operator.post(UPSTREAMS, """
                {"name": "up-%s", "base_url": "https://api.example.com/v1/", "api_key": "sk-very-secret",
                 "apis": ["chat"], "allow_private": false}""".formatted(unique));

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.response().body()).doesNotContain("sk-very-secret");
        JsonNode upstream = made.json();
        assertThat(upstream.path("object").asString()).isEqualTo("upstream");
        assertThat(upstream.path("base_url").asString()).isEqualTo("https://api.example.com/v1");
        assertThat(upstream.path("has_api_key").asBoolean()).isTrue();
        assertThat(upstream.path("apis").toString()).isEqualTo("[\"chat\"]");
        assertThat(upstream.path("created_at").isIntegralNumber()).isTrue();

        String path = UPSTREAMS + "/" + upstream.path("id").asString();
        assertThat(operator.get(path).json()).isEqualTo(upstream);
        assertThat(operator.get(UPSTREAMS + "?limit=100").response().body())
                .contains("up-" + unique)
                .doesNotContain("sk-very-secret");
        assertThat(operator.post(path, "{\"api_key\": \"\", \"allow_private\": true}")
                        .json()
                        .path("has_api_key")
                        .asBoolean(true))
                .isFalse();
        var taken = operator.post(
                UPSTREAMS, "{\"name\": \"up-%s\", \"base_url\": \"https://b.example.com\"}".formatted(unique));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.code()).isEqualTo("already_exists");

        assertThat(operator.delete(path).json().path("deleted").asBoolean()).isTrue();
        assertThat(operator.get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"base_url": "https://a.example.com"}                                    | name
            {"name": "x"}                                                            | base_url
            {"name": "x", "base_url": "ftp://a.example.com"}                         | base_url
            {"name": "x", "base_url": 7}                                             | base_url
            {"name": "x", "base_url": "https://a.example.com", "apis": ["soap"]}     | apis
            {"name": "x", "base_url": "https://a.example.com", "apis": []}           | apis
            {"name": "x", "base_url": "https://a.example.com", "apis": [null]}       | apis
            {"name": "x", "base_url": "https://a.example.com", "api_key": "a b"}     | api_key
            {"name": "x", "base_url": "https://a.example.com", "allow_private": "x"} | allow_private
            """)
    void refusesAnUpstreamByItsField(String body, String field) {
        assertInvalid(operator.post(UPSTREAMS, body), field);
    }

    @Test
    void aModelHoldsItsDeployments() {
        anUpstream();
        var made = operator.post(MODELS, """
                {"id": "vendor/m-%1$s", "context_window": 32768, "max_output_tokens": 4096, "deployments": [
                  {"upstream": "up-%1$s", "upstream_model": "b", "weight": 3, "priority": 2},
                  {"upstream": "up-%1$s", "upstream_model": "a"}]}""".formatted(unique));

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.json().path("kind").asString()).isEqualTo("any");
        JsonNode deployments = made.json().path("deployments");
        assertThat(deployments.path(0).path("upstream").asString()).isEqualTo("up-" + unique);
        assertThat(deployments.path(0).path("upstream_model").asString()).isEqualTo("a");
        assertThat(deployments.path(0).path("priority").asInt()).isEqualTo(1);
        assertThat(deployments.path(1).path("weight").asInt()).isEqualTo(3);

        String path = MODELS + "/vendor/m-" + unique;
        assertThat(operator.get(path).json()).isEqualTo(made.json());
        var changed = operator.post(path, "{\"context_window\": 1000}").json();
        assertThat(changed.path("context_window").asInt()).isEqualTo(1000);
        assertThat(changed.path("deployments")).isEqualTo(deployments);
        assertThat(operator.post(path, "{\"id\": \"other\"}").status()).isEqualTo(400);
        assertThat(operator.post(MODELS, "{\"id\": \"vendor/m-%s\"}".formatted(unique))
                        .code())
                .isEqualTo("already_exists");

        assertThat(operator.delete(path).json().path("deleted").asBoolean()).isTrue();
        assertThat(operator.get(path).json().path("retired_at").isIntegralNumber())
                .isTrue();
        assertThat(operator.post(path, "{\"retired\": false}")
                        .json()
                        .path("retired_at")
                        .isNull())
                .isTrue();
        assertThat(operator.get(MODELS + "/unknown").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                              | id
            {"id": "a b"}                                                                   | id
            {"id": "m", "context_window": 0}                                                | context_window
            {"id": "m", "context_window": "x"}                                              | context_window
            {"id": "m", "max_output_tokens": 0}                                             | max_output_tokens
            {"id": "m", "kind": "video"}                                                    | kind
            {"id": "m", "deployments": [{"upstream_model": "a"}]}                           | deployments.upstream
            {"id": "m", "deployments": [{"upstream": "none", "upstream_model": "a"}]}       | deployments.upstream
            {"id": "m", "deployments": [null]}                                              | deployments
            """)
    void refusesAModelByItsField(String body, String field) {
        assertInvalid(operator.post(MODELS, body), field);
    }

    @Test
    void anUpstreamInUseStays() {
        String id = anUpstream();
        aModel("{\"upstream\": \"%s\", \"upstream_model\": \"a\"}".formatted(id));

        var refused = operator.delete(UPSTREAMS + "/" + id);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("upstream_in_use");
    }

    @Test
    void aRateIsAnsweredAsItWasGiven() {
        aModel("");
        OrganisationId organisation = scene.anOrganisation();
        var made = operator.post(RATES, """
                {"model": "m-%s", "meter": "prompt_uncached", "price": "0.00080", "per": 1000, "currency": "CNY",
                 "valid_from": "2026-01-01T08:00:00+08:00", "valid_to": null, "organization_id": "%s", "tier": null,
                 "service_class": "batch", "prompt_tokens_min": 0, "prompt_tokens_max": 32768,
                 "window": {"zone": "Asia/Shanghai", "days": ["TUE", "MON"], "from": "22:00", "to": "08:00"}}""".formatted(unique, organisation));

        assertThat(made.status()).as(made.response().body()).isEqualTo(200);
        JsonNode rate = made.json();
        assertThat(rate.path("object").asString()).isEqualTo("rate");
        assertThat(rate.path("kind").asString()).isEqualTo("contract");
        assertThat(rate.path("price").asString()).isEqualTo("0.0008");
        assertThat(rate.path("valid_from").asString()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(rate.path("valid_to").isNull()).isTrue();
        assertThat(rate.path("tier").isNull()).isTrue();
        assertThat(rate.path("organization_id").asString()).isEqualTo(organisation.text());
        assertThat(rate.path("prompt_tokens_max").asInt()).isEqualTo(32768);
        assertThat(rate.path("window").toString())
                .isEqualTo(
                        "{\"zone\":\"Asia/Shanghai\",\"days\":[\"MON\",\"TUE\"],\"from\":\"22:00\",\"to\":\"08:00\"}");
        assertThat(operator.get(RATES + "/" + rate.path("id").asString()).json())
                .isEqualTo(rate);
        assertThat(operator.get(RATES + "?organization_id=" + organisation)
                        .json()
                        .path("data"))
                .containsExactly(rate);
    }

    @Test
    void aRateEndsTheOneBeforeAndPagesInOrder() {
        aModel("");
        JsonNode first = aRate("prompt_uncached", "0.005").json();
        aRate("completion", "0.009");
        String start = Instant.parse("2100-01-01T00:00:00Z").toString();
        var planned = operator.post(RATES, """
                {"model": "m-%s", "meter": "prompt_uncached", "price": "0.0008", "per": 1000, "valid_from": "%s"}""".formatted(unique, start));
        assertThat(planned.json().path("currency").asString()).isEqualTo("CNY");

        String path = RATES + "/" + first.path("id").asString();
        assertThat(operator.get(path).json().path("valid_to").asString()).isEqualTo(start);
        var page = operator.get(RATES + "?model=m-" + unique + "&limit=2").json();
        assertThat(page.path("data")).hasSize(2);
        assertThat(page.path("has_more").asBoolean()).isTrue();
        assertThat(page.path("first_id").asString()).isEqualTo(first.path("id").asString());
        var rest = operator.get(RATES + "?model=m-" + unique + "&limit=2&after="
                        + page.path("last_id").asString())
                .json();
        assertThat(rest.path("data")).containsExactly(planned.json());
        assertThat(rest.path("has_more").asBoolean(true)).isFalse();

        assertThat(operator.delete(RATES + "/" + planned.json().path("id").asString())
                        .json()
                        .path("deleted")
                        .asBoolean())
                .isTrue();
        assertThat(operator.get(path).json().path("valid_to").isNull()).isTrue();
        var ended = operator.post(path + "/end", "");
        assertThat(ended.status()).as(ended.response().body()).isEqualTo(200);
        assertThat(ended.json().path("valid_to").isNull()).isFalse();
        assertInvalid(operator.post(path, "{\"valid_to\": \"2020-01-01T00:00:00Z\"}"), "valid_to");
    }

    @Test
    void aConflictNamesTheOther() {
        aModel("");
        String body = """
                {"model": "m-%s", "meter": "completion", "price": "1", "per": 1000, "prompt_tokens_max": 1000}""".formatted(unique);
        String there = operator.post(RATES, body).json().path("id").asString();

        var conflict = operator.post(RATES, body.replace("\"prompt_tokens_max\": 1000", "\"prompt_tokens_min\": 1000"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.code()).isEqualTo("rate_conflict");
        assertThat(conflict.json().path("error").path("message").asString()).contains(there);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "model": "none"                                                                 | model
            "meter": "tokens"                                                               | meter
            "meter": "outcomes"                                                             | meter
            "price": "-1"                                                                   | price
            "price": "1e-3"                                                                 | price
            "price": 0.0008                                                                 | price
            "price": "0.0000000000000001"                                                   | price
            "per": 0                                                                        | per
            "per": 3                                                                        | price
            "per": "x"                                                                      | per
            "currency": "yuan"                                                              | currency
            "valid_from": "yesterday"                                                       | valid_from
            "valid_from": "+100000-01-01T00:00:00Z"                                         | valid_from
            "valid_from": "2100-01-01T00:00:00Z", "valid_to": "2099-01-01T00:00:00Z"        | valid_to
            "organization_id": "org_none"                                                   | organization_id
            "service_class": "Very Fast"                                                    | service_class
            "prompt_tokens_min": -1                                                         | prompt_tokens_min
            "prompt_tokens_min": 5, "prompt_tokens_max": 4                                  | prompt_tokens_max
            "window": {"zone": "Mars/Base", "from": "22:00", "to": "08:00"}                 | window.zone
            "window": {"zone": "UTC", "to": "08:00"}                                        | window.from
            "window": {"zone": "UTC", "from": "22:00", "to": "25:00"}                       | window.to
            "window": {"zone": "UTC", "from": "22:00", "to": "08:00", "days": ["MONDAY"]}   | window.days
            """)
    void refusesARateByItsField(String change, String field) {
        aModel("");
        var body = new StringBuilder("{");
        String[][] usual = {
            {"model", "\"m-" + unique + "\""}, {"meter", "\"completion\""}, {"price", "\"1\""}, {"per", "1000"}
        };
        for (String[] part : usual) {
            if (!change.contains("\"" + part[0] + "\":")) {
                body.append('"').append(part[0]).append("\": ").append(part[1]).append(", ");
            }
        }
        assertInvalid(operator.post(RATES, body + change + "}"), field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "meter", "price", "per"})
    void aRateNeedsItsParts(String missing) {
        String body = "{\"model\": \"m\", \"meter\": \"completion\", \"price\": \"1\", \"per\": 1000, \"unknown\": 1}";

        assertInvalid(operator.post(RATES, body.replaceAll("\"" + missing + "\": [^,]*, ", "")), missing);
    }

    @Test
    void theRateCardHoldsOnesOwnContractAndNobodyElses() {
        aModel("");
        aRate("prompt_uncached", "0.0008");
        aRate("completion", "0.002");
        OrganisationId mine = scene.anOrganisation();
        OrganisationId other = scene.anOrganisation();
        for (String[] contract : new String[][] {{mine.text(), "0.001"}, {other.text(), "0.0001"}}) {
            operator.post(RATES, """
                    {"model": "m-%s", "meter": "completion", "price": "%s", "per": 1000, "organization_id": "%s"}""".formatted(unique, contract[1], contract[0]));
        }

        var card = new ApiCalls(port)
                .key(scene.anAdminKey(mine))
                .get("/v1/organization/rate_card")
                .json();

        assertThat(card.path("object").asString()).isEqualTo("rate_card");
        assertThat(card.path("currency").asString()).isEqualTo("CNY");
        JsonNode model = card.path("data")
                .valueStream()
                .filter(entry -> entry.path("model").asString().equals("m-" + unique))
                .findFirst()
                .orElseThrow();
        assertThat(model.path("rates")
                        .valueStream()
                        .map(rate -> rate.path("meter").asString()
                                + " "
                                + rate.path("price").asString()))
                .containsExactly("prompt_uncached 0.0008", "completion 0.001");
        assertThat(card.toString()).doesNotContain(other.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {UPSTREAMS, MODELS, RATES, UPSTREAMS + "/x", MODELS + "/x", RATES + "/x"})
    void isForTheOperatorOnly(String path) {
        var admin = new ApiCalls(port).key(scene.anAdminKey(scene.anOrganisation()));

        assertThat(admin.get(path).status()).isEqualTo(403);
        assertThat(admin.post(path, "{}").status()).isEqualTo(403);
        assertThat(new ApiCalls(port).get(path).status()).isEqualTo(401);
    }

    private String anUpstream() {
        return operator.post(
                        UPSTREAMS,
                        "{\"name\": \"up-%s\", \"base_url\": \"https://api.example.com/v1\"}".formatted(unique))
                .json()
                .path("id")
                .asString();
    }

    private void aModel(String deployment) {
        var made = operator.post(MODELS, "{\"id\": \"m-%s\", \"deployments\": [%s]}".formatted(unique, deployment));
        assertThat(made.status()).as(made.response().body()).isEqualTo(200);
    }

    private ApiCalls.Answer aRate(String meter, String price) {
        var made = operator.post(
                RATES,
                "{\"model\": \"m-%s\", \"meter\": \"%s\", \"price\": \"%s\", \"per\": 1000}"
                        .formatted(unique, meter, price));
        assertThat(made.status()).as(made.response().body()).isEqualTo(200);
        return made;
    }

    private static void assertInvalid(ApiCalls.Answer answer, String field) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.json().path("error").path("type").asString()).isEqualTo("invalid_request_error");
        assertThat(answer.json().path("error").path("param").asString()).isEqualTo(field);
    }
}
