package io.lapilli.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.gateway.json.JsonCursor;
import io.lapilli.shared.TokenCounts;
import io.lapilli.usage.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is estimated is 1,000 for the prompt and 2,000 for the answer. */
class ConsumptionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'prompt_tokens':10,'completion_tokens':5,'total_tokens':15}|10 0 0 5 0|false",
                "{'prompt_tokens':10,'completion_tokens':5,'prompt_tokens_details':{'cached_tokens':8}}|2 8 0 5 0|false",
                "{'prompt_tokens':10,'completion_tokens':5,'completion_tokens_details':{'reasoning_tokens':3}}"
                        + "|10 0 0 2 3|false",
                "{'prompt_tokens':10,'completion_tokens':5,'prompt_cache_hit_tokens':4,'prompt_cache_miss_tokens':6}"
                        + "|6 4 0 5 0|false",
                "{'prompt_tokens':10,'completion_tokens':5,'prompt_tokens_details':"
                        + "{'cached_tokens':3,'cache_write_tokens':2}}|5 3 2 5 0|false",
                "{'prompt_tokens':0,'completion_tokens':0}|0 0 0 0 0|false",
                "{'prompt_tokens':10.0,'completion_tokens':5}|10 0 0 5 0|false",
                "{'prompt_tokens':10,'completion_tokens':5,'prompt_tokens_details':null,"
                        + "'completion_tokens_details':{'reasoning_tokens':null,'x':[{'reasoning_tokens':9}]}}|10 0 0 5 0|false",
                "{'prompt_tokens':10}|10 0 0 2000 0|true",
                "{'completion_tokens':5}|1000 0 0 5 0|true",
                "{}|1000 0 0 2000 0|true",
                "{'prompt_tokens':null,'completion_tokens':5}|1000 0 0 5 0|true",
                "{'prompt_tokens':'10','completion_tokens':5}|1000 0 0 5 0|true",
                "{'prompt_tokens':-1,'completion_tokens':5}|1000 0 0 5 0|true",
                "{'prompt_tokens':10,'completion_tokens':[5]}|10 0 0 2000 0|true",
                "{'prompt_tokens':1e3,'completion_tokens':5}|1000 0 0 5 0|true",
                "{'prompt_tokens':99999999999999999999,'completion_tokens':5}|1000 0 0 5 0|true",
                "{'prompt_tokens':10,'completion_tokens':5,'prompt_tokens_details':{'cached_tokens':11}}|0 10 0 5 0|true",
                "{'prompt_tokens':10,'completion_tokens':5,'prompt_tokens_details':"
                        + "{'cached_tokens':8,'cache_write_tokens':8}}|0 8 2 5 0|true",
                "{'prompt_tokens':10,'completion_tokens':5,'prompt_tokens_details':{'cached_tokens':-3}}|10 0 0 5 0|true",
                "{'prompt_tokens':10,'completion_tokens':5,'prompt_tokens_details':'many'}|10 0 0 5 0|false",
                "{'prompt_tokens':10,'completion_tokens':5,'completion_tokens_details':{'reasoning_tokens':6}}"
                        + "|10 0 0 0 5|true",
            })
    void makesCountsDisjoint(String usage, String expected, boolean estimated) {
        Consumption consumed = Consumption.of(read(usage), Endpoint.CHAT, () -> 1000, () -> 2000);
        TokenCounts tokens = consumed.tokens();
        assertThat("%d %d %d %d %d"
                        .formatted(
                                tokens.promptUncached(),
                                tokens.promptCached(),
                                tokens.promptCacheWrite(),
                                tokens.completion(),
                                tokens.reasoning()))
                .isEqualTo(expected);
        assertThat(tokens.embedding()).isZero();
        assertThat(consumed.estimated()).isEqualTo(estimated);
    }

    @Test
    void estimatesAllOfWhatWasNotReported() {
        assertThat(Consumption.of(Usage.NONE, Endpoint.CHAT, () -> 7, () -> 9))
                .isEqualTo(new Consumption(new TokenCounts(7, 0, 0, 9, 0, 0), true));
    }

    @Test
    void countsAnEmbeddingsInputAsEmbedding() {
        assertThat(Consumption.of(read("{'prompt_tokens':8,'total_tokens':8}"), Endpoint.EMBEDDINGS, () -> 0, () -> 0))
                .isEqualTo(new Consumption(TokenCounts.ofEmbedding(8), false));
        assertThat(Consumption.of(Usage.NONE, Endpoint.EMBEDDINGS, () -> 6, () -> 0))
                .isEqualTo(new Consumption(TokenCounts.ofEmbedding(6), true));
    }

    private static Usage read(String json) {
        byte[] bytes = json.replace('\'', '"').getBytes(UTF_8);
        var cursor = new JsonCursor(bytes, 0, bytes.length);
        return Usage.readValue(cursor);
    }
}
