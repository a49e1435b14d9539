package io.lapilli.apikey.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.apikey.KeyRing;
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
class ManagementApiTest {

    private static final String PROJECTS = "/v1/organization/projects";

    @LocalServerPort
    private int port;

    @Autowired
    private HttpScene scene;

    @Autowired
    private KeyRing ring;

    private OrganisationId organisation;
    private ApiCalls admin;

    @BeforeEach
    void anAdministrator() {
        organisation = scene.anOrganisation();
        admin = new ApiCalls(port).key(scene.anAdminKey(organisation));
    }

    @Test
    void makesRenamesAndArchivesAProject() {
        var made = admin.post(PROJECTS, "{\"name\":\" Assistant \",\"geography\":\"CN\"}");
        assertThat(made.status()).isEqualTo(200);
        String id = made.json().path("id").asString();
        assertThat(id).startsWith("proj_");
        assertThat(made.json().path("object").asString()).isEqualTo("organization.project");
        assertThat(made.json().path("name").asString()).isEqualTo("Assistant");
        assertThat(made.json().path("status").asString()).isEqualTo("active");
        assertThat(made.json().path("created_at").isIntegralNumber()).isTrue();
        assertThat(made.json().path("archived_at").isNull()).isTrue();

        var taken = admin.post(PROJECTS, "{\"name\":\"ASSISTANT\"}");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.code()).isEqualTo("already_exists");
        assertThat(taken.header("x-should-retry")).isEqualTo("false");

