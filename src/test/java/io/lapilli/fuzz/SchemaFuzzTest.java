package io.lapilli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.shared.OrganisationId;
import io.lapilli.support.ApiCalls;
import io.lapilli.support.HttpScene;
import io.lapilli.support.HttpTest;
import io.lapilli.support.TestDatabase;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * {@code /openapi.json} is true: whatever is sent to an operation, good or bad, it answers with one of the statuses that
 * are documented for it, in the documented shape, and never with a failure of the portal's own. The same calls each time.
 */
@HttpTest
// what it leaves behind is nothing that another test should find
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:fuzz;DB_CLOSE_DELAY=-1;" + TestDatabase.H2_OPTIONS,
            "lapilli.data=target/fuzz-test-${test.fork:0}"
        })
@DirtiesContext
class SchemaFuzzTest {

    private static final long SEED = 20_261_124;
    private static final int ROUNDS = 16;
    private static final int FEW = 12;
    /** Each of these leaves a file behind. */
    private static final String BACKUPS = "/v1/operator/backups";

    @LocalServerPort
    private int port;

    @Autowired
    private HttpScene scene;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Test
    void everyAnswerIsDocumented() throws Exception {
        var api = new ApiDocument(new ApiCalls(port).get("/openapi.json").json());
        var random = new Random(SEED);
        var values = new Values(api, random);
        OrganisationId organisation = scene.anOrganisation();
        var keys = new Call.Keys(
                HttpTest.AUTOMATION_KEY,
                scene.anAdminKey(organisation),
                scene.aProjectKey(organisation),
                organisation.text());
        aModelWhoseServerIsGone();
        var faults = new ArrayList<String>();
        Map<Integer, Integer> statuses = new TreeMap<>();
        // one call gets to where nobody answers; those made at random may all be refused before
        statuses.merge(calledInVain(scene.aProjectKey(organisation)), 1, Integer::sum);
        for (int round = 0; round < ROUNDS; round++) {
            for (ApiDocument.Operation operation : api.operations()) {
                if (operation.path().equals(BACKUPS) && round % FEW > 0) {
                    continue;
                }
                Call call = Call.of(operation, values, random, keys);
                HttpResponse<String> answer =
                        http.send(call.request("http://127.0.0.1:" + port), HttpResponse.BodyHandlers.ofString());
                statuses.merge(answer.statusCode(), 1, Integer::sum);
                values.learn(answer.body());
                String fault = fault(api, operation, answer);
                if (fault != null) {
                    faults.add(operation + ": " + fault + "\n    " + call);
                }
            }
        }
        assertThat(faults)
                .as("%d faults; answers by status: %s", faults.size(), statuses)
                .isEmpty();
        // it was not all refused at the door
        assertThat(statuses.getOrDefault(200, 0)).isGreaterThan(250);
        assertThat(statuses).containsKeys(400, 401, 403, 404, 409, 415, 503);
    }

    private int calledInVain(String key) {
        return new ApiCalls(port)
                .key(key)
                .post(
                        "/v1/chat/completions",
                        "{\"model\": \"small\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}")
                .status();
    }

    private void aModelWhoseServerIsGone() {
        var operator = new ApiCalls(port).key(HttpTest.AUTOMATION_KEY);
        operator.post(
                "/v1/operator/upstreams",
                "{\"name\": \"gone\", \"base_url\": \"http://127.0.0.1:9/v1\", \"allow_private\": true}");
        operator.post(
                "/v1/operator/models",
                "{\"id\": \"small\", \"kind\": \"chat\", \"context_window\": 32768,"
                        + " \"deployments\": [{\"upstream\": \"gone\", \"upstream_model\": \"small\"}]}");
        for (String meter : new String[] {"prompt_uncached", "completion"}) {
            operator.post(
                    "/v1/operator/rates",
                    "{\"model\": \"small\", \"meter\": \"" + meter
                            + "\", \"price\": \"0.1\", \"per\": 1000, \"currency\": \"CNY\"}");
        }
    }

    private static @Nullable String fault(
            ApiDocument api, ApiDocument.Operation operation, HttpResponse<String> answer) {
        int status = answer.statusCode();
        boolean ours = status >= 500
                && (!operation.path().matches("/v1/(chat|embeddings).*")
                        || answer.body().contains("internal_error"));
        if (ours) {
            return "status " + status + ": " + answer.body();
        }
        return api.fault(
                operation, status, answer.headers().firstValue("Content-Type").orElse(""), answer.body());
    }
}
