package io.lapilli.rehearsal;

import io.lapilli.rehearsal.answer.Composer;
import io.lapilli.rehearsal.answer.JsonAnswer;
import io.lapilli.rehearsal.answer.Task;
import io.lapilli.rehearsal.answer.Thoughts;
import io.lapilli.rehearsal.answer.ToolCall;
import io.lapilli.rehearsal.answer.Tools;
import io.lapilli.rehearsal.directive.Format;
import io.lapilli.rehearsal.text.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers a chat request. A pure function: the same request has the same answer and the same usage. */
final class ChatModel {

    private ChatModel() {}

    /** @param cached how many prompt tokens to report as cached; null: see {@link PromptTokens} */
    static Completion answer(ChatRequest request, @Nullable Integer cached) {
        int prompt = PromptTokens.of(request.messages(), request.tools());
        var conversation = new Conversation(request.messages());
        Task task = conversation.task();
        var choices = new ArrayList<Choice>();
        for (int i = 0; i < request.choices(); i++) {
            choices.add(choice(request, conversation, task.variant(i), i));
        }
        int hit = cached == null ? PromptTokens.cached(request.messages()) : Math.min(cached, prompt);
        int completion = choices.stream().mapToInt(Choice::tokens).sum();
        int reasoning = choices.stream().mapToInt(Choice::reasoningTokens).sum();
        return new Completion(id(request), request.model(), choices, new Usage(prompt, hit, completion, reasoning));
    }

    private static Choice choice(ChatRequest request, Conversation conversation, Task task, int index) {
        String reasoning = request.reasoning() ? Thoughts.of(task) : "";
        List<ToolCall> calls = new Tools(request.tools(), request.toolChoice(), request.parallelTools())
                .callsFor(task.question(), conversation.answeredByTools());
        Choice whole = calls.isEmpty()
                ? new Choice(
                        index,
                        reasoning,
                        stopped(text(request, conversation, task), request.stops()),
                        List.of(),
                        "stop")
                : new Choice(index, reasoning, "", calls, "tool_calls");
        Integer cap = request.cap();
        return cap == null || whole.tokens() <= cap ? whole : capped(whole, cap);
    }

    private static String text(ChatRequest request, Conversation conversation, Task task) {
        boolean json = request.json() || task.directives().format() == Format.JSON;
        return json
                ? JsonAnswer.compose(task, request.schema(), conversation.prompt())
                        .toString()
                : Composer.compose(task);
    }

    private static String stopped(String text, List<String> stops) {
        int end = text.length();
        for (String stop : stops) {
            int at = text.indexOf(stop);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        return text.substring(0, end);
    }

    /** As much of it as the cap leaves: reasoning first, then the text or the calls. */
    private static Choice capped(Choice whole, int cap) {
        String reasoning = Tokenizer.first(whole.reasoning(), cap);
        int left = cap - Tokenizer.count(reasoning);
        String content = Tokenizer.first(whole.content(), left);
        var calls = new ArrayList<ToolCall>();
        for (ToolCall call : whole.toolCalls()) {
            left -= Tokenizer.count(call.name());
            if (left >= 0) {
                String arguments = Tokenizer.first(call.arguments(), left);
                left -= Tokenizer.count(arguments);
                calls.add(new ToolCall(call.name(), arguments));
            }
        }
        return new Choice(whole.index(), reasoning, content, calls, "length");
    }

    private static String id(ChatRequest request) {
        byte[] seed = request.toString().getBytes(StandardCharsets.UTF_8);
        return "chatcmpl-rehearsal-" + UUID.nameUUIDFromBytes(seed);
    }
}