        assertThat(admin.post(PROJECTS + "/" + id, "{\"name\":\"Phone\"}")
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("Phone");
        assertThat(admin.post(PROJECTS + "/" + id, "{}").json().path("name").asString())
                .isEqualTo("Phone");
        assertThat(admin.post(PROJECTS + "/" + id + "/archive", "")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("archived");
        assertThat(admin.get(PROJECTS + "/" + id).json().path("archived_at").isIntegralNumber())
                .isTrue();
        var late = admin.post(PROJECTS + "/" + id, "{\"name\":\"Again\"}");
        assertThat(late.status()).isEqualTo(400);
        assertThat(late.code()).isEqualTo("project_archived");
        assertThat(admin.get(PROJECTS).json().path("data")).isEmpty();
        assertThat(admin.get(PROJECTS + "?include_archived=true").json().path("data"))
                .hasSize(1);
    }

    @Test
    void makesAKeyOnceAndRevokesIt() {
        String keys = PROJECTS + "/" + scene.aProject(organisation, "Assistant").id() + "/api_keys";

        var made = admin.post(keys, "{\"name\":\"phone\",\"models\":[\"b\",\"a\"],\"expires_at\":4102444800}");
        String secret = made.json().path("value").asString();
        String id = made.json().path("id").asString();
        assertThat(secret).startsWith("sk-lap-");
        assertThat(ring.find(secret)).isNotNull();

        var shown = admin.get(keys + "/" + id);
        assertThat(shown.response().body()).doesNotContain(secret);
        assertThat(shown.json().has("value")).isFalse();
        assertThat(shown.json().path("object").asString()).isEqualTo("organization.project.api_key");
        assertThat(shown.json().path("redacted_value").asString())
                .isEqualTo("sk-lap-…" + secret.substring(secret.length() - 4));
        assertThat(shown.json().path("expires_at").asLong()).isEqualTo(4102444800L);
        assertThat(shown.json().path("models").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(shown.json().path("last_used_at").isNull()).isTrue();

        var deleted = admin.delete(keys + "/" + id);
        assertThat(deleted.json().path("object").asString()).isEqualTo("organization.project.api_key.deleted");
        assertThat(deleted.json().path("deleted").asBoolean()).isTrue();
        assertThat(ring.find(secret)).isNull();
        assertThat(admin.get(keys + "/" + id).status()).isEqualTo(404);
        assertThat(admin.delete(keys + "/" + id).status()).isEqualTo(404);
        assertThat(admin.get(keys).json().path("data")).isEmpty();
    }

    @Test
    void makesAServiceAccountWithItsKey() {
        String accounts =
                PROJECTS + "/" + scene.aProject(organisation, "Assistant").id() + "/service_accounts";

        var made = admin.post(accounts, "{\"name\":\"batch\"}").json();
        assertThat(made.path("object").asString()).isEqualTo("organization.project.service_account");
        assertThat(made.path("role").asString()).isEqualTo("member");
        assertThat(made.path("api_key").path("object").asString())
                .isEqualTo("organization.project.service_account.api_key");
        String secret = made.path("api_key").path("value").asString();
        assertThat(ring.find(secret)).isNotNull();

        var alone = admin.post(accounts, "{\"name\":\"later\",\"create_service_account_only\":true}")
                .json();
        assertThat(alone.path("api_key").isNull()).isTrue();

        String keys = accounts.replace("service_accounts", "api_keys");
        var key = admin.get(keys + "/" + made.path("api_key").path("id").asString())
                .json();
        assertThat(key.path("owner").path("type").asString()).isEqualTo("service_account");
        assertThat(key.path("owner").path("service_account").path("name").asString())
                .isEqualTo("batch");

        String id = made.path("id").asString();
        assertThat(admin.delete(accounts + "/" + id).json().path("deleted").asBoolean())
                .isTrue();
        assertThat(ring.find(secret)).isNull();
        assertThat(admin.get(accounts + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void makesAnAdminKeyThatWorks() {
        String keys = "/v1/organization/admin_api_keys";

        var made = admin.post(keys, "{\"name\":\"terraform\",\"expires_in_seconds\":60}")
                .json();
        assertThat(made.path("object").asString()).isEqualTo("organization.admin_api_key");
        assertThat(made.path("expires_at").asLong())
                .isEqualTo(made.path("created_at").asLong() + 60);
        var other = new ApiCalls(port).key(made.path("value").asString());
        assertThat(other.get(PROJECTS).status()).isEqualTo(200);

        assertThat(admin.get(keys + "?order=desc")
                        .json()
                        .path("data")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("terraform");
        assertThat(admin.delete(keys + "/" + made.path("id").asString())
                        .json()
                        .path("object")
                        .asString())
                .isEqualTo("organization.admin_api_key.deleted");
        assertThat(other.get(PROJECTS).status()).isEqualTo(401);
    }

    @Test
    void hidesEverythingFromAnotherOrganisation() {
        String project =
                PROJECTS + "/" + scene.aProject(organisation, "Assistant").id();
        String key = project + "/api_keys/"
                + admin.post(project + "/api_keys", "{\"name\":\"x\"}")
                        .json()
                        .path("id")
                        .asString();
        String account = project + "/service_accounts/"
                + admin.post(project + "/service_accounts", "{\"name\":\"x\"}")
                        .json()
                        .path("id")
                        .asString();
        var stranger = new ApiCalls(port).key(scene.anAdminKey(scene.anOrganisation()));

        for (String path : new String[] {project, project + "/api_keys", key, project + "/service_accounts", account}) {
            assertThat(stranger.get(path).code()).as(path).isEqualTo("not_found");
        }
        assertThat(stranger.delete(key).status()).isEqualTo(404);
        assertThat(stranger.delete(account).status()).isEqualTo(404);
        assertThat(stranger.post(project, "{\"name\":\"x\"}").status()).isEqualTo(404);
        assertThat(stranger.post(project + "/archive", "").status()).isEqualTo(404);
        assertThat(stranger.post(project + "/api_keys", "{\"name\":\"x\"}").status())
                .isEqualTo(404);
        assertThat(stranger.post(project + "/service_accounts", "{\"name\":\"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(stranger.post(account + "/api_keys", "{}").status()).isEqualTo(404);
        assertThat(admin.get(key).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "projects | {} | missing_value | name",
                "projects | {\"name\":\" \"} | required | name",
                "projects | {\"name\":5} | invalid_type | name",
                "projects | {\"name\":[]} | invalid_type | name",
                "projects | {\"name\":\"a\\u0000b\"} | invalid_characters | name",
                "projects | [] | invalid_json | ",
                "projects | null | invalid_json | ",
                "projects | {\"name\" | invalid_json | ",
                "admin_api_keys | {\"name\":\"x\",\"expires_in_seconds\":0} | invalid_value | expires_in_seconds",
                "admin_api_keys | {\"name\":\"x\",\"expires_in_seconds\":1e30} | invalid_value | ",
                "admin_api_keys | {\"name\":\"x\",\"expires_in_seconds\":9000000000000} | invalid_value"
                        + " | expires_in_seconds",
            })
    void refusesBadBodies(String path, String body, String code, String param) {
        var answer = admin.post("/v1/organization/" + path, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("error").path("param").asString(null)).isEqualTo(param);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=x, limit",
        "limit=99999999999, limit",
        "after=proj_x, after",
        "include_archived=maybe, include_archived"
    })
    void refusesBadQueries(String query, String param) {
        var answer = admin.get(PROJECTS + "?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("param").asString()).isEqualTo(param);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"x\",\"expires_at\":1} | expires_at",
                "{\"name\":\"x\",\"expires_at\":99999999999999} | expires_at",
                "{\"name\":\"x\",\"models\":[]} | models",
                "{\"name\":\"x\",\"models\":[null]} | models",
                "{\"name\":\"x\",\"models\":\"a\"} | models",
                "{\"name\":\"x\",\"models\":[5]} | models",
            })
    void refusesKeysThatCantBe(String body, String param) {
        String keys = PROJECTS + "/" + scene.aProject(organisation, "Assistant").id() + "/api_keys";
        var answer = admin.post(keys, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("param").asString()).isEqualTo(param);
    }
}
