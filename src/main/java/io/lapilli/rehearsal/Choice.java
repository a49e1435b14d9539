package io.lapilli.rehearsal;

import io.lapilli.rehearsal.answer.ToolCall;
import io.lapilli.rehearsal.text.Tokenizer;
import java.util.List;

/**
 * One of a completion's answers.
 *
 * @param reasoning empty where the model shows none
 * @param content empty where there are tool calls
 * @param finish {@code stop}, {@code length} or {@code tool_calls}
 */
record Choice(int index, String reasoning, String content, List<ToolCall> toolCalls, String finish) {

    Choice {
        toolCalls = List.copyOf(toolCalls);
    }

    int reasoningTokens() {
        return Tokenizer.count(reasoning);
    }

    /** All that came out: the reasoning, the text, and of tool calls the names and the arguments. */
    int tokens() {
        int calls = toolCalls.stream()
                .mapToInt(call -> Tokenizer.count(call.name()) + Tokenizer.count(call.arguments()))
                .sum();
        return reasoningTokens() + Tokenizer.count(content) + calls;
    }
}
