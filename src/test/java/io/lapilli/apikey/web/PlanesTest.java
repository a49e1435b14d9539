package io.lapilli.apikey.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.shared.OrganisationId;
import io.lapilli.support.ApiCalls;
import io.lapilli.support.HttpScene;
import io.lapilli.support.HttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class PlanesTest {

    private static final String MANAGEMENT = "/v1/organization/projects";

    /** Nothing has to be there: who gets as far as 404 was let in. */
    private static final String OPERATOR = "/v1/operator/nothing";

    @LocalServerPort
    private int port;

    @Autowired
    private HttpScene scene;

    private OrganisationId own;
    private OrganisationId other;

    @BeforeEach
    void twoOrganisations() {
        own = scene.anOrganisation();
        other = scene.anOrganisation();
    }

    @ParameterizedTest
    @CsvSource({
        "none,       '',      401, invalid_api_key",
        "none,       own,     401, invalid_api_key",
        "malformed,  '',      401, invalid_api_key",
        "unknown,    own,     401, invalid_api_key",
        "project,    '',      403, insufficient_permissions",
        "admin,      '',      200, ''",
        "admin,      own,     200, ''",
        "admin,      other,   401, mismatched_organization",
        "operator,   '',      400, missing_value",
        "operator,   own,     200, ''",
        "operator,   unknown, 404, not_found",
        "automation, '',      400, missing_value",
        "automation, own,     200, ''",
        "automation, unknown, 404, not_found",
    })
    void guardsTheManagementPlane(String key, String organisation, int status, String code) {
        var answer = as(key, organisation).get(MANAGEMENT);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("x-request-id")).startsWith("req_");
        assertThat(answer.header("set-cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "none,       401, invalid_api_key",
        "malformed,  401, invalid_api_key",
        "project,    403, insufficient_permissions",
        "admin,      403, insufficient_permissions",
        "operator,   404, not_found",
        "automation, 404, not_found",
    })
    void guardsTheOperatorPlane(String key, int status, String code) {
        var answer = as(key, "").get(OPERATOR);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(as(key, "").get("/actuator/prometheus").status()).isEqualTo(status == 404 ? 200 : status);
    }

    @Test
    void saysTheSameOfEveryKeyThatIsNotAccepted() {
        assertThat(as("none", "").get(MANAGEMENT).response().body())
                .isEqualTo(as("malformed", "").get(MANAGEMENT).response().body())
                .isEqualTo(as("unknown", "").get(MANAGEMENT).response().body());
    }

    @Test
    void needsNoKeyForItsDescription() {
        assertThat(new ApiCalls(port).get("/openapi.json").status()).isEqualTo(200);
    }

    @Test
    void tellsASuspendedOrganisationWhyAndLetsTheSellerIn() {
        String admin = scene.anAdminKey(own);
        scene.suspend(own, "invoice 7 is overdue");

        var refused = new ApiCalls(port).key(admin).get(MANAGEMENT);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("organization_suspended");
        assertThat(refused.json().path("error").path("message").asString()).contains("invoice 7 is overdue");
        assertThat(as("automation", "own").get(MANAGEMENT).status()).isEqualTo(200);
    }

    private ApiCalls as(String key, String organisation) {
        var calls = new ApiCalls(port);
        calls = switch (organisation) {
            case "own" -> calls.with("OpenAI-Organization", own.text());
            case "other" -> calls.with("OpenAI-Organization", other.text());
            case "unknown" -> calls.with("OpenAI-Organization", "org_unknown");
            default -> calls;
        };
        return switch (key) {
            case "malformed" -> calls.key("sk-lap-admin-0000000000000000000000000000000000000000");
            case "unknown" -> calls.key("sk-proj-something");
            case "project" -> calls.key(scene.aProjectKey(own));
            case "admin" -> calls.key(scene.anAdminKey(own));
            case "operator" -> calls.key(scene.anOperatorKey());
            case "automation" -> calls.key(HttpTest.AUTOMATION_KEY);
            default -> calls;
        };
    }
}
