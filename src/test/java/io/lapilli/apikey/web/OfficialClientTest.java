package io.lapilli.apikey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.admin.organization.adminapikeys.AdminApiKey;
import com.openai.models.admin.organization.adminapikeys.AdminApiKeyCreateParams;
import com.openai.models.admin.organization.adminapikeys.AdminApiKeyListParams;
import com.openai.models.admin.organization.projects.Project;
import com.openai.models.admin.organization.projects.ProjectCreateParams;
import com.openai.models.admin.organization.projects.ProjectListParams;
import com.openai.models.admin.organization.projects.ProjectUpdateParams;
import com.openai.models.admin.organization.projects.apikeys.ApiKeyDeleteParams;
import com.openai.models.admin.organization.projects.apikeys.ApiKeyListParams;
import com.openai.models.admin.organization.projects.apikeys.ProjectApiKey;
import com.openai.models.admin.organization.projects.serviceaccounts.ProjectServiceAccount;
import com.openai.models.admin.organization.projects.serviceaccounts.ServiceAccountCreateParams;
import com.openai.models.admin.organization.projects.serviceaccounts.ServiceAccountDeleteParams;
import com.openai.models.admin.organization.projects.serviceaccounts.ServiceAccountListParams;
import io.lapilli.apikey.KeyRing;
import io.lapilli.support.HttpScene;
import io.lapilli.support.HttpTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The official Java client does what an administrator does with it; every answer is validated against its models. */
@HttpTest
class OfficialClientTest {

    @LocalServerPort
    private int port;

    @Autowired
    private HttpScene scene;

    @Autowired
    private KeyRing ring;

    private OpenAIClient client;

    @BeforeEach
    void anAdministrator() {
        client = client(scene.anAdminKey(scene.anOrganisation()));
    }

    private OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl("http://127.0.0.1:" + port + "/v1")
                .adminApiKey(key)
                .responseValidation(true)
                .maxRetries(0)
                .build();
    }

    @Test
    void pagesThroughAllProjects() {
        var projects = client.admin().organization().projects();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(projects.create(
                            ProjectCreateParams.builder().name("Project " + i).build())
                    .id());
        }
        projects.archive(made.get(3));

        assertThat(projects.list(ProjectListParams.builder()
                                .limit(2)
                                .includeArchived(true)
                                .build())
                        .autoPager())
                .extracting(Project::id)
                .containsExactlyElementsOf(made);
        made.remove(3);
        assertThat(projects.list(ProjectListParams.builder().limit(2).build()).autoPager())
                .extracting(Project::id)
                .containsExactlyElementsOf(made);
        assertThat(projects.update(
                                made.getFirst(),
                                ProjectUpdateParams.builder().name("Renamed").build())
                        .name())
                .hasValue("Renamed");
        assertThat(projects.retrieve(made.getFirst()).name()).hasValue("Renamed");
    }

    @Test
    void makesListsAndDeletesServiceAccountsAndTheirKeys() {
        var projects = client.admin().organization().projects();
        String project = projects.create(
                        ProjectCreateParams.builder().name("Assistant").build())
                .id();
        List<String> accounts = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        String secret = "";
        for (int i = 0; i < 5; i++) {
            var made = projects.serviceAccounts()
                    .create(
                            project,
                            ServiceAccountCreateParams.builder()
                                    .name("batch " + i)
                                    .build());
            accounts.add(made.id());
            keys.add(made.apiKey().orElseThrow().id());
            secret = made.apiKey().orElseThrow().value();
        }
        assertThat(ring.find(secret)).isNotNull();

        assertThat(projects.serviceAccounts()
                        .list(
                                project,
                                ServiceAccountListParams.builder().limit(2).build())
                        .autoPager())
                .extracting(ProjectServiceAccount::id)
                .containsExactlyElementsOf(accounts);
        assertThat(projects.apiKeys()
                        .list(project, ApiKeyListParams.builder().limit(2).build())
                        .autoPager())
                .extracting(ProjectApiKey::id)
                .containsExactlyElementsOf(keys);

        projects.apiKeys()
                .delete(
                        keys.getFirst(),
                        ApiKeyDeleteParams.builder().projectId(project).build());
        projects.serviceAccounts()
                .delete(
                        accounts.getLast(),
                        ServiceAccountDeleteParams.builder().projectId(project).build());
        assertThat(ring.find(secret)).isNull();
        assertThat(projects.apiKeys().list(project).autoPager())
                .extracting(ProjectApiKey::id)
                .containsExactlyElementsOf(keys.subList(1, 4));
    }

    @Test
    void makesListsAndDeletesAdminKeys() {
        var admin = client.admin().organization().adminApiKeys();
        List<String> made = new ArrayList<>();
        String secret = "";
        for (int i = 0; i < 5; i++) {
            var key = admin.create(
                    AdminApiKeyCreateParams.builder().name("key " + i).build());
            made.add(key.id());
            secret = key.value();
        }
        var pager = admin.list(AdminApiKeyListParams.builder()
                        .limit(2)
                        .order(AdminApiKeyListParams.Order.DESC)
                        .build())
                .autoPager();
        assertThat(pager).extracting(AdminApiKey::id).startsWith(made.reversed().toArray(String[]::new));

        admin.delete(made.getLast());
        String revoked = secret;
        assertThatThrownBy(
                        () -> client(revoked).admin().organization().projects().list())
                .isInstanceOf(UnauthorizedException.class);
        assertThatThrownBy(() -> admin.retrieve(made.getLast())).isInstanceOf(NotFoundException.class);
    }
}
