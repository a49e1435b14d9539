package io.lapilli.prompt.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.shared.OrganisationId;
import io.lapilli.support.ApiCalls;
import io.lapilli.support.HttpScene;
import io.lapilli.support.HttpTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Prompts over HTTP. */
@HttpTest
class PromptApiTest {

    private static final String GREETING = """
            {"name": "Greeting", "model": "doubao-pro-32k", "note": "first",
             "messages": [{"role": "system", "content": "Be {{tone}} to {{name}}."}],
             "parameters": {"temperature": 0.2, "max_tokens": 200},
             "variables": [{"name": "tone", "type": "choice", "options": ["kind", "brief"], "default": "kind"}]}""";

    @LocalServerPort
    private int port;

    @Autowired
    private HttpScene scene;

    private OrganisationId mori;
    private ApiCalls admin;
    private String prompts;

    @BeforeEach
    void open() {
        mori = scene.anOrganisation();
        admin = new ApiCalls(port).key(scene.anAdminKey(mori));
        prompts =
                "/v1/organization/projects/" + scene.aProject(mori, "App").id().text() + "/prompts";
    }

    @Test
    void createsPublishesLabelsAndRollsBack() {
        JsonNode made = admin.post(prompts, GREETING).json();
        assertThat(made.path("id").asString()).as(made.toString()).matches("prompt_[0-9a-z]{26}");
        assertThat(made.path("version").asInt()).isEqualTo(1);
        assertThat(made.path("labels").toString()).isEqualTo("{\"latest\":1}");
        String prompt = prompts + "/" + made.path("id").asString();

        JsonNode first = admin.get(prompt + "/versions/1").json();
        assertThat(first.path("messages").get(0).path("content").asString()).isEqualTo("Be {{tone}} to {{name}}.");
        assertThat(first.path("parameters").path("temperature").decimalValue()).isEqualByComparingTo("0.2");
        assertThat(first.path("parameters").path("seed").isNull()).isTrue();
        assertThat(first.path("variables").get(0).path("default").asString()).isEqualTo("kind");
        assertThat(first.path("variables").get(1).toString())
                .isEqualTo("{\"name\":\"name\",\"type\":\"text\",\"options\":[],\"default\":null}");
        assertThat(first.path("note").asString()).isEqualTo("first");

        JsonNode second = admin.post(prompt + "/versions", """
                {"model": "doubao-pro-32k", "messages": [{"role": "system", "content": "Be polite to {{name}}."}],
                 "label": "production"}""").json();
        assertThat(second.path("version").asInt()).as(second.toString()).isEqualTo(2);
        JsonNode moved = admin.post(prompt + "/labels/production", "{\"version\": 1, \"replaces\": 2}")
                .json();
        assertThat(moved.path("version").asInt()).isEqualTo(1);
        assertThat(moved.path("replaces").asInt()).isEqualTo(2);
        JsonNode back = admin.post(prompt + "/labels/production/rollback", "{}").json();
        assertThat(back.path("version").asInt()).isEqualTo(2);
        assertThat(back.path("rolled_back").asBoolean()).isTrue();
        assertThat(admin.get(prompt).json().path("labels").toString()).isEqualTo("{\"latest\":2,\"production\":2}");
        assertThat(admin.get(prompt + "/label_moves").json().path("data")).hasSize(3);
        JsonNode page = admin.get(prompt + "/versions?limit=1").json();
        assertThat(page.path("data").get(0).path("version").asInt()).isEqualTo(2);
        assertThat(admin.get(prompt + "/versions?after=" + page.path("last_id").asString())
                        .json()
                        .path("data")
                        .get(0)
                        .path("version")
                        .asInt())
                .isEqualTo(1);

        JsonNode diff = admin.get(prompt + "/diff?from=1&to=2").json();
        assertThat(diff.path("messages").get(0).path("words").toString())
                .contains("{\"change\":\"added\",\"text\":\"polite\"}");
        assertThat(diff.path("settings").toString()).contains("\"temperature\"", "{{tone}}");

        assertThat(admin.delete(prompt + "/labels/production")
                        .json()
                        .path("version")
                        .isNull())
                .isTrue();
        assertThat(admin.delete(prompt + "/labels/production").status()).isEqualTo(404);
    }

