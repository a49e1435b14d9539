package io.lapilli.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.lapilli.identity.Actor;
import io.lapilli.identity.IdentityFixtures;
import io.lapilli.identity.Invitation;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.PlatformRole;
import io.lapilli.identity.User;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UserId;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.support.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class IdentityApiTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final IdentityFixtures identity = new IdentityFixtures(TestDatabase.H2);
    private final GenericWebApplicationContext context = new GenericWebApplicationContext(new MockServletContext());
    private MockMvc mvc;
    private ApiCaller caller;

    @Configuration
    @EnableWebMvc
    static class Wiring implements WebMvcConfigurer {
        @Override
        public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
            converters.withJsonConverter(new JacksonJsonHttpMessageConverter(JSON));
        }
    }

    @BeforeEach
    void start() {
        context.setParent(identity.context());
        context.registerBean(
                LapilliSettings.class,
                () -> new Binder(new MapConfigurationPropertySource(
                                Map.of("lapilli.base-url", "https://portal.example/")))
                        .bind("lapilli", LapilliSettings.class)
                        .get());
        context.registerBean(Wiring.class);
        context.registerBean(OrganizationUserController.class);
        context.registerBean(InviteController.class);
        context.registerBean(OperatorOrganizationController.class);
        context.registerBean(OperatorUserController.class);
        new ClassPathBeanDefinitionScanner(context).scan("io.lapilli.shared.web");
        context.refresh();
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
        caller = new ApiCaller(identity.directory.operator().id(), true, null, null);
    }

    @AfterEach
    void stop() {
        context.close();
        identity.close();
    }

    private void as(OrganisationId organisation, @Nullable UserId owner) {
        caller = new ApiCaller(organisation, false, new KeyId(UUID.randomUUID()), owner);
    }

    private JsonNode call(String method, String path, @Nullable String body, int status) {
        var request = request(HttpMethod.valueOf(method), path).requestAttr(ApiCaller.ATTRIBUTE, caller);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body.replace('\'', '"'));
        }
        try {
            var answer = mvc.perform(request).andReturn().getResponse();
            assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(status);
            return JSON.readTree(answer.getContentAsString());
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void theOperatorMakesACustomerWithItsFirstOwner() {
        JsonNode made = call(
                "POST",
                "/v1/operator/organizations",
                "{'name':'Mori','currency':'JPY','billing':'prepaid','time_zone':'Asia/Tokyo',"
                        + "'owner_email':'yuki@mori.example'}",
                200);

        assertThat(made.get("object").asString()).isEqualTo("organization");
        assertThat(made.get("id").asString()).startsWith("org_");
        assertThat(made.get("billing").asString()).isEqualTo("prepaid");
        assertThat(made.get("suspended").asBoolean()).isFalse();
        String url = made.get("invite_url").asString();
        assertThat(url).matches("https://portal\\.example/join#[0-9A-Za-z]{43}");
        assertThat(identity.invitations
                        .open(Invitation.Kind.INVITE, url.substring(url.indexOf('#') + 1))
                        .role())
                .isEqualTo(MemberRole.OWNER);

        JsonNode again =
                call("GET", "/v1/operator/organizations/" + made.get("id").asString(), null, 200);
        assertThat(again.has("invite_url")).isFalse();
        assertThat(again.get("time_zone").asString()).isEqualTo("Asia/Tokyo");
    }

    @ParameterizedTest
    @CsvSource({
        "{},                                                             400, name",
        "{'name':'A'},                                                   400, currency",
        "{'name':' '|'currency':'CNY'},                                  400, name",
        "{'name':'A'|'currency':'XXX'},                                  400, currency",
        "{'name':'A'|'currency':'CNY'|'time_zone':'Mars/Base'},          400, time_zone",
        "{'name':'A'|'currency':'CNY'|'billing':'barter'},               400, billing",
        "{'name':'A'|'currency':'CNY'|'owner_email':'nobody'},           400, email",
        "{'name':'A'|'currency':{}},                                     400, currency",
        "{'name':'TAKEN'|'currency':'CNY'},                              409, name",
        "[,                                                              400, "
    })
    void refusesABadCustomerNamingTheField(String body, int status, String param) {
        identity.organisation("Taken");
        long before = identity.organisations.list(null, 100).items().size();

        JsonNode error = call("POST", "/v1/operator/organizations", body.replace('|', ','), status)
                .get("error");

        assertThat(error.get("param").isNull() ? null : error.get("param").asString())
                .isEqualTo(param);
        assertThat(error.get("type").asString()).isEqualTo("invalid_request_error");
        assertThat(identity.organisations.list(null, 100).items()).hasSize((int) before);
    }

    @Test
    void theOperatorSuspendsAndResumes() {
        String path =
                "/v1/operator/organizations/" + identity.organisation("Mori").id();

        assertThat(call("POST", path, "{'suspended':true}", 400)
                        .at("/error/param")
                        .asString())
                .isEqualTo("suspended_reason");
        JsonNode suspended = call("POST", path, "{'suspended':true,'suspended_reason':'unpaid'}", 200);
        assertThat(suspended.get("suspended_reason").asString()).isEqualTo("unpaid");
        assertThat(call("POST", path, "{'name':'Mori Mobile'}", 200)
                        .get("suspended")
                        .asBoolean())
                .isTrue();
        JsonNode resumed = call("POST", path, "{'suspended':false}", 200);
        assertThat(resumed.get("suspended").asBoolean()).isFalse();
        assertThat(resumed.get("suspended_reason").isNull()).isTrue();
        assertThat(call("POST", path, "{'currency':'EUR'}", 400)
                        .at("/error/param")
                        .asString())
                .isEqualTo("currency");
        assertThat(call("POST", "/v1/operator/organizations/org_nonsense", "{}", 404)
                        .at("/error/code")
                        .asString())
                .isEqualTo("not_found");
    }

    @Test
    void listsPageAfterAnId() {
        for (String name : List.of("A", "B", "C")) {
            identity.clock.forward(Duration.ofMillis(1));
            identity.organisation(name);
        }
        JsonNode first = call("GET", "/v1/operator/organizations?limit=3", null, 200);
        assertThat(first.get("object").asString()).isEqualTo("list");
        assertThat(first.get("has_more").asBoolean()).isTrue();
        assertThat(first.get("data").size()).isEqualTo(3);
        JsonNode rest = call(
                "GET",
                "/v1/operator/organizations?limit=3&after="
                        + first.get("last_id").asString(),
                null,
                200);
        assertThat(rest.get("has_more").asBoolean()).isFalse();
        assertThat(rest.at("/data/0/name").asString()).isEqualTo("C");
        call("GET", "/v1/operator/organizations?after=nonsense", null, 400);
    }

    @Test
    void theOperatorLooksAfterUsers() {
        identity.staff("root@seller.example", PlatformRole.OPERATOR_ADMIN);
        JsonNode made =
                call("POST", "/v1/operator/users", "{'email':'Hana@seller.example','platform_role':'presales'}", 200);
        String path = "/v1/operator/users/" + made.get("id").asString();
        assertThat(made.get("name").asString()).isEqualTo("Hana");
        assertThat(made.get("invite_url").asString()).startsWith("https://portal.example/join#");

        assertThat(call("GET", "/v1/operator/users?search=HANA", null, 200)
                        .at("/data/0/email")
                        .asString())
                .isEqualTo("hana@seller.example");
        assertThat(call("POST", path, "{'name':'Hana Sato'}", 200)
                        .get("platform_role")
                        .asString())
                .isEqualTo("presales");
        assertThat(call("POST", path, "{'platform_role':null,'disabled':true}", 200)
                        .get("platform_role")
                        .isNull())
                .isTrue();
        assertThat(call("GET", path, null, 200).get("disabled").asBoolean()).isTrue();
        assertThat(call("POST", path + "/reset_link", null, 200)
                        .get("reset_url")
                        .asString())
                .startsWith("https://portal.example/reset#");
        call("POST", path + "/end_sessions", null, 200);
        assertThat(call("POST", path, "{'platform_role':'king'}", 400)
                        .at("/error/param")
                        .asString())
                .isEqualTo("platform_role");
        assertThat(call("POST", "/v1/operator/users", "{'email':'hana@seller.example'}", 409)
                        .at("/error/code")
                        .asString())
                .isEqualTo("already_exists");
        assertThat(call("POST", path, "{'platform_role':7}", 400)
                        .at("/error/param")
                        .asString())
                .isEqualTo("platform_role");
        call("GET", "/v1/operator/users?search=\0", null, 400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /v1/operator/organizations,",
        "POST, /v1/operator/organizations, '{''name'':''A'',''currency'':''CNY''}'",
        "GET,  /v1/operator/organizations/{org},",
        "POST, /v1/operator/organizations/{org}, {}",
        "GET,  /v1/operator/users,",
        "POST, /v1/operator/users, {'email':'a@x.example'}",
        "GET,  /v1/operator/users/{user},",
        "POST, /v1/operator/users/{user}, {}",
        "POST, /v1/operator/users/{user}/end_sessions,",
        "POST, /v1/operator/users/{user}/reset_link,"
    })
    void anAdminKeyIsNoOperators(String method, String path, String body) {
        var mori = identity.organisation("Mori").id();
        var yuki = identity.member(mori, "yuki@mori.example", MemberRole.OWNER).id();
        as(mori, yuki);

        JsonNode error = call(method, path.replace("{org}", mori.text()).replace("{user}", yuki.text()), body, 403);

        assertThat(error.at("/error/code").asString()).isEqualTo("insufficient_permissions");
    }

    @Test
    void anOrganisationLooksAfterItsUsers() {
        var mori = identity.organisation("Mori").id();
        User yuki = identity.member(mori, "yuki@mori.example", MemberRole.OWNER);
        identity.clock.forward(Duration.ofMillis(1));
        User kenji = identity.member(mori, "kenji@mori.example", MemberRole.DEVELOPER);
        as(mori, yuki.id());

        JsonNode list = call("GET", "/v1/organization/users", null, 200);
        assertThat(list.at("/data/0/object").asString()).isEqualTo("organization.user");
        assertThat(list.at("/data/0/role").asString()).isEqualTo("owner");
        assertThat(list.at("/data/1/role").asString()).isEqualTo("reader");
        assertThat(list.at("/data/1/lapilli_role").asString()).isEqualTo("developer");
        assertThat(list.at("/data/1/added_at").asLong())
                .isEqualTo(identity.clock.instant().getEpochSecond());
        for (String name : List.of("emails", "emails[]")) {
            JsonNode found = call("GET", "/v1/organization/users?" + name + "=KENJI@mori.example", null, 200);
            assertThat(found.get("data").size()).isEqualTo(1);
        }

        String path = "/v1/organization/users/" + kenji.id();
        assertThat(call("POST", path, "{'role':'reader'}", 200)
                        .get("lapilli_role")
                        .asString())
                .isEqualTo("developer");
        assertThat(call("POST", path, "{'lapilli_role':'billing'}", 200)
                        .get("lapilli_role")
                        .asString())
                .isEqualTo("billing");
        assertThat(call("POST", path, "{'role':'owner'}", 200).get("role").asString())
                .isEqualTo("owner");
        assertThat(call("POST", path, "{'role':'king'}", 400).at("/error/param").asString())
                .isEqualTo("role");
        assertThat(call("POST", path, "{}", 400).at("/error/code").asString()).isEqualTo("missing_value");
        JsonNode removed = call("DELETE", path, null, 200);
        assertThat(removed.get("object").asString()).isEqualTo("organization.user.deleted");
        assertThat(removed.get("deleted").asBoolean()).isTrue();
        call("GET", path, null, 404);
        assertThat(call("DELETE", "/v1/organization/users/" + yuki.id(), null, 400)
                        .at("/error/code")
                        .asString())
                .isEqualTo("last_owner");
    }

    @Test
    void anOrganisationInvites() {
        var mori = identity.organisation("Mori").id();
        as(mori, identity.member(mori, "yuki@mori.example", MemberRole.ADMIN).id());

        JsonNode made = call("POST", "/v1/organization/invites", "{'email':'kenji@mori.example','role':'reader'}", 200);
        assertThat(made.get("object").asString()).isEqualTo("organization.invite");
        assertThat(made.get("status").asString()).isEqualTo("pending");
        assertThat(made.get("lapilli_role").asString()).isEqualTo("viewer");
        assertThat(made.get("invite_url").asString()).startsWith("https://portal.example/join#");
        assertThat(made.get("expires_at").asLong() - made.get("created_at").asLong())
                .isEqualTo(Duration.ofDays(7).toSeconds());
        call("POST", "/v1/organization/invites", "{'email':'kenji@mori.example','role':'owner'}", 403);
        call("POST", "/v1/organization/invites", "{'email':'yuki@mori.example','role':'reader'}", 409);

        String path = "/v1/organization/invites/" + made.get("id").asString();
        JsonNode listed = call("GET", "/v1/organization/invites", null, 200).at("/data/0");
        assertThat(listed.has("invite_url")).isFalse();
        assertThat(listed.get("accepted_at").isNull()).isTrue();
        identity.clock.forward(Duration.ofDays(8));
        assertThat(call("GET", path, null, 200).get("status").asString()).isEqualTo("expired");
        assertThat(call("DELETE", path, null, 200).get("object").asString()).isEqualTo("organization.invite.deleted");
        call("GET", path, null, 404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/organization/users/{user},",
        "POST,   /v1/organization/users/{user}, {'role':'owner'}",
        "DELETE, /v1/organization/users/{user},",
        "GET,    /v1/organization/invites/{invite},",
        "DELETE, /v1/organization/invites/{invite},"
    })
    void whatBelongsToAnotherOrganisationDoesNotExist(String method, String path, String body) {
        var acme = identity.organisation("Acme").id();
        var theirs = identity.member(acme, "theirs@acme.example", MemberRole.DEVELOPER)
                .id();
        var invite = identity.invitations
                .invite(Actor.INSTALLATION, acme, "new@acme.example", MemberRole.VIEWER)
                .invitation()
                .id();
        var mori = identity.organisation("Mori").id();
        as(mori, identity.member(mori, "yuki@mori.example", MemberRole.OWNER).id());

        call(method, path.replace("{user}", theirs.text()).replace("{invite}", invite.text()), body, 404);

        assertThat(identity.members.role(theirs, acme)).contains(MemberRole.DEVELOPER);
        assertThat(identity.invitations.get(acme, invite).usedAt()).isNull();
        assertThat(call("GET", "/v1/organization/users", null, 200).get("data").size())
                .isEqualTo(1);
    }
}
