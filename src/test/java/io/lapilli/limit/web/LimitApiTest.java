package io.lapilli.limit.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.catalog.ModelDraft;
import io.lapilli.catalog.ModelKind;
import io.lapilli.catalog.Models;
import io.lapilli.identity.Actor;
import io.lapilli.pricing.RateDraft;
import io.lapilli.pricing.Rates;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.support.ApiCalls;
import io.lapilli.support.HttpScene;
import io.lapilli.support.HttpTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@HttpTest
class LimitApiTest {

    private static final String OPERATOR = "/v1/operator/rate_limits";

    /** A name that other tests' models don't have, with a slash. */
    private final String model = "vendor/" + UUID.randomUUID();

    @LocalServerPort
    private int port;

    @Autowired
    private HttpScene scene;

    @Autowired
    private Models models;

    @Autowired
    private Rates rates;

    private OrganisationId mori;
    private ApiCalls admin;
    private ApiCalls operator;
    private String limits;

    @BeforeEach
    void open() {
        mori = scene.anOrganisation();
        admin = new ApiCalls(port).key(scene.anAdminKey(mori));
        operator = new ApiCalls(port).key(HttpTest.AUTOMATION_KEY);
        limits = "/v1/organization/projects/"
                + scene.aProject(mori, "Assistant").id().text() + "/rate_limits";
        models.create(new ModelDraft(model, ModelKind.CHAT, 32_000, null, List.of()));
        for (Meter meter : List.of(Meter.PROMPT_UNCACHED, Meter.COMPLETION)) {
            rates.add(
                    Actor.INSTALLATION,
                    RateDraft.list(model, meter, BigDecimal.ONE, 1000, "CNY", Instant.parse("2026-01-01T00:00:00Z")));
        }
    }

    @Test
    void limitsAProjectByModelAsInOpenAisApi() {
        JsonNode listed = entry();
        assertThat(listed.path("object").asString()).isEqualTo("project.rate_limit");
        assertThat(listed.path("id").asString()).isEqualTo("rl-" + model);
        assertThat(listed.path("max_requests_per_1_minute").isNull()).isTrue();

        var changed = admin.post(limits + "/rl-" + model, "{\"max_requests_per_1_minute\": 500}");
        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
        admin.post(limits + "/rl-" + model, "{\"max_tokens_per_1_minute\": 100000, \"max_requests_per_1_day\": 9000}");
        assertThat(entry().path("max_requests_per_1_minute").asLong()).isEqualTo(500);
        assertThat(entry().path("max_tokens_per_1_minute").asLong()).isEqualTo(100_000);
        assertThat(entry().path("max_requests_per_1_day").asLong()).isEqualTo(9_000);

        assertThat(admin.delete(limits + "/rl-" + model).status()).isEqualTo(200);
        assertThat(entry().path("max_requests_per_1_minute").isNull()).isTrue();
    }

    @Test
    void showsTheOrganisationsWhereAProjectHasNone() {
        operator.post(OPERATOR, """
                {"organization_id": "%s", "model": "%s", "max_requests_per_1_minute": 60, "max_concurrent_requests": 5}""".formatted(mori.text(), model));
        admin.post(limits + "/rl-" + model, "{\"max_requests_per_1_minute\": 10}");
        assertThat(entry().path("max_requests_per_1_minute").asLong()).isEqualTo(10);
        assertThat(entry().path("max_concurrent_requests").asLong()).isEqualTo(5);
    }

    @Test
    void limitsAllModelsTogether() {
        assertThat(admin.post(limits + "/rl-*", "{\"max_requests_per_1_minute\": 42}")
                        .json()
                        .path("model")
                        .asString())
                .isEqualTo("*");
        var all = admin.get(limits + "?limit=100").json();
        assertThat(all.path("last_id").asString()).isEqualTo("rl-*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"max_requests_per_1_minute\": 0}", "{\"max_tokens_per_1_minute\": -5}", "[]", "{"})
    void refusesWhatIsNoLimit(String body) {
        assertThat(admin.post(limits + "/rl-" + model, body).status()).isEqualTo(400);
    }

    @Test
    void keepsOrganisationsApart() {
        ApiCalls other = new ApiCalls(port).key(scene.anAdminKey(scene.anOrganisation()));
        assertThat(other.get(limits).status()).isEqualTo(404);
        assertThat(other.post(limits + "/rl-" + model, "{\"max_requests_per_1_minute\": 1}")
                        .status())
                .isEqualTo(404);
        assertThat(other.delete(limits + "/rl-" + model).status()).isEqualTo(404);
        assertThat(admin.get(limits + "/rl-none").status()).isIn(404, 405);
        assertThat(admin.post(limits + "/rl-none", "{\"max_requests_per_1_minute\": 1}")
                        .status())
                .isEqualTo(404);
        assertThat(admin.get(OPERATOR).status()).isEqualTo(403);
    }

    @Test
    void letsTheSellerLimitOrganisationsAndModels() {
        var made = operator.post(OPERATOR, "{\"model\": \"%s\", \"max_tokens_per_1_minute\": 1000}".formatted(model));
        assertThat(made.status()).as(made.response().body()).isEqualTo(200);
        String id = made.json().path("id").asString();
        assertThat(operator.post(OPERATOR, "{\"model\": \"%s\", \"max_tokens_per_1_minute\": 1000}".formatted(model))
                        .status())
                .isEqualTo(409);
        assertThat(operator.post(OPERATOR + "/" + id, "{\"max_requests_per_1_day\": 7}")
                        .json()
                        .path("max_tokens_per_1_minute")
                        .asLong())
                .isEqualTo(1000);
        assertThat(operator.get(OPERATOR + "?organization_id=" + mori.text())
                        .json()
                        .path("data")
                        .size())
                .isZero();
        assertThat(entry().path("max_requests_per_1_day").asLong()).isEqualTo(7);
        assertThat(operator.delete(OPERATOR + "/" + id).status()).isEqualTo(200);
        assertThat(operator.get(OPERATOR + "/" + id).status()).isEqualTo(404);
        assertThat(operator.post(OPERATOR, "{\"tier\": \"nobody's\", \"max_requests_per_1_day\": 7}")
                        .status())
                .isEqualTo(400);
        assertThat(operator.post(OPERATOR, "{\"max_requests_per_1_day\": 7}").status())
                .isEqualTo(400);
    }

    private JsonNode entry() {
        for (JsonNode entry : admin.get(limits + "?limit=100").json().path("data")) {
            if (entry.path("model").asString().equals(model)) {
                return entry;
            }
        }
        throw new AssertionError("no limit of " + model);
    }
}
