package io.lapilli.demo.start;

import io.lapilli.demo.DemoCall;
import io.lapilli.usage.Endpoint;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes requests that come to about so many tokens with the rehearsal, which answers from what it is given. */
final class DemoBody {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TASK = "Summarise all of it in 20 sentences.\n\n";

    /** Tokens of the task and of what stands around messages. */
    private static final int AROUND = 20;

    /** Words that are one token each, with the blank before them. */
    private static final String[] WORDS = {
        "report", "machine", "customer", "window", "letter", "garden", "station", "paper", "river", "morning", "engine",
        "market", "doctor", "bridge", "school", "summer", "number", "center", "office", "music", "winter", "family",
        "street"
    };

    private static final int SENTENCES = 24;
    private static final int WORDS_A_SENTENCE = 90;
    private static final String TEXT =
            IntStream.range(0, SENTENCES).mapToObj(DemoBody::sentence).collect(Collectors.joining());
    private static final int TOKENS_OF_TEXT = SENTENCES * (WORDS_A_SENTENCE + 1);

    private DemoBody() {}

    static byte[] of(DemoCall call) {
        ObjectNode body = JSON.createObjectNode().put("model", call.model());
        if (call.endpoint() == Endpoint.EMBEDDINGS) {
            body.put("input", text(call.tokens().input()));
        } else {
            body.putArray("messages")
                    .addObject()
                    .put("role", "user")
                    .put("content", TASK + text(call.tokens().input() - AROUND));
            body.put("max_tokens", Math.max(1, call.tokens().output()));
            body.put("stream", call.streamed());
        }
        return JSON.writeValueAsBytes(body);
    }

    private static String text(long tokens) {
        long wanted = Math.max(1, tokens) * TEXT.length() / TOKENS_OF_TEXT;
        String whole = TEXT.repeat((int) (wanted / TEXT.length()));
        return whole + TEXT.substring(0, (int) (wanted % TEXT.length()));
    }

    /** Each another order of the words. */
    private static String sentence(int number) {
        return IntStream.range(0, WORDS_A_SENTENCE)
                .mapToObj(word -> WORDS[(word * (number % (WORDS.length - 1) + 1) + number) % WORDS.length])
                .collect(Collectors.joining(" ", " ", "."));
    }
}
