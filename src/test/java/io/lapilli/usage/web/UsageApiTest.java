package io.lapilli.usage.web;

import static io.lapilli.usage.UsageFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.lapilli.catalog.CatalogFixtures;
import io.lapilli.pricing.PriceBook;
import io.lapilli.pricing.Rate;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.RateId;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.shared.UserId;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.support.MovableClock;
import io.lapilli.support.TestDatabase;
import io.lapilli.usage.ChargeExplanations;
import io.lapilli.usage.Costs;
import io.lapilli.usage.RequestLog;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageBuckets;
import io.lapilli.usage.UsageFixtures;
import io.lapilli.usage.UsageNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
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

class UsageApiTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:30:00Z");
    private static final long TODAY = Instant.parse("2026-03-10T00:00:00Z").getEpochSecond();
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final UsageNode usage = new UsageNode(TestDatabase.H2.fresh());
    private final OrganisationId mori = usage.anOrganisation("Mori", "Asia/Shanghai");
    private final UsageFixtures some = aRequest().of(mori);
    private final GenericWebApplicationContext context = new GenericWebApplicationContext();
    private MockMvc mvc;

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
        context.setServletContext(new MockServletContext());
        context.registerBean(Clock.class, () -> new MovableClock(NOW));
        context.registerBean(UsageBuckets.class, () -> usage.buckets);
        context.registerBean(Costs.class, () -> usage.costs);
        context.registerBean(RequestLog.class, () -> usage.log);
        context.registerBean(ChargeExplanations.class, () -> usage.explanations(prices()));
        context.registerBean(Wiring.class);
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(
                new RegexPatternTypeFilter(Pattern.compile(".*\\.shared\\.web\\.(?!ApiErrors|ApiArguments).*")));
        scanner.scan("io.lapilli.usage.web", "io.lapilli.shared.web");
        context.refresh();
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void completionsHaveTheShapeThatClientsKnow() throws Exception {
        usage.append(some.charged(), some.anew().charged());
        JsonNode page = ok("/v1/organization/usage/completions?start_time=" + TODAY);

        assertThat(page.get("object").asString()).isEqualTo("page");
        assertThat(page.get("has_more").asBoolean()).isFalse();
        assertThat(page.get("next_page").isNull()).isTrue();
        JsonNode bucket = page.at("/data/0");
        assertThat(bucket.get("object").asString()).isEqualTo("bucket");
        assertThat(bucket.get("start_time").asLong()).isEqualTo(TODAY);
        assertThat(bucket.get("end_time").asLong()).isEqualTo(TODAY + 86_400);
        JsonNode result = bucket.at("/results/0");
        assertThat(result.get("object").asString()).isEqualTo("organization.usage.completions.result");
        assertThat(result.get("input_tokens").asLong()).isEqualTo(2_400);
        assertThat(result.get("input_cached_tokens").asLong()).isEqualTo(400);
        assertThat(result.get("input_uncached_tokens").asLong()).isEqualTo(2_000);
        assertThat(result.get("output_tokens").asLong()).isEqualTo(600);
        assertThat(result.get("num_model_requests").asLong()).isEqualTo(2);
        assertThat(result.get("project_id").isNull()).isTrue();
        assertThat(result.get("api_key_id").isNull()).isTrue();
        assertThat(result.get("user_id").isNull()).isTrue();
        assertThat(result.get("model").isNull()).isTrue();
        assertThat(result.get("batch").isNull()).isTrue();
    }

    @Test
    void failedRequestsAreNotCounted() throws Exception {
        usage.append(some.charged(), some.anew().failed(502, "upstream_error"));
        JsonNode page = ok("/v1/organization/usage/completions?start_time=" + TODAY);
        assertThat(page.at("/data/0/results/0/num_model_requests").asLong()).isOne();
    }

    @Test
    void embeddingsStandApart() throws Exception {
        usage.append(some.charged(), some.with(TokenCounts.ofEmbedding(77)).charged());
        JsonNode result =
                ok("/v1/organization/usage/embeddings?start_time=" + TODAY).at("/data/0/results/0");
        assertThat(result.get("object").asString()).isEqualTo("organization.usage.embeddings.result");
        assertThat(result.get("input_tokens").asLong()).isEqualTo(77);
        assertThat(result.get("num_model_requests").asLong()).isOne();
        assertThat(result.has("output_tokens")).isFalse();
        assertThat(ok("/v1/organization/usage/completions?start_time=" + TODAY)
                        .at("/data/0/results/0/num_model_requests")
                        .asLong())
                .isOne();
    }

    @Test
    void emptyBucketsAreThereWithoutResults() throws Exception {
        usage.append(some.charged());
        JsonNode page = ok("/v1/organization/usage/completions?bucket_width=1h&limit=12&start_time=" + TODAY);
        assertThat(page.get("data")).hasSize(12);
        assertThat(page.at("/data/8/results")).isEmpty();
        assertThat(page.at("/data/9/results")).hasSize(1);
    }

    @Test
    void groupsByEverythingAskedFor() throws Exception {
        KeyId key = usage.aKeyOf(new UserId(UUID.randomUUID()), mori);
        usage.append(some.of(key).charged(), some.charged());
        JsonNode results = ok("/v1/organization/usage/completions?start_time=" + TODAY
                        + "&group_by=project_id&group_by=api_key_id&group_by[]=model&group_by[]=user_id"
                        + "&group_by=batch&group_by=service_tier")
                .at("/data/0/results");
        assertThat(results).hasSize(2);
        JsonNode theirs = StreamSupport.stream(results.spliterator(), false)
                .filter(one -> one.get("api_key_id").asString().equals(key.text()))
                .findFirst()
                .orElseThrow();
        assertThat(theirs.get("project_id").asString()).isEqualTo(some.project().text());
        assertThat(theirs.get("model").asString()).isEqualTo("doubao-pro-32k");
        assertThat(theirs.get("user_id").asString()).startsWith("user_");
        assertThat(theirs.get("batch").asBoolean()).isFalse();
        assertThat(theirs.get("service_tier").asString()).isEqualTo("default");
    }

    @Test
    void arraysAreReadInBothForms() throws Exception {
        var other = new ProjectId(UUID.randomUUID());
        usage.append(
                some.charged(),
                some.of(other).charged(),
                some.of("doubao-pro-128k").charged());
        for (String form : List.of("project_ids=", "project_ids[]=", "project_ids%5B%5D=")) {
            assertThat(requests("&" + form + other.text())).as(form).isOne();
            assertThat(requests("&" + form + other.text() + "&" + form
                            + some.project().text()))
                    .as(form)
                    .isEqualTo(3);
        }
        assertThat(requests("&models=doubao-pro-128k")).isOne();
        assertThat(requests("&api_key_ids=" + some.key().text())).isEqualTo(3);
    }

    @Test
    void anIdThatCannotBeOneFindsNothing() throws Exception {
        usage.append(some.charged());
        assertThat(requests("&project_ids=proj_nonsense")).isZero();
        assertThat(requests("&api_key_ids=' OR 1=1")).isZero();
    }

    @Test
    void pagesLeadThroughAllBuckets() throws Exception {
        for (int day = 1; day <= 9; day++) {
            usage.append(some.at("2026-03-0" + day + "T10:00:00Z").charged());
        }
        long start = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond();
        Set<Long> starts = new HashSet<>();
        int requests = 0;
        String page = "";
        int pages = 0;
        do {
            JsonNode answer = ok("/v1/organization/usage/completions?limit=4&start_time=" + start + page);
            for (JsonNode bucket : answer.get("data")) {
                assertThat(starts.add(bucket.get("start_time").asLong())).isTrue();
                requests += bucket.at("/results/0/num_model_requests").asInt(0);
            }
            page = answer.get("has_more").asBoolean()
                    ? "&page=" + answer.get("next_page").asString()
                    : "";
            pages++;
        } while (!page.isEmpty());
        assertThat(pages).isEqualTo(3);
        assertThat(starts).hasSize(10);
        assertThat(requests).isEqualTo(9);
    }

    @Test
    void costsHaveAllTheirDigits() throws Exception {
        usage.append(some.with(new TokenCounts(1, 0, 0, 0, 0, 0)).charged());
        JsonNode result = ok("/v1/organization/costs?start_time=" + TODAY).at("/data/0/results/0");
        assertThat(result.get("object").asString()).isEqualTo("organization.costs.result");
        assertThat(result.at("/amount/value").isNumber()).isTrue();
        assertThat(result.at("/amount/value").asDecimal()).isEqualByComparingTo("0.0000008");
        assertThat(result.at("/amount/value_exact").asString()).isEqualTo("0.0000008");
        assertThat(result.at("/amount/currency").asString()).isEqualTo("cny");
        assertThat(result.get("line_item").isNull()).isTrue();
    }

    @Test
    void costsByLineItemAddUp() throws Exception {
        IntStream.range(0, 3).forEach(i -> usage.append(some.anew().charged()));
        JsonNode results = ok("/v1/organization/costs?group_by[]=line_item&group_by[]=project_id&start_time=" + TODAY)
                .at("/data/0/results");
        assertThat(StreamSupport.stream(results.spliterator(), false)
                        .map(one -> one.get("line_item").asString() + " "
                                + one.get("quantity").asLong() + " "
                                + one.at("/amount/value_exact").asString()))
                .containsExactlyInAnyOrder(
                        "doubao-pro-32k, prompt_uncached 3000 0.0024",
                        "doubao-pro-32k, prompt_cached 600 0.00048",
                        "doubao-pro-32k, completion 900 0.0018");
        assertThat(results.get(0).get("project_id").asString())
                .isEqualTo(some.project().text());
        assertThat(results.get(0).get("model").isNull()).isTrue();
    }

    /** Each width is read from other rows; where nothing was counted, nothing is told. */
    @ParameterizedTest
    @CsvSource({"1m, 33600", "1h, 32400", "1d, 0"})
    void wordsOfAnswersAreToldWhereARateAskedForThem(String width, long start) throws Exception {
        usage.append(
                some.chargedForWords(80),
                some.anew().chargedForWords(3),
                some.anew().charged());
        JsonNode result = ok("/v1/organization/usage/completions?start_time=" + (TODAY + start)
                        + "&limit=1&bucket_width=" + width)
                .at("/data/0/results/0");
        assertThat(result.get("output_words").asLong()).isEqualTo(83);
        assertThat(result.get("output_tokens").asLong()).isEqualTo(900);
        assertThat(result.has("output_lines")).isFalse();
        assertThat(result.has("output_characters")).isFalse();
    }

    @Test
    void wordsAreALineOfTheirOwnInCostsAndInTheExplanation() throws Exception {
        Settled charged = some.chargedForWords(80);
        usage.append(charged);
        JsonNode results = ok("/v1/organization/costs?group_by=line_item&start_time=" + TODAY)
                .at("/data/0/results");
        assertThat(StreamSupport.stream(results.spliterator(), false)
                        .map(one -> one.get("line_item").asString() + " "
                                + one.get("quantity").asLong() + " "
                                + one.at("/amount/value_exact").asString()))
                .contains("doubao-pro-32k, output_words 80 0.004");
        JsonNode answer = ok("/v1/organization/requests/" + charged.id().text());
        assertThat(answer.get("amount").asString()).isEqualTo("0.00556");
        JsonNode words = answer.at("/charge/3");
        assertThat(words.get("meter").asString()).isEqualTo("output_words");
        assertThat(words.get("quantity").asLong()).isEqualTo(80);
        assertThat(words.get("amount").asString()).isEqualTo("0.00400");
        assertThat(words.get("reason").asString()).isEqualTo("only_rate");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            usage/completions                                       | start_time
            usage/completions?start_time=yesterday                  | start_time
            usage/completions?start_time=-1                         | start_time
            usage/completions?start_time=99999999999999             | start_time
            usage/completions?start_time=10&end_time=10             | end_time
            usage/completions?start_time=10&bucket_width=2d         | bucket_width
            usage/completions?start_time=10&limit=0                 | limit
            usage/completions?start_time=10&limit=32                | limit
            usage/completions?start_time=10&bucket_width=1h&limit=169 | limit
            usage/completions?start_time=10&bucket_width=1m&limit=60  | start_time
            usage/completions?start_time=10&group_by=colour         | group_by
            usage/completions?start_time=10&page=nonsense           | page
            usage/completions?start_time=10&page=ZnJvbTo1           | page
            usage/completions?start_time=10&batch=perhaps           | batch
            usage/embeddings?start_time=10&group_by=batch           | group_by
            costs?start_time=10&bucket_width=1h                     | bucket_width
            costs?start_time=10&limit=181                           | limit
            """)
    void whatCannotBeIsNamed(String path, String param) throws Exception {
        var answer = call("/v1/organization/" + path.strip());
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(JSON.readTree(answer.getContentAsString()).at("/error/param").asString())
                .isEqualTo(param);
    }

    @Test
    void aRequestIsExplained() throws Exception {
        Settled charged = some.charged();
        usage.append(charged);
        JsonNode answer = ok("/v1/organization/requests/" + charged.id().text());

        assertThat(answer.get("id").asString()).isEqualTo(charged.id().text());
        assertThat(answer.get("status").asInt()).isEqualTo(200);
        assertThat(answer.get("amount").asString()).isEqualTo("0.00156");
        assertThat(answer.get("currency").asString()).isEqualTo("cny");
        assertThat(answer.at("/usage/prompt_cached").asLong()).isEqualTo(200);
        BigDecimal sum = StreamSupport.stream(answer.get("charge").spliterator(), false)
                .map(line -> new BigDecimal(line.get("amount").asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo("0.00156");
        JsonNode prompt = answer.at("/charge/0");
        assertThat(prompt.get("meter").asString()).isEqualTo("prompt_uncached");
        assertThat(prompt.get("quantity").asLong()).isEqualTo(1_000);
        assertThat(prompt.get("price").asString()).isEqualTo("0.0008");
        assertThat(prompt.get("per").asLong()).isEqualTo(1_000);
        assertThat(prompt.get("rate_id").asString()).isEqualTo(UsageFixtures.PROMPT_RATE.text());
        assertThat(prompt.get("rate_kind").asString()).isEqualTo("list");
        assertThat(prompt.get("reason").asString()).isEqualTo("only_rate");
        assertThat(answer.at("/charge/1/meter").asString()).isEqualTo("prompt_cached");
        assertThat(answer.at("/charge/1/reason").asString()).isEqualTo("stands_in");
    }

    @Test
    void aFailedRequestCostNothing() throws Exception {
        Settled failed = some.failed(502, "upstream_error");
        usage.append(failed);
        JsonNode answer = ok("/v1/organization/requests/" + failed.id().text());
        assertThat(answer.get("status").asInt()).isEqualTo(502);
        assertThat(answer.get("code").asString()).isEqualTo("upstream_error");
        assertThat(answer.get("amount").asString()).isEqualTo("0");
        assertThat(answer.get("charge")).isEmpty();
    }

    @Test
    void anotherOrganisationsRequestIsNotFound() throws Exception {
        Settled theirs = some.of(new OrganisationId(UUID.randomUUID())).charged();
        usage.append(theirs);
        for (String id : List.of(theirs.id().text(), new RequestId(UUID.randomUUID()).text(), "nonsense")) {
            var answer = call("/v1/organization/requests/" + id);
            assertThat(answer.getStatus()).isEqualTo(404);
            assertThat(JSON.readTree(answer.getContentAsString())
                            .at("/error/code")
                            .asString())
                    .isEqualTo("not_found");
        }
    }

    private long requests(String parameters) throws Exception {
        return ok("/v1/organization/usage/completions?start_time=" + TODAY + parameters)
                .at("/data/0/results/0/num_model_requests")
                .asLong(0);
    }

    private JsonNode ok(String path) throws Exception {
        var answer = call(path);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        return JSON.readTree(answer.getContentAsString());
    }

    private org.springframework.mock.web.MockHttpServletResponse call(String path) throws Exception {
        return mvc.perform(get(java.net.URI.create(
                                path.replace("[", "%5B").replace("]", "%5D").replace(" ", "%20")))
                        .requestAttr(ApiCaller.ATTRIBUTE, new ApiCaller(mori, false, null, null)))
                .andReturn()
                .getResponse();
    }

    private static PriceBook prices() {
        return PriceBook.of(
                CatalogFixtures.aCatalogOf(CatalogFixtures.aChatModel("doubao-pro-32k")),
                List.of(
                        rate(UsageFixtures.PROMPT_RATE, Meter.PROMPT_UNCACHED, UsageFixtures.PROMPT_PRICE),
                        rate(UsageFixtures.COMPLETION_RATE, Meter.COMPLETION, UsageFixtures.COMPLETION_PRICE),
                        rate(UsageFixtures.WORD_RATE, Meter.OUTPUT_WORDS, UsageFixtures.WORD_PRICE)));
    }

    private static Rate rate(RateId id, Meter meter, BigDecimal price) {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        return new Rate(
                id, "doubao-pro-32k", meter, price, 1_000, "CNY", start, null, null, null, null, null, null, start);
    }
}
