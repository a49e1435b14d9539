package io.lapilli.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.support.ApiCalls;
import io.lapilli.support.HttpScene;
import io.lapilli.support.HttpTest;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Deployments over HTTP: watched, drained and tried. */
@HttpTest
class DeploymentApiTest {

    private static final String DEPLOYMENTS = "/v1/operator/deployments";
    private static final String MODELS = "/v1/operator/models";

    @LocalServerPort
    int port;

    @Autowired
    HttpScene scene;

    private final String unique = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
    private final String model = "m" + unique;
    private ApiCalls operator;

    @BeforeEach
    void open() {
        operator = new ApiCalls(port).key(scene.anOperatorKey());
        operator.post("/v1/operator/upstreams", """
                {"name": "u%s", "base_url": "http://127.0.0.1:9", "api_key": "their-secret", "allow_private": true}
                """.formatted(unique));
        operator.post(MODELS, body(""));
    }

    @Test
    void isDrainedAndResumed() {
        String id = id();
        ApiCalls.Answer drained = operator.post(DEPLOYMENTS + "/" + id + "/drain", "");
        assertThat(drained.status()).isEqualTo(200);
        assertThat(drained.json().get("drained_at").asLong()).isPositive();
        assertThat(operator.get(MODELS + "/" + model)
                        .json()
                        .at("/deployments/0/drained_at")
                        .asLong())
                .isEqualTo(drained.json().get("drained_at").asLong());

        operator.post(MODELS + "/" + model, body(""));
        assertThat(deployment().get("drained_at").isNull()).as("kept").isFalse();
        assertThat(deployment().get("id").asString()).isEqualTo(id);

        operator.post(DEPLOYMENTS + "/" + id + "/resume", "");
        assertThat(deployment().get("drained_at").isNull()).isTrue();
        operator.post(MODELS + "/" + model, body(", \"drained\": true"));
        assertThat(deployment().get("drained_at").isNull()).isFalse();
    }

    @Test
    void saysHowItDoes() {
        JsonNode one = operator.get(DEPLOYMENTS + "/" + id()).json();
        assertThat(one.get("object").asString()).isEqualTo("deployment");
        assertThat(one.get("model").asString()).isEqualTo(model);
        assertThat(one.get("upstream").asString()).isEqualTo("u" + unique);
        assertThat(one.get("running").asInt()).isZero();
        assertThat(one.at("/last_hour/condition").asString()).isEqualTo("unknown");
        assertThat(one.at("/last_hour/first_token_p95_ms").isNull()).isTrue();
        assertThat(operator.get(DEPLOYMENTS + "?limit=100").json().get("data").findValuesAsString("id"))
                .contains(id());
    }

    @Test
    void saysInATrialWhatIsWrong() {
        ApiCalls.Answer trial = operator.post(DEPLOYMENTS + "/" + id() + "/trial", "");
        assertThat(trial.status()).isEqualTo(200);
        assertThat(trial.json().get("ok").asBoolean()).isFalse();
        assertThat(trial.json().get("reason").asString()).isEqualTo("unreachable");
        assertThat(trial.response().body()).doesNotContain("their-secret", "127.0.0.1");
    }

    @Test
    void isTheOperatorsAlone() {
        String id = id();
        var customer = new ApiCalls(port).key(scene.anAdminKey(scene.anOrganisation()));
        assertThat(customer.get(DEPLOYMENTS).status()).isIn(401, 403, 404);
        for (String action : new String[] {"drain", "resume", "trial"}) {
            assertThat(customer.post(DEPLOYMENTS + "/" + id + "/" + action, "").status())
                    .isIn(401, 403, 404);
        }
        assertThat(deployment().get("drained_at").isNull()).isTrue();
        assertThat(operator.post(DEPLOYMENTS + "/dep_00000000000000000000000000/drain", "")
                        .status())
                .isEqualTo(404);
    }

    private String id() {
        return deployment().get("id").asString();
    }

    private JsonNode deployment() {
        return operator.get(MODELS + "/" + model).json().at("/deployments/0");
    }

    private String body(String more) {
        return """
                {"id": "%s", "deployments": [{"upstream": "u%s", "upstream_model": "theirs"%s}]}
                """.formatted(model, unique, more);
    }
}
