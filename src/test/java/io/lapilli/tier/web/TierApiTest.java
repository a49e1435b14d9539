package io.lapilli.tier.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.identity.Actor;
import io.lapilli.shared.OrganisationId;
import io.lapilli.support.ApiCalls;
import io.lapilli.support.HttpScene;
import io.lapilli.support.HttpTest;
import io.lapilli.tier.TierAssignments;
import io.lapilli.tier.Tiers;
import io.lapilli.usage.UsageFixtures;
import io.lapilli.usage.UsageHistory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Tiers over HTTP. The database is shared with other tests, so nobody may be left in a tier. */
@HttpTest
class TierApiTest {

    private static final String TIERS = "/v1/operator/tiers";
    /** A name that once had members stays taken. */
    private final String unique = UUID.randomUUID().toString().substring(0, 8);

    private final String a = "A " + unique;

    private final String b = "B " + a;
    private final String full = """
            {"name": "%s",
             "conditions": {"tokens": 40000000000, "window_days": 60, "paid": "100000.50", "days_since_first_payment": 30},
             "benefits": {"requests_per_minute": 12000, "tokens_per_minute": 60000000, "discount_percent": "6.25"},
             "target": {"percent": "10"}}""".formatted(a);

    @LocalServerPort
    private int port;

    @Autowired
    private HttpScene scene;

    @Autowired
    private Tiers tiers;

    @Autowired
    private TierAssignments assignments;

    @Autowired
    private UsageHistory history;

    private ApiCalls operator;
    private OrganisationId mori;
    private ApiCalls admin;

    @BeforeEach
    void keys() {
        operator = new ApiCalls(port).key(HttpTest.AUTOMATION_KEY);
        mori = scene.anOrganisation();
        admin = new ApiCalls(port).key(scene.anAdminKey(mori));
    }

    @AfterEach
    void leaveNoTier() {
        assignments.assign(Actor.INSTALLATION, mori, null);
        tiers.list().forEach(tier -> tiers.delete(Actor.INSTALLATION, tier.id()));
    }

