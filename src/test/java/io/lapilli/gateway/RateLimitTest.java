package io.lapilli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpResponseFor;
import com.openai.errors.RateLimitException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.lapilli.catalog.AbortPolicy;
import io.lapilli.identity.Actor;
import io.lapilli.limit.Allowance;
import io.lapilli.limit.LimitHolder;
import io.lapilli.limit.RateLimits;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Limits as clients meet them, the official one among them. */
@RunningPortal
class RateLimitTest {

    private static final String PATH = "/v1/chat/completions";

    @Autowired
    ApplicationContext portal;

    @Autowired
    RateLimits limits;

    @LocalServerPort
    int port;

    private final FakeUpstream upstream = new FakeUpstream();
    private GatewayScene scene;
    private Client client;
    private OpenAIClient official;
    private String model;

    @BeforeEach
    void open() {
        scene = new GatewayScene(portal);
        client = new Client(port, scene.key);
        official = OpenAIOkHttpClient.builder()
                .baseUrl("http://127.0.0.1:" + port + "/v1")
                .apiKey(scene.key)
                .maxRetries(0)
                .build();
        model = scene.aChatModel(upstream, AbortPolicy.CANCEL);
    }

    @AfterEach
    void close() throws Exception {
        official.close();
        client.close();
        upstream.close();
    }

    @Test
    void tellsTheOfficialClientWhatIsLeft() {
        limit(new Allowance(60L, 1_000L, null, null));
        upstream.will(it -> it.json(200, GatewayTest.ANSWER));
        try (HttpResponseFor<ChatCompletion> answer =
                official.chat().completions().withRawResponse().create(params(100))) {
            Headers headers = answer.headers();
            assertThat(headers.values("x-ratelimit-limit-requests")).containsExactly("60");
            assertThat(headers.values("x-ratelimit-remaining-requests")).containsExactly("59");
            assertThat(headers.values("x-ratelimit-reset-requests")).containsExactly("1s");
            assertThat(headers.values("x-ratelimit-limit-tokens")).containsExactly("1000");
            assertThat(Long.parseLong(
                            headers.values("x-ratelimit-remaining-tokens").getFirst()))
                    .isBetween(880L, 899L);
            assertThat(headers.values("x-ratelimit-reset-tokens").getFirst()).matches("[67](\\.\\d+)?s");
        }
    }

    @Test
    void theOfficialClientLearnsWhenToComeBack() {
        limit(new Allowance(2L, null, null, null));
        upstream.will(it -> it.json(200, GatewayTest.ANSWER), it -> it.json(200, GatewayTest.ANSWER));
        official.chat().completions().create(params(10));
        official.chat().completions().create(params(10));
        assertThatThrownBy(() -> official.chat().completions().create(params(10)))
                .isInstanceOfSatisfying(RateLimitException.class, refused -> {
                    assertThat(refused.code()).contains("rate_limit_exceeded");
                    assertThat(Integer.parseInt(
                                    refused.headers().values("retry-after").getFirst()))
                            .isBetween(15, 30);
                    assertThat(refused.headers().values("x-ratelimit-remaining-requests"))
                            .containsExactly("0");
                    assertThat(refused.headers().values("x-should-retry")).isEmpty();
                });
        assertThat(upstream.unseen()).isEqualTo(2);
    }

    /** The client caps its answer at 900, and gets 15 tokens: the next one has room. */
    @Test
    void tokensCountAsTheyWereOnceTheyAreKnown() {
        limit(new Allowance(null, 1_000L, null, null));
        Stream.generate(() -> 0).limit(5).forEach(_ -> {
            upstream.will(it -> it.json(200, GatewayTest.ANSWER));
            assertThat(client.post(PATH, capped(900)).status()).isEqualTo(200);
        });
        upstream.will(it ->
                it.json(200, GatewayTest.ANSWER.replace("\"completion_tokens\":3", "\"completion_tokens\":5000")));
        assertThat(client.post(PATH, capped(100)).status()).isEqualTo(200);
        Client.Answer refused = client.post(PATH, capped(1));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("retry-after"))).isGreaterThan(200);
    }

    @Test
    void aRequestThatFailsGivesItsPlaceAndItsTokensBack() {
        limit(new Allowance(null, 1_000L, null, 1L));
        for (int call = 0; call < 3; call++) {
            upstream.will(it -> it.json(500, "{}"));
            assertThat(client.post(PATH, capped(900)).status()).isEqualTo(502);
        }
        upstream.will(it -> it.json(200, GatewayTest.ANSWER));
        assertThat(client.post(PATH, capped(900)).status()).isEqualTo(200);
    }

    /** Errors before the limits are asked tell what is left as well. */
    @ParameterizedTest
    @CsvSource({"'{', 400", "'{\"model\":\"none\",\"messages\":[]}', 404"})
    void everyAnswerTellsWhatIsLeft(String body, int status) {
        limit(new Allowance(60L, null, null, null));
        Client.Answer answer = client.post(PATH, body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("x-ratelimit-limit-requests")).isEqualTo("60");
        assertThat(answer.header("x-ratelimit-remaining-requests")).isEqualTo("60");
        assertThat(client.get("/v1/models").header("x-ratelimit-reset-requests"))
                .isEqualTo("0s");
    }

    @Test
    void whereNothingIsLimitedTheHeadersSayMoreThanAnybodyReaches() {
        upstream.will(it -> it.json(200, GatewayTest.ANSWER));
        Client.Answer answer = client.post(PATH, capped(10));
        assertThat(answer.header("x-ratelimit-limit-requests")).isEqualTo("1000000000");
        assertThat(answer.header("x-ratelimit-remaining-tokens")).isEqualTo("1000000000");
        assertThat(answer.header("x-ratelimit-reset-tokens")).isEqualTo("0s");
    }

    private void limit(Allowance allowance) {
        limits.setBySeller(Actor.INSTALLATION, LimitHolder.of(scene.organisation.id(), null), allowance);
    }

    private ChatCompletionCreateParams params(long cap) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addUserMessage("Hello")
                .maxCompletionTokens(cap)
                .build();
    }

    private String capped(long cap) {
        return "{\"model\":\"" + model + "\",\"messages\":[],\"max_tokens\":" + cap + "}";
    }
}
