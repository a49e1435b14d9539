package io.lapilli.budget.web;

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
import tools.jackson.databind.JsonNode;

/** Budgets, wallets and redemption codes over HTTP. */
@HttpTest
class BudgetApiTest {

    private static final String BUDGETS = "/v1/organization/budgets";
    private static final String WALLET = "/v1/organization/wallet";
    private static final String CODES = "/v1/operator/redemption_codes";

    @LocalServerPort
    private int port;

    @Autowired
    private HttpScene scene;

    private OrganisationId mori;
    private ApiCalls admin;
    private ApiCalls operator;

    @BeforeEach
    void keys() {
        mori = scene.anOrganisation();
        admin = new ApiCalls(port).key(scene.anAdminKey(mori));
        operator = new ApiCalls(port).key(HttpTest.AUTOMATION_KEY);
    }

    @Test
    void createsListsModifiesAndDeletesBudgets() {
        String project = scene.aProject(mori, "App").id().text();
        JsonNode made = admin.post(BUDGETS, """
                {"scope": "project", "project_id": "%s", "amount": "1.00", "currency": "CNY", "period": "day",
                 "mode": "hard", "thresholds": [1, 0.5, 0.8]}""".formatted(project)).json();
        assertThat(made.path("object").asString()).isEqualTo("organization.budget");
        assertThat(made.path("id").asString()).matches("budget_[0-9a-z]{26}");
        assertThat(made.path("scope").asString()).isEqualTo("project");
        assertThat(made.path("project_id").asString()).isEqualTo(project);
        assertThat(made.path("api_key_id").isNull()).isTrue();
        assertThat(made.path("amount").asString()).isEqualTo("1");
        assertThat(made.path("tokens").isNull()).isTrue();
        assertThat(made.path("currency").asString()).isEqualTo("CNY");
        assertThat(made.path("thresholds").toString()).isEqualTo("[0.5,0.8,1]");
        assertThat(made.path("used").asString()).isEqualTo("0");
        assertThat(made.path("remaining").asString()).isEqualTo("1");
        assertThat(made.path("period_end").asLong() - made.path("period_start").asLong())
                .isEqualTo(86_400);

        JsonNode tokens = admin.post(BUDGETS, """
                {"scope": "organization", "tokens": 1000, "period": "lifetime", "mode": "soft"}""").json();
        assertThat(tokens.path("tokens").asLong()).isEqualTo(1_000);
        assertThat(tokens.path("amount").isNull()).isTrue();
        assertThat(tokens.path("period_end").isNull()).isTrue();

        String id = made.path("id").asString();
        JsonNode page = admin.get(BUDGETS + "?limit=1").json();
        assertThat(page.path("data").get(0).path("id").asString()).isEqualTo(id);
        assertThat(page.path("has_more").asBoolean()).isTrue();
        assertThat(admin.get(BUDGETS + "?after=" + id).json().path("data")).hasSize(1);

        JsonNode changed = admin.post(BUDGETS + "/" + id, "{\"amount\": \"2.5\", \"mode\": \"soft\"}")
                .json();
        assertThat(changed.path("amount").asString()).isEqualTo("2.5");
        assertThat(changed.path("mode").asString()).isEqualTo("soft");
        assertThat(changed.path("period").asString()).isEqualTo("day");
        assertThat(admin.get(BUDGETS + "/" + id).json()).isEqualTo(changed);

        var stranger = new ApiCalls(port).key(scene.anAdminKey(scene.anOrganisation()));
        assertThat(stranger.get(BUDGETS + "/" + id).status()).isEqualTo(404);
        assertThat(stranger.post(BUDGETS + "/" + id, "{}").status()).isEqualTo(404);
        assertThat(stranger.delete(BUDGETS + "/" + id).status()).isEqualTo(404);
        assertThat(stranger.post(BUDGETS, "{\"scope\":\"project\",\"project_id\":\"" + project + "\",\"amount\":\"1\"}")
                        .status())
                .isEqualTo(404);

        assertThat(admin.delete(BUDGETS + "/" + id).json().path("object").asString())
                .isEqualTo("organization.budget.deleted");
        assertThat(admin.get(BUDGETS + "/" + id).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                        | scope      | missing_value
            {'scope':'planet','amount':'1'}                                           | scope      | invalid_type
            {'scope':'project','amount':'1'}                                          | project_id | missing_value
            {'scope':'organization'}                                                  | amount     | required
            {'scope':'organization','amount':'1','tokens':1}                          | amount     | required
            {'scope':'organization','amount':'-1'}                                    | amount     | out_of_range
            {'scope':'organization','amount':'1e3'}                                   | amount     | malformed
            {'scope':'organization','amount':1}                                       | amount     | invalid_type
            {'scope':'organization','tokens':0}                                       | tokens     | out_of_range
            {'scope':'organization','amount':'1','currency':'EUR'}                    | currency   | not_allowed
            {'scope':'organization','amount':'1','thresholds':[1.5]}                  | thresholds | out_of_range
            {'scope':'organization','amount':'1','thresholds':[null]}                 | thresholds | malformed
            {'scope':'organization','amount':'1','period':'year'}                     | period     | invalid_type
            """)
    void refusesWhatCantBe(String body, String param, String code) {
        var answer = admin.post(BUDGETS, body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
        assertThat(answer.json().path("error").path("param").asString()).isEqualTo(param);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void redeemsACodeThatTheOperatorMade() {
        JsonNode made =
                operator.post(CODES, "{\"amount\": \"25\", \"note\": \"Fair\"}").json();
        String value = made.path("value").asString();
        String id = made.path("id").asString();
        assertThat(made.path("state").asString()).isEqualTo("open");
        JsonNode read = operator.get(CODES + "/" + id).json();
        assertThat(read.path("value").isNull()).isTrue();
        assertThat(operator.get(CODES + "?limit=100").json().toString())
                .contains(id)
                .doesNotContain(value);
        assertThat(admin.get(CODES).status()).isEqualTo(403);

        assertThat(admin.get(WALLET).json().path("balance").asString()).isEqualTo("0");
        JsonNode entry =
                admin.post(WALLET + "/redeem", "{\"code\": \"" + value + "\"}").json();
        assertThat(entry.path("kind").asString()).isEqualTo("grant");
        assertThat(entry.path("amount").asString()).isEqualTo("25");
        var again = admin.post(WALLET + "/redeem", "{\"code\": \"" + value + "\"}");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.code()).isEqualTo("code_unusable");
        assertThat(admin.get(WALLET).json().path("balance").asString()).isEqualTo("25");
        assertThat(admin.get(WALLET).json().path("billing").asString()).isEqualTo("postpaid");
        assertThat(operator.get(CODES + "/" + id).json().path("redeemed_by").asString())
                .isEqualTo(mori.text());
        assertThat(operator.delete(CODES + "/" + id).status()).isEqualTo(400);
    }

    @Test
    void theOperatorTopsUpAndAdjusts() {
        String entries = "/v1/operator/organizations/" + mori.text() + "/wallet/entries";
        assertThat(operator.post(entries, "{\"kind\": \"top_up\", \"amount\": \"100.25\", \"note\": \"4711\"}")
                        .status())
                .isEqualTo(200);
        operator.post(entries, "{\"kind\": \"adjustment\", \"amount\": \"-0.25\"}");
        operator.post(entries, "{\"kind\": \"refund\", \"amount\": \"50\"}");
        assertThat(operator.get("/v1/operator/organizations/" + mori.text() + "/wallet")
                        .json()
                        .path("balance")
                        .asString())
                .isEqualTo("50");
        JsonNode page = admin.get(WALLET + "/entries?limit=2").json();
        assertThat(page.path("data").get(0).path("amount").asString()).isEqualTo("-50");
        assertThat(page.path("has_more").asBoolean()).isTrue();
        assertThat(admin.get(WALLET + "/entries?after=" + page.path("last_id").asString())
                        .json()
                        .path("data")
                        .get(0)
                        .path("note")
                        .asString())
                .isEqualTo("4711");
        assertThat(operator.get(entries).json().path("data")).hasSize(3);
        assertThat(operator.post(entries, "{\"kind\": \"charge\", \"amount\": \"1\"}")
                        .status())
                .isEqualTo(400);
        assertThat(admin.post(entries, "{\"kind\": \"top_up\", \"amount\": \"1\"}")
                        .status())
                .isEqualTo(403);
        String nobody = new OrganisationId(new java.util.UUID(1, 1)).text();
        assertThat(operator.post(
                                "/v1/operator/organizations/" + nobody + "/wallet/entries",
                                "{\"kind\": \"top_up\", \"amount\": \"1\"}")
                        .status())
                .isEqualTo(404);
        assertThat(operator.get("/v1/operator/organizations/" + nobody + "/wallet/entries")
                        .status())
                .isEqualTo(404);
    }
}
