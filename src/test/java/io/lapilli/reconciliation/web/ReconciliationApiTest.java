package io.lapilli.reconciliation.web;

import static io.lapilli.usage.UsageFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.reconciliation.ReconciliationFixtures;
import io.lapilli.reconciliation.Reconciliations;
import io.lapilli.shared.OrganisationId;
import io.lapilli.support.ApiCalls;
import io.lapilli.support.HttpScene;
import io.lapilli.support.HttpTest;
import io.lapilli.usage.UsageHistory;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HttpTest
class ReconciliationApiTest {

    private static final String RECONCILIATION = "/v1/operator/reconciliation";

    @LocalServerPort
    private int port;

    @Autowired
    private HttpScene scene;

    @Autowired
    private UsageHistory history;

    @Autowired
    private Reconciliations reconciliations;

    @Autowired
    private JdbcClient jdbc;

    private ApiCalls operator;

    @BeforeEach
    void call() {
        operator = new ApiCalls(port).key(scene.anOperatorKey());
    }

    @Test
    void isTheSellersOnly() {
        var customer = new ApiCalls(port).key(scene.anAdminKey(scene.anOrganisation()));
        assertThat(customer.get(RECONCILIATION).status()).isEqualTo(403);
        assertThat(customer.post(RECONCILIATION, "{}").status()).isEqualTo(403);
        assertThat(customer.get(RECONCILIATION + "/differences").status()).isEqualTo(403);
        assertThat(new ApiCalls(port).get(RECONCILIATION).status()).isEqualTo(401);
    }

    @Test
    void aRunCanBeAskedForAndIsToldOf() {
        for (String body : List.of("", "{}", "{\"whole\": true}")) {
            var begun = operator.post(RECONCILIATION, body);
            assertThat(begun.status()).as(body).isEqualTo(200);
            assertThat(begun.json().path("object").asString()).isEqualTo("reconciliation.run");
            assertThat(begun.json().path("id").asString()).startsWith("reconciliation_");
        }
        assertThat(operator.post(RECONCILIATION, "{\"whole\": \"maybe\"}").status())
                .isEqualTo(400);
        assertThat(operator.get(RECONCILIATION).json().at("/last_run/id").asString())
                .startsWith("reconciliation_");
    }

    @Test
    void tellsWhatDiffersAndWhere() {
        OrganisationId mori = scene.anOrganisation();
        history.append(List.of(aRequest().of(mori).at("2026-03-10T09:20:00Z").charged()));
        ReconciliationFixtures.proveAll(reconciliations);
        JsonNode agreed = operator.get(RECONCILIATION).json();
        assertThat(agreed.path("verdict").asString()).isEqualTo("agrees");
        assertThat(agreed.path("differences").asLong()).isZero();
        assertThat(agreed.path("periods").asLong()).isPositive();

        jdbc.sql("UPDATE usage_quarter SET amount = amount + 0.000000000000000001"
                        + " WHERE organisation_id = ? AND meter = 'completion'")
                .param(mori.value())
                .update();
        ReconciliationFixtures.proveAll(reconciliations);
        JsonNode differs = operator.get(RECONCILIATION).json();
        assertThat(differs.path("verdict").asString()).isEqualTo("differs");
        assertThat(differs.at("/last_run/new_differences").asLong()).isPositive();
        JsonNode list = operator.get(RECONCILIATION + "/differences?limit=1").json();
        assertThat(list.path("has_more").asBoolean()).isTrue();
        assertThat(operator.get(RECONCILIATION + "/differences?limit=100")
                        .json()
                        .path("data"))
                .anySatisfy(one -> {
                    assertThat(one.path("organization_id").asString()).isEqualTo(mori.text());
                    assertThat(one.path("comparison").asString()).isEqualTo("quarters");
                    assertThat(one.path("measure").asString()).isEqualTo("amount");
                    assertThat(one.path("meter").asString()).isEqualTo("completion");
                    assertThat(one.path("day").asString()).isEqualTo("2026-03-10");
                    assertThat(one.path("quarter").asLong()).isEqualTo(1773134100L);
                    assertThat(one.path("expected").asString()).isEqualTo("0.0006");
                    assertThat(one.path("found").asString()).isEqualTo("0.000600000000000001");
                });
        assertThat(operator.get(RECONCILIATION + "/differences?after="
                                + list.path("last_id").asString())
                        .json()
                        .path("data")
                        .size())
                .isPositive();
        assertThat(operator.get(RECONCILIATION + "/differences?after=nonsense").status())
                .isEqualTo(400);
        // mended, so that others who share the portal find it proved
        jdbc.sql("UPDATE usage_quarter SET amount = amount - 0.000000000000000001"
                        + " WHERE organisation_id = ? AND meter = 'completion'")
                .param(mori.value())
                .update();
        assertThat(ReconciliationFixtures.proveAll(reconciliations).found()).isZero();
    }
}