    @Test
    void createsRetrievesModifiesAndDeletes() {
        JsonNode made = operator.post(TIERS, full).json();
        assertThat(made.path("object").asString()).isEqualTo("tier");
        assertThat(made.path("id").asString()).startsWith("tier_");
        assertThat(made.path("rank").asInt()).isEqualTo(1);
        assertThat(made.path("conditions").toString())
                .isEqualTo("{\"tokens\":40000000000,\"window_days\":60,\"paid\":\"100000.5\",\"currency\":\"CNY\","
                        + "\"days_since_first_payment\":30}");
        assertThat(made.path("benefits").toString())
                .isEqualTo("{\"requests_per_minute\":12000,\"tokens_per_minute\":60000000,"
                        + "\"discount_percent\":\"6.25\"}");
        assertThat(made.path("target").path("percent").asString()).isEqualTo("10");
        assertThat(made.path("created_at").isIntegralNumber()).isTrue();
        String path = TIERS + "/" + made.path("id").asString();
        assertThat(operator.get(path).json()).isEqualTo(made);

        JsonNode changed =
                operator.post(path, "{\"benefits\": {}, \"target\": {}}").json();
        assertThat(changed.path("conditions")).isEqualTo(made.path("conditions"));
        assertThat(changed.path("benefits").path("discount_percent").asString()).isEqualTo("0");
        assertThat(changed.path("benefits").path("requests_per_minute").isNull())
                .isTrue();
        assertThat(changed.path("target").path("percent").isNull()).isTrue();

        JsonNode lower = operator.post(
                        TIERS,
                        "{\"name\": \"%s\", \"rank\": 1, \"conditions\": {\"tokens\": 900000000000000}}".formatted(b))
                .json();
        assertThat(lower.path("conditions").path("window_days").asInt()).isEqualTo(30);
        JsonNode list = operator.get(TIERS + "?limit=1").json();
        assertThat(list.path("data").path(0).path("name").asString()).isEqualTo(b);
        assertThat(list.path("has_more").asBoolean()).isTrue();
        JsonNode rest = operator.get(
                        TIERS + "?limit=1&after=" + list.path("last_id").asString())
                .json();
        assertThat(rest.path("data").path(0).path("id")).isEqualTo(made.path("id"));
        assertThat(rest.path("has_more").asBoolean()).isFalse();

        assertThat(operator.delete(path).json().path("deleted").asBoolean()).isTrue();
        assertThat(operator.get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                            | name
            {"name": ""}                                                  | name
            {"name": 7}                                                   | name
            {"name": "x", "rank": 0}                                      | rank
            {"name": "x", "conditions": {"tokens": 0}}                    | tokens
            {"name": "x", "conditions": {"tokens": "many"}}               | tokens
            {"name": "x", "conditions": {"tokens": 1, "window_days": 0}}  | window_days
            {"name": "x", "conditions": {"paid": "1e9"}}                  | paid
            {"name": "x", "conditions": {"paid": "1", "currency": "x"}}   | currency
            {"name": "x", "conditions": []}                               | conditions
            {"name": "x", "benefits": {"discount_percent": "100"}}        | discount_percent
            {"name": "x", "benefits": {"requests_per_minute": 0}}         | requests_per_minute
            {"name": "x", "target": {"percent": "101"}}                   | target_percent
            """)
    void refusesByTheField(String body, String field) {
        var answer = operator.post(TIERS, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("param").asString()).isEqualTo(field);
    }

    @Test
    void refusesNamesThatAreTakenOrChangedAndTiersWithMembers() {
        JsonNode made = operator.post(TIERS, full).json();
        assertThat(operator.post(TIERS, full.replace(a, a.toLowerCase(Locale.ROOT)))
                        .code())
                .isEqualTo("already_exists");
        String path = TIERS + "/" + made.path("id").asString();
        assertThat(operator.post(path, "{\"name\": \"Other\"}").status()).isEqualTo(400);
        assertThat(operator.post(path, "{\"rank\": 0}").status()).isEqualTo(400);

        var assigned =
                operator.post("/v1/operator/organizations/" + mori.text() + "/tier", "{\"tier\": \"%s\"}".formatted(a));
        assertThat(assigned.json().path("tier").path("reason").asString()).isEqualTo("assigned");
        var refused = operator.delete(path);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("tier_in_use");
        operator.post("/v1/operator/organizations/" + mori.text() + "/tier", "{\"tier\": null}");
        assertThat(operator.delete(path).status()).isEqualTo(200);
        assertThat(operator.post("/v1/operator/organizations/" + mori.text() + "/tier", "{\"tier\": \"None\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void answersProgressToTheOrganisationItself() {
        assertThat(admin.get("/v1/organization/tier").json().path("tier").isNull())
                .isTrue();
        assertThat(admin.get("/v1/organization/tier").json().path("next").isNull())
                .isTrue();
        operator.post(TIERS, "{\"name\": \"%s\", \"conditions\": {\"tokens\": 900000000000000}}".formatted(a));
        operator.post(TIERS, full.replace(a, b));
        history.append(
                List.of(UsageFixtures.aRequest().of(mori).at(Instant.now()).charged()));
        operator.post("/v1/operator/organizations/" + mori.text() + "/tier", "{\"tier\": \"%s\"}".formatted(a));

        JsonNode progress = admin.get("/v1/organization/tier").json();

        assertThat(progress.path("object").asString()).isEqualTo("organization.tier");
        assertThat(progress.path("organization_id").asString()).isEqualTo(mori.text());
        assertThat(progress.path("tier").path("name").asString()).isEqualTo(a);
        assertThat(progress.path("next").path("name").asString()).isEqualTo(b);
        assertThat(progress.path("next")
                        .path("benefits")
                        .path("discount_percent")
                        .asString())
                .isEqualTo("6.25");
        JsonNode tokens = progress.path("conditions").path(0);
        assertThat(tokens.path("condition").asString()).isEqualTo("tokens");
        assertThat(tokens.path("current").asString()).isEqualTo("1500");
        assertThat(tokens.path("needed").asString()).isEqualTo("40000000000");
        assertThat(tokens.path("met").asBoolean()).isFalse();
        assertThat(tokens.path("window_days").asInt()).isEqualTo(60);
        assertThat(progress.path("conditions").path(1).path("currency").asString())
                .isEqualTo("CNY");
        assertThat(progress.path("conditions")).hasSize(3);
        assertThat(progress.path("forecast").path("state").asString()).isEqualTo("unknown");
        assertThat(progress.path("forecast").path("interval").asDouble()).isEqualTo(0.8);
        assertThat(progress.path("binding").isString()).isTrue();
        assertThat(progress.path("history").path(0).path("tier").asString()).isEqualTo(a);
        assertThat(operator.get("/v1/operator/organizations/" + mori.text() + "/tier")
                        .json())
                .isEqualTo(progress);
        assertThat(operator.with("OpenAI-Organization", mori.text())
                        .get("/v1/organization/tier")
                        .json())
                .isEqualTo(progress);
    }

    @Test
    void answersTheDistribution() {
        operator.post(TIERS, full);
        operator.post("/v1/operator/organizations/" + mori.text() + "/tier", "{\"tier\": \"%s\"}".formatted(a));
        JsonNode distribution = operator.get(TIERS + "/distribution?months=2").json();
        assertThat(distribution.path("members").asInt()).isEqualTo(1);
        assertThat(distribution.path("without_tier").asInt()).isPositive();
        assertThat(distribution.path("shape").asString()).isEqualTo("none");
        assertThat(distribution.path("data").path(0).path("percent").asString()).isEqualTo("100.0");
        assertThat(distribution.path("data").path(0).path("target_percent").asString())
                .isEqualTo("10");
        assertThat(distribution.path("months")).hasSize(2);
        assertThat(distribution.path("months").path(1).path("flows").path(0).toString())
                .isEqualTo("{\"from\":null,\"to\":\"" + a + "\",\"organizations\":1}");
        assertThat(operator.get(TIERS + "/distribution?months=0").status()).isEqualTo(400);
        assertThat(operator.get(TIERS + "/distribution?months=x").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/operator/tiers", "/v1/operator/tiers/distribution", "/v1/operator/tiers/tier_x"})
    void isTheOperatorsAlone(String path) {
        assertThat(admin.get(path).status()).isEqualTo(403);
        assertThat(new ApiCalls(port).get(path).status()).isEqualTo(401);
    }

    @Test
    void answersNothingAboutWhatIsNotThere() {
        assertThat(operator.get(TIERS + "/tier_x").status()).isEqualTo(404);
        assertThat(operator.delete(TIERS + "/tier_01kkzhkcg0et7t3wf47k93tdk8").status())
                .isEqualTo(404);
        assertThat(operator.get("/v1/operator/organizations/org_x/tier").status())
                .isEqualTo(404);
        assertThat(operator.get("/v1/operator/organizations/org_01kkzhkcg0et7t3wf47k93tdk8/tier")
                        .status())
                .isEqualTo(404);
        assertThat(operator.post("/v1/operator/organizations/org_01kkzhkcg0et7t3wf47k93tdk8/tier", "{}")
                        .status())
                .isEqualTo(404);
    }

    /** A charge names a rate that follows from a discount: whoever asks for it gets it. */
    @Test
    void answersTheRatesThatFollowFromADiscount() {
        operator.post("/v1/operator/models", "{\"id\": \"%s\", \"kind\": \"embedding\"}".formatted("m" + unique));
        operator.post("/v1/operator/rates", """
                {"model": "m%s", "meter": "embedding", "price": "0.0005", "per": 1000}""".formatted(unique));
        operator.post(TIERS, full);
        operator.post("/v1/operator/organizations/" + mori.text() + "/tier", "{\"tier\": \"%s\"}".formatted(a));

        JsonNode card = admin.get("/v1/organization/rate_card").json();
        JsonNode rate = null;
        for (JsonNode model : card.path("data")) {
            if (model.path("model").asString().equals("m" + unique)) {
                rate = model.path("rates").path(0);
            }
        }
        assertThat(rate).isNotNull();
        assertThat(rate.path("kind").asString()).isEqualTo("tier");
        assertThat(rate.path("price").asString()).isEqualTo("0.00046875");
        assertThat(operator.get("/v1/operator/rates/" + rate.path("id").asString())
                        .json())
                .isEqualTo(rate);
        assertThat(operator.get("/v1/operator/rates?limit=100").response().body())
                .doesNotContain(rate.path("id").asString());
    }
}