    @Test
    void rendersWithoutCallingAModel() {
        String prompt =
                prompts + "/" + admin.post(prompts, GREETING).json().path("id").asString();
        JsonNode rendered = admin.post(
                        prompt + "/render", "{\"label\": \"latest\", \"variables\": {\"name\": \"Yuki\"}}")
                .json();
        assertThat(rendered.path("messages").get(0).path("content").asString())
                .as(rendered.toString())
                .isEqualTo("Be kind to Yuki.");
        var missing = admin.post(prompt + "/render", "{\"version\": 1}");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.json().path("error").path("param").asString()).isEqualTo("variables.name");
        assertThat(admin.post(prompt + "/render", "{\"variables\": {\"name\": \"Yuki\"}}")
                        .status())
                .isEqualTo(404);
        assertThat(admin.post(prompt + "/render", "{\"version\": 1, \"variables\": {\"name\": [1]}}")
                        .code())
                .isEqualTo("wrong_variable_type");
    }

    @Test
    void listsSearchesRenamesAndArchives() {
        String id = admin.post(prompts, GREETING).json().path("id").asString();
        assertThat(admin.post(prompts, GREETING).status()).isEqualTo(409);
        String other = admin.post(
                        prompts, GREETING.replace("Greeting", "Farewell").replace("Be ", "Leave "))
                .json()
                .path("id")
                .asString();
        JsonNode page = admin.get(prompts + "?limit=1").json();
        assertThat(page.path("data").get(0).path("id").asString()).isEqualTo(id);
        assertThat(page.path("has_more").asBoolean()).isTrue();
        assertThat(admin.get(prompts + "?after=" + id).json().path("data")).hasSize(1);
        assertThat(admin.get(prompts + "?query=leave").json().path("first_id").asString())
                .isEqualTo(other);
        assertThat(admin.post(prompts + "/" + id, "{\"name\": \"Hello\"}")
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("Hello");
        assertThat(admin.post(prompts + "/" + id + "/archive", "{}")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("archived");
        assertThat(admin.get(prompts).json().path("data")).hasSize(1);
        assertThat(admin.get(prompts + "?include_archived=true").json().path("data"))
                .hasSize(2);
        assertThat(admin.post(prompts + "/" + id, "{\"name\": \"Hi\"}").code()).isEqualTo("prompt_archived");
        assertThat(admin.post(prompts + "/" + id + "/restore", "{}")
                        .json()
                        .path("archived_at")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                      | name                | missing_value
            {'name':'x','model':'m'}                                                | messages            | missing_value
            {'name':'x','messages':[],'model':'m'}                                  | messages            | message_count
            {'name':'x','messages':[null],'model':'m'}                              | messages            | missing_value
            {'name':'x','messages':[{'role':'user'}],'model':'m'}                   | content             | missing_value
            {'name':'x','messages':[{'role':'boss','content':'a'}],'model':'m'}     | role                | invalid_type
            {'name':'x','messages':[{'role':'user','content':'a'}]}                 | model               | missing_value
            {'name':'x','messages':[{'role':'user','content':'{{a'}],'model':'m'}   | messages[0].content | malformed_variable
            {'name':'','messages':[{'role':'user','content':'a'}],'model':'m'}      | name                | required
            {'name':'x','messages':[{'role':'user','content':'a'}],'model':'m','variables':[{'name':'b'}]} | variables.b | unused_variable
            {'name':'x','messages':[{'role':'user','content':'a'}],'model':'m','parameters':{'top_p':2}} | parameters.top_p | out_of_range
            """)
    void refusesWhatCantBe(String body, String param, String code) {
        var answer = admin.post(prompts, body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
        assertThat(answer.json().path("error").path("param").asString()).isEqualTo(param);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void nobodyElsesPromptsAreThere() {
        String id = admin.post(prompts, GREETING).json().path("id").asString();
        OrganisationId strangers = scene.anOrganisation();
        var stranger = new ApiCalls(port).key(scene.anAdminKey(strangers));
        String theirs = "/v1/organization/projects/"
                + scene.aProject(strangers, "App").id().text() + "/prompts/";
        for (String place : List.of(prompts + "/" + id, theirs + id)) {
            assertThat(stranger.get(place).status()).isEqualTo(404);
            assertThat(stranger.get(place + "/versions").status()).isEqualTo(404);
            assertThat(stranger.get(place + "/versions/1").status()).isEqualTo(404);
            assertThat(stranger.get(place + "/label_moves").status()).isEqualTo(404);
            assertThat(stranger.post(place, "{\"name\": \"Mine\"}").status()).isEqualTo(404);
            assertThat(stranger.post(place + "/render", "{}").status()).isEqualTo(404);
            assertThat(stranger.post(place + "/labels/production", "{\"version\": 1}")
                            .status())
                    .isEqualTo(404);
            assertThat(stranger.post(place + "/archive", "{}").status()).isEqualTo(404);
        }
        assertThat(stranger.get(prompts).status()).isEqualTo(404);
        String otherProject = "/v1/organization/projects/"
                + scene.aProject(mori, "Other").id().text() + "/prompts/";
        assertThat(admin.get(otherProject + id).status()).isEqualTo(404);
        assertThat(new ApiCalls(port).key(scene.aProjectKey(mori)).get(prompts).status())
                .isEqualTo(403);
    }
}
