package io.lapilli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.PermissionDeniedException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.admin.organization.projects.ProjectCreateParams;
import com.openai.models.admin.organization.projects.ProjectListParams;
import com.openai.models.admin.organization.projects.apikeys.ApiKeyDeleteParams;
import com.openai.models.admin.organization.projects.serviceaccounts.ServiceAccountCreateParams;
import com.openai.models.admin.organization.usage.UsageCompletionsParams;
import com.openai.models.admin.organization.usage.UsageCostsParams;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.embeddings.EmbeddingCreateParams;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The official Java client against the packaged application. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JavaClientIT {

    private Customer customer;
    private OpenAIClient client;
    private OpenAIClient admin;

    @BeforeAll
    void connect() {
        customer = Customer.create(Scene.APPLICATION);
        client = client(customer.key());
        admin = OpenAIOkHttpClient.builder()
                .baseUrl(Scene.APPLICATION.url() + "/v1")
                .adminApiKey(customer.adminKey())
                .maxRetries(0)
                .build();
    }

    private static OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(Scene.APPLICATION.url() + "/v1")
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    private static ChatCompletionCreateParams.Builder chat(String text) {
        return ChatCompletionCreateParams.builder().model(Customer.MODEL).addUserMessage(text);
    }

    @Test
    void listsTheModelsOfTheKey() {
        var names =
                client.models().list().data().stream().map(model -> model.id()).toList();
        assertThat(names).containsExactly(Customer.EMBEDDING_MODEL, Customer.MODEL);
        assertThat(client.models().retrieve(Customer.MODEL).id()).isEqualTo(Customer.MODEL);
    }

    @Test
    void chats() {
        var answer = client.chat()
                .completions()
                .create(chat("prompt=40 cached=8 completion=60").build());
        assertThat(answer.model()).isEqualTo(Customer.MODEL);
        assertThat(answer.choices().getFirst().message().content()).hasValue("word word");
        assertThat(answer.usage().orElseThrow().promptTokens()).isEqualTo(40);
    }

    @Test
    void streamsInOrderWithUsageAndItsCostWhenAsked() {
        var params = chat("chunks=7 prompt=1000 cached=0 completion=500")
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();
        try (var stream = client.chat().completions().createStreaming(params)) {
            List<ChatCompletionChunk> chunks = stream.stream().toList();
            assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.model()).isEqualTo(Customer.MODEL));
            assertThat(chunks.stream()
                            .flatMap(chunk -> chunk.choices().stream())
                            .flatMap(choice -> choice.delta().content().stream())
                            .toList())
                    .hasSize(7);
            var usage = chunks.getLast().usage().orElseThrow();
            assertThat(usage.completionTokens()).isEqualTo(500);
            assertThat(usage._additionalProperties().get("cost").toString()).isEqualTo("0.0018");
        }
    }

    @Test
    void withholdsUsageThatNobodyAskedFor() {
        try (var stream =
                client.chat().completions().createStreaming(chat("chunks=2").build())) {
            assertThat(stream.stream().toList())
                    .noneMatch(chunk -> chunk.usage().isPresent());
        }
    }

    @Test
    void embeds() {
        var answer = client.embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model(Customer.EMBEDDING_MODEL)
                        .input("lapilli")
                        .build());
        assertThat(answer.usage().promptTokens()).isEqualTo(7);
    }

    @Test
    void toolsImagesAndUnknownFieldsArriveUnchanged() {
        String marker = UUID.randomUUID().toString();
        client.chat()
                .completions()
                .create(chat("prompt=1")
                        .addUserMessageOfArrayOfContentParts(
                                List.of(ChatCompletionContentPart.ofImageUrl(ChatCompletionContentPartImage.builder()
                                        .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                                                .url("data:image/png;base64,AAAA")
                                                .build())
                                        .build())))
                        .addTool(ChatCompletionFunctionTool.builder()
                                .function(FunctionDefinition.builder()
                                        .name("look_up")
                                        .parameters(FunctionParameters.builder()
                                                .putAdditionalProperty("type", JsonValue.from("object"))
                                                .build())
                                        .build())
                                .build())
                        .putAdditionalBodyProperty("x_unknown", JsonValue.from(Map.of("marker", marker, "zero", 0.10)))
                        .build());
        JsonNode body = Scene.UPSTREAM.bodies.stream()
                .filter(sent ->
                        sent.path("x_unknown").path("marker").asString("").equals(marker))
                .findFirst()
                .orElseThrow();
        assertThat(body.at("/tools/0/function/name").asString()).isEqualTo("look_up");
        assertThat(body.at("/messages/1/content/0/image_url/url").asString()).isEqualTo("data:image/png;base64,AAAA");
        assertThat(body.get("model").asString()).isEqualTo("upstream-small");
    }

    @Test
    void eachErrorIsTheClientsOwnException() {
        assertThatThrownBy(() -> client("sk-lap-nonsense").models().list())
                .isInstanceOf(UnauthorizedException.class)
                .satisfies(error -> assertThat(code(error)).isEqualTo("invalid_api_key"));
        assertThatThrownBy(() -> client.chat()
                        .completions()
                        .create(chat("hello").model("no-such-model").build()))
                .isInstanceOf(NotFoundException.class)
                .satisfies(error -> assertThat(code(error)).isEqualTo("model_not_found"));
        assertThatThrownBy(() -> client.chat()
                        .completions()
                        .create(chat("hello")
                                .putAdditionalBodyProperty("max_tokens", JsonValue.from("many"))
                                .build()))
                .isInstanceOf(BadRequestException.class)
                .satisfies(error ->
                        assertThat(((OpenAIServiceException) error).param()).hasValue("max_tokens"));
        assertThatThrownBy(() -> client(customer.adminKey())
                        .chat()
                        .completions()
                        .create(chat("hello").build()))
                .isInstanceOf(PermissionDeniedException.class)
                .satisfies(error -> assertThat(code(error)).isEqualTo("admin_key_cannot_infer"));
        assertThatThrownBy(() ->
                        client.chat().completions().create(chat("fail=429").build()))
                .isInstanceOf(RateLimitException.class)
                .satisfies(error -> assertThat(code(error)).isEqualTo("rate_limit_exceeded"));
        assertThatThrownBy(() ->
                        client.chat().completions().create(chat("fail=500").build()))
                .isInstanceOf(InternalServerException.class)
                .satisfies(error -> assertThat(code(error)).isEqualTo("upstream_error"));
    }

    private static String code(Throwable error) {
        return ((OpenAIServiceException) error).code().orElseThrow();
    }

    @Test
    void aClosedStreamEndsTheCallUpstream() {
        int broken = Scene.UPSTREAM.brokenWrites.get();
        var stream = client.chat()
                .completions()
                .createStreaming(chat("slow chunks=600").build());
        assertThat(stream.stream().findFirst()).isPresent();
        stream.close();
        Eventually.within(
                Duration.ofSeconds(5),
                () -> assertThat(Scene.UPSTREAM.brokenWrites.get()).isGreaterThan(broken));
    }

    @Test
    void administersProjectsServiceAccountsAndKeysWithPaging() {
        var projects = admin.admin().organization().projects();
        for (int i = 0; i < 5; i++) {
            projects.create(ProjectCreateParams.builder().name("Paged " + i).build());
        }
        var names = projects.list(ProjectListParams.builder().limit(2).build()).autoPager().stream()
                .map(project -> project.name().orElseThrow())
                .toList();
        assertThat(names).contains("Assistant", "Paged 0", "Paged 4").doesNotHaveDuplicates();

        String id = projects.create(
                        ProjectCreateParams.builder().name("Short-lived").build())
                .id();
        var account = projects.serviceAccounts()
                .create(id, ServiceAccountCreateParams.builder().name("worker").build());
        var key = account.apiKey().orElseThrow();
        assertThat(client(key.value()).models().list().data()).isNotEmpty();
        projects.apiKeys()
                .delete(key.id(), ApiKeyDeleteParams.builder().projectId(id).build());
        assertThatThrownBy(() -> client(key.value()).models().list()).isInstanceOf(UnauthorizedException.class);
        assertThat(projects.archive(id).status().orElseThrow()).isEqualTo("archived");
    }

    @Test
    void readsUsageAndCostsWithinTwoSeconds() {
        Customer own = Customer.create(Scene.APPLICATION);
        var ownAdmin = OpenAIOkHttpClient.builder()
                .baseUrl(Scene.APPLICATION.url() + "/v1")
                .adminApiKey(own.adminKey())
                .maxRetries(0)
                .build();
        client(own.key())
                .chat()
                .completions()
                .create(chat("prompt=1000 cached=200 completion=300").build());
        long today = Instant.now().truncatedTo(ChronoUnit.DAYS).getEpochSecond();
        Eventually.within(Duration.ofSeconds(2), () -> {
            var usage = ownAdmin.admin()
                    .organization()
                    .usage()
                    .completions(UsageCompletionsParams.builder()
                            .startTime(today)
                            .addGroupBy(UsageCompletionsParams.GroupBy.MODEL)
                            .addGroupBy(UsageCompletionsParams.GroupBy.PROJECT_ID)
                            .addProjectId(own.project())
                            .build());
            var results = usage.data().stream()
                    .flatMap(bucket -> bucket.results().stream())
                    .toList();
            assertThat(results).hasSize(1);
            var result = results.getFirst().asOrganizationUsageCompletions();
            assertThat(result.inputTokens()).isEqualTo(1000);
            assertThat(result.inputCachedTokens()).hasValue(200L);
            assertThat(result.outputTokens()).isEqualTo(300);
            assertThat(result.numModelRequests()).isEqualTo(1);
            assertThat(result.model()).hasValue(Customer.MODEL);
        });
        var costs = ownAdmin.admin()
                .organization()
                .usage()
                .costs(UsageCostsParams.builder()
                        .startTime(today)
                        .addGroupBy(UsageCostsParams.GroupBy.LINE_ITEM)
                        .build());
        var byItem = costs.data().stream()
                .flatMap(bucket -> bucket.results().stream())
                .map(result -> result.asOrganizationCosts())
                .toList();
        assertThat(byItem)
                .extracting(result -> result.lineItem().orElseThrow() + " "
                        + result.amount().orElseThrow()._additionalProperties().get("value_exact"))
                .containsExactlyInAnyOrder(
                        "small, prompt_uncached 0.00064", "small, prompt_cached 0.000032", "small, completion 0.0006");
    }
}
