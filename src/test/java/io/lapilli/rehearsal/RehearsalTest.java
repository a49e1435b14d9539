package io.lapilli.rehearsal;

import static io.lapilli.rehearsal.RehearsalFixtures.JSON;
import static io.lapilli.rehearsal.RehearsalFixtures.PHONE;
import static io.lapilli.rehearsal.RehearsalFixtures.ask;
import static io.lapilli.rehearsal.RehearsalFixtures.call;
import static io.lapilli.rehearsal.RehearsalFixtures.chat;
import static io.lapilli.rehearsal.RehearsalFixtures.hear;
import static io.lapilli.rehearsal.RehearsalFixtures.quoted;
import static io.lapilli.rehearsal.RehearsalFixtures.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import io.lapilli.rehearsal.RehearsalFixtures.Heard;
import io.lapilli.rehearsal.text.Sentences;
import io.lapilli.rehearsal.text.Words;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RehearsalTest {

    private static final Encoding O200K = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    private static final String STREAM = ", \"stream\": true, \"stream_options\": {\"include_usage\": true}";
    private static final String QUESTION = "Tell me about the battery, the warranty and returning a phone";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    You are Mori.                  | How heavy is the Mori 5?   | Mori here:
                    Be friendly.                   | How long is the warranty?  | Happy to help
                    Write in a formal tone.        | How long is the warranty?  | Thank you for your enquiry
                    Answer in German.              | Who are you?               | kein Sprachmodell
                    用中文回答。                    | Who are you?               | 不是大语言模型
                    Do not discuss politics.       | What about politics?       | I can't talk about politics
                    Only answer questions about phones. | Who wrote Faust?      | I can only help with phones
                    Do not give the answer.        | How long is the warranty?  | what would your next step be
                    Be brief.                      | How long is the warranty?  | 24 months
                    Be brief.                      | Wie ist das Wetter?        | nichts über
                    """)
    void followsDirectives(String directive, String question, String part) {
        assertThat(ask(directive + "\n\n" + PHONE, question)).contains(part);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void neverSaysMoreSentencesThanAskedFor(int most) {
        String answer =
                ask("Be friendly. You are Mori. Answer in at most " + most + " sentences.\n\n" + PHONE, QUESTION);
        assertThat(Sentences.of(answer)).hasSizeBetween(1, most);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 12, 30, 60})
    void neverSaysMoreWordsThanAskedFor(int most) {
        String answer = ask("Answer in at most " + most + " words.\n\n" + PHONE, QUESTION);
        assertThat(Words.count(answer)).isBetween(1, most);
    }

    @Test
    void neverSaysMoreCharactersThanAskedFor() {
        String answer = ask("回答20字以内。\n\n手机的保修期为24个月，电池的保修期为12个月，耳机不提供保修服务。", "手机的保修期多久？");
        assertThat(answer.codePointCount(0, answer.length())).isBetween(5, 20);
    }

    @Test
    void listsAndTables() {
        assertThat(ask("Use bullet points.\n" + PHONE, QUESTION)).containsPattern("(?m)^- The warranty for the phone");
        assertThat(ask("Use a numbered list.\n" + PHONE, QUESTION)).containsPattern("(?m)^1\\. ");
        assertThat(ask("Answer in a table.\n" + PHONE, QUESTION))
                .contains("|---|---|", "| The warranty for the phone | 24 months. |");
    }

    @Test
    void guidesWithoutTheFigures() {
        String answer = ask("Do not reveal the answer.\n\n" + PHONE, "How long is the warranty for the phone?");
        assertThat(answer).doesNotContain("24").contains("▢ months");
    }

    @Test
    void answersFromTheTextInTheQuestionToo() {
        String question = "How many seats does the hall have? The town hall was built in 1911. Its hall has 420 seats. "
                + "On the first floor there is a library, which is open to everybody from Monday to Friday.";
        assertThat(ask("", question)).contains("Its hall has 420 seats.");
    }

    @Test
    void aFollowUpIsUnderstoodWithTheQuestionBefore() {
        String answer = chat("{\"messages\": [{\"role\": \"system\", \"content\": " + quoted(PHONE) + "}, "
                        + "{\"role\": \"user\", \"content\": \"How long is the warranty?\"}, "
                        + "{\"role\": \"assistant\", \"content\": \"24 months.\"}, "
                        + "{\"role\": \"user\", \"content\": \"And for the battery?\"}]}")
                .content();
        assertThat(answer).contains("The warranty for the battery is 12 months.");
    }

    @Test
    void acknowledgesImages() {
        Heard heard = chat(
                "{\"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"text\", \"text\": \"What is this?\"}, "
                        + "{\"type\": \"image_url\", \"image_url\": {\"url\": \"data:image/png;base64,AAAA\", \"detail\": \"low\"}}]}]}");
        assertThat(heard.content()).contains("one image");
        assertThat(heard.json().at("/usage/prompt_tokens").asInt())
                .isEqualTo(3 + 3 + 1 + O200K.countTokensOrdinary("What is this?") + PromptTokens.LOW_DETAIL);
    }

    @Test
    void jsonByResponseFormat() {
        String schema = "{\"type\": \"object\", \"properties\": {\"warranty_months\": {\"type\": \"integer\"}}, "
                + "\"required\": [\"warranty_months\"], \"additionalProperties\": false}";
        Heard strict = chat(request(
                PHONE,
                "How long is the warranty for the phone?",
                ", \"response_format\": {\"type\": "
                        + "\"json_schema\", \"json_schema\": {\"name\": \"answer\", \"strict\": true, \"schema\": "
                        + schema + "}}"));
        assertThat(strict.content()).isEqualTo("{\"warranty_months\":24}");

        Heard free =
                chat(request(PHONE, "How long is the warranty?", ", \"response_format\": {\"type\": \"json_object\"}"));
        assertThat(JSON.readTree(free.content()).get("answer").asString()).contains("24 months");

        String drawn = ask("Answer in JSON: {\"topic\": …, \"detail\": …}\n" + PHONE, "How long is the warranty?");
        assertThat(JSON.readTree(drawn).propertyNames()).containsExactly("topic", "detail");
    }

    @Test
    void toolsAreCalledAndTheirResultsTold() {
        String tools =
                ", \"tools\": [{\"type\": \"function\", \"function\": {\"name\": \"get_weather\", \"parameters\": "
                        + "{\"type\": \"object\", \"properties\": {\"city\": {\"type\": \"string\"}}}}}]";
        Heard asks = chat(request("", "What is the weather in Rome?", tools));
        JsonNode called = asks.json().at("/choices/0/message/tool_calls/0");
        assertThat(asks.json().at("/choices/0/finish_reason").asString()).isEqualTo("tool_calls");
        assertThat(called.at("/function/arguments").asString()).isEqualTo("{\"city\":\"Rome\"}");

        Heard streams = chat(request("", "What is the weather in Rome?", tools + STREAM));
        var arguments = new StringBuilder();
        streams.events()
                .forEach(event -> arguments.append(event.at("/choices/0/delta/tool_calls/0/function/arguments")
                        .asString("")));
        assertThat(arguments).hasToString("{\"city\":\"Rome\"}");
        assertThat(streams.events().getLast().at("/usage/completion_tokens").asInt())
                .isEqualTo(O200K.countTokensOrdinary("get_weather") + O200K.countTokensOrdinary(arguments.toString()))
                .isEqualTo(asks.json().at("/usage/completion_tokens").asInt());

        Heard told = chat("{\"messages\": [{\"role\": \"user\", \"content\": \"What is the weather in Rome?\"}, "
                + "{\"role\": \"assistant\", \"content\": null, \"tool_calls\": [" + called
                + "]}, {\"role\": \"tool\", "
                + "\"tool_call_id\": \"call_1\", \"content\": \"{\\\"sky\\\": \\\"clear\\\", \\\"degrees\\\": 24}\"}]"
                + tools + "}");
        assertThat(told.content()).contains("sky: clear", "degrees: 24");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How long is the warranty?",
                "Wie lange ist die Garantie für das Telefon?",
                "手机的保修期多久？",
                "What about 👩‍👩‍👧‍👦, 🇩🇪 and e\u0301?"
            })
    void theSameRequestHasTheSameAnswerStreamedOrNot(String question) {
        String prompt = PHONE + "\n\n手机的保修期为24个月，👩‍👩‍👧‍👦家庭版🇩🇪为36个月。";
        Heard whole = chat(request(prompt, question, ""));
        Heard streamed = chat(request(prompt, question, STREAM));

        assertThat(chat(request(prompt, question, "")).body()).isEqualTo(whole.body());
        assertThat(streamed.done()).isTrue();
        assertThat(streamed.said(0, "content")).isEqualTo(whole.content());
        assertThat(streamed.events().getLast().get("usage"))
                .isEqualTo(whole.json().get("usage"));
        assertThat(whole.json().at("/usage/completion_tokens").asInt())
                .isEqualTo(O200K.countTokensOrdinary(streamed.said(0, "content")));
        assertThat(streamed.events())
                .allSatisfy(event -> assertThat(event.has("usage")).isTrue());
    }

    @Test
    void withoutBeingAskedAStreamHasNoUsage() {
        Heard streamed = chat(request(PHONE, QUESTION, ", \"stream\": true"));
        assertThat(streamed.events())
                .noneSatisfy(event -> assertThat(event.has("usage")).isTrue());
    }

    @Test
    void promptTokensAreCountedMessageByMessage() {
        int tokens = chat(request(PHONE, "How long?", ""))
                .json()
                .at("/usage/prompt_tokens")
                .asInt();
        assertThat(tokens)
                .isEqualTo(3 + 4 + O200K.countTokensOrdinary(PHONE) + 4 + O200K.countTokensOrdinary("How long?"));
    }

    @Test
    void whatWasSentBeforeCountsAsCachedInWholeBlocks() {
        String goesOn = "{\"messages\": [{\"role\": \"system\", \"content\": " + quoted(PHONE.repeat(3)) + "}, "
                + "{\"role\": \"user\", \"content\": \"How long is the warranty?\"}, "
                + "{\"role\": \"assistant\", \"content\": \"24 months.\"}, {\"role\": \"user\", \"content\": \"Thanks. And the battery?\"}]}";
        int prefix = 4
                + O200K.countTokensOrdinary(PHONE.repeat(3))
                + 4
                + O200K.countTokensOrdinary("How long is the warranty?")
                + 4
                + O200K.countTokensOrdinary("24 months.");

        assertThat(cached(chat(goesOn))).isEqualTo(prefix / 64 * 64).isPositive();
        assertThat(cached(chat(request(PHONE.repeat(3), "How long?", "")))).isZero();
        assertThat(cached(
                        hear(call("/chat/completions", "rehearsal!cached=30", request(PHONE, "How long?", ""), null))))
                .isEqualTo(30);
    }

    private static int cached(Heard heard) {
        return heard.json().at("/usage/prompt_tokens_details/cached_tokens").asInt();
    }

    @Test
    void aReasoningModelShowsItsWayAndCountsIt() {
        Heard streamed = hear(call("/chat/completions", "rehearsal-reasoning", request(PHONE, QUESTION, STREAM), null));
        JsonNode usage = streamed.events().getLast().get("usage");
        int reasoning = O200K.countTokensOrdinary(streamed.said(0, "reasoning_content"));

        assertThat(streamed.said(0, "reasoning_content")).contains("Passages that fit");
        assertThat(usage.at("/completion_tokens_details/reasoning_tokens").asInt())
                .isEqualTo(reasoning);
        assertThat(usage.get("completion_tokens").asInt())
                .isEqualTo(reasoning + O200K.countTokensOrdinary(streamed.said(0, "content")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You are Mori. Answer in German, formally, in at most three sentences and 60 words, as a table.",
                "你是小森。请用英文、友好的语气、要点列表回答，50字以内。不要谈论政治。",
                "Du bist Mia. Antworte locker auf Chinesisch als JSON. Verrate nicht die Lösung. Höchstens 3 Punkte.",
                "Be empathetic. Only answer questions about phones. Use a numbered list."
            })
    void everyDirectiveHasItsWords(String prompt) {
        Heard heard = hear(
                call("/chat/completions", "rehearsal-reasoning", request(prompt + "\n\n" + PHONE, QUESTION, ""), null));
        assertThat(heard.status()).isEqualTo(200);
        assertThat(heard.json().at("/choices/0/message/reasoning_content").asString())
                .doesNotContain("null", "{0}");
    }

    @Test
    void severalChoicesDifferAndAreAllCounted() {
        Heard streamed = chat(request(PHONE, QUESTION, STREAM + ", \"n\": 3"));
        int all = IntStream.range(0, 3)
                .map(i -> O200K.countTokensOrdinary(streamed.said(i, "content")))
                .sum();
        assertThat(streamed.events().getLast().at("/usage/completion_tokens").asInt())
                .isEqualTo(all);
        assertThat(streamed.said(0, "content")).isNotEqualTo(streamed.said(1, "content"));
    }

    @ParameterizedTest
    @CsvSource({"max_tokens,1", "max_tokens,7", "max_completion_tokens,20", "max_completion_tokens,100000"})
    void theCapIsKept(String field, int cap) {
        Heard heard = chat(request(PHONE, QUESTION, ", \"" + field + "\": " + cap));
        int tokens = heard.json().at("/usage/completion_tokens").asInt();
        assertThat(tokens).isBetween(1, cap).isEqualTo(O200K.countTokensOrdinary(heard.content()));
        assertThat(heard.json().at("/choices/0/finish_reason").asString()).isEqualTo(cap == 100000 ? "stop" : "length");
    }

    @Test
    void stopsBeforeAStopText() {
        String answer = chat(request(
                        PHONE, "How long is the warranty?", ", \"stop\": [\"months\", \"nowhere\"], \"seed\": 7"))
                .content();
        assertThat(answer).endsWith("is 24 ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"messages": []}                                               | messages
                    {"messages": "hi"}                                             | messages
                    {"messages": [{"role": "king", "content": "hi"}]}              | messages[0].role
                    {"messages": [{"role": "user", "content": 7}]}                 | messages[0].content
                    {"messages": [{"role": "user", "content": "hi"}], "n": 0}      | n
                    {"messages": [{"role": "user", "content": "hi"}], "max_tokens": "9"} | max_tokens
                    {"messages": [{"role": "user", "content": "hi"}], "tools": {}} | tools
                    """)
    void refusesWhatCantBe(String body, String param) {
        Heard heard = chat(body);
        assertThat(heard.status()).isEqualTo(400);
        assertThat(heard.json().at("/error/param").asString()).isEqualTo(param);
        assertThat(heard.json().get("error").propertyNames()).containsExactly("message", "type", "param", "code");
    }

    @Test
    void halfCharactersAndOddBodiesDoNoHarm() {
        assertThat(chat("{\"messages\": [{\"role\": \"user\", \"content\": \"broken \\ud83d text\"}]}")
                        .status())
                .isEqualTo(200);
        assertThat(chat("{\"messages\": [{\"role\": \"user\"}]}").status()).isEqualTo(200);
        assertThat(chat("[1]").status()).isEqualTo(400);
        assertThat(chat("{").json().at("/error/code").asString()).isEqualTo("invalid_json");
    }

    @Test
    void embeddingsInTheFormsThatClientsAskFor() {
        JsonNode floats = embed("{\"input\": [\"battery\", \"spindle\"], \"dimensions\": 8}");
        JsonNode base64 = embed("{\"input\": \"battery\", \"dimensions\": 8, \"encoding_format\": \"base64\"}");
        byte[] bytes = java.util.Base64.getDecoder()
                .decode(base64.at("/data/0/embedding").asString());
        var decoded = java.nio.ByteBuffer.wrap(bytes)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();

        assertThat(floats.get("data")).hasSize(2);
        assertThat(IntStream.range(0, 8).mapToObj(i -> decoded.get(i)).toList())
                .isEqualTo(StreamSupport.stream(floats.at("/data/0/embedding").spliterator(), false)
                        .map(JsonNode::floatValue)
                        .toList());
        assertThat(floats.at("/usage/prompt_tokens").asInt())
                .isEqualTo(O200K.countTokensOrdinary("battery") + O200K.countTokensOrdinary("spindle"));
        var tokens = O200K.encodeOrdinary("battery").boxed();
        assertThat(embed("{\"input\": " + tokens + ", \"dimensions\": 8}").at("/data/0/embedding"))
                .isEqualTo(floats.at("/data/0/embedding"));
        assertThat(embed("{\"input\": \"battery\"}").at("/data/0/embedding")).hasSize(1024);
        assertThat(hear(call("/embeddings", "rehearsal", "{\"input\": []}", null))
                        .status())
                .isEqualTo(400);
    }

    private static JsonNode embed(String body) {
        return hear(call("/embeddings", "rehearsal-embedding", body, null)).json();
    }

    @Test
    void saysWhatItIs() {
        JsonNode models = hear(call("/models", "", "", null)).json();
        assertThat(models.at("/data/0/owned_by").asString()).contains("not-a-language-model");
        assertThat(chat(request("", "Who are you?", "")).content()).contains("not a language model");
        assertThat(chat(request(PHONE, QUESTION, ""))
                        .json()
                        .get("system_fingerprint")
                        .asString())
                .contains("not-a-language-model");
    }
}
