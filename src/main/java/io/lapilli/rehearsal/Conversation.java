package io.lapilli.rehearsal;

import io.lapilli.rehearsal.answer.Task;
import io.lapilli.rehearsal.directive.DirectiveReader;
import io.lapilli.rehearsal.directive.Directives;
import io.lapilli.rehearsal.text.Sentences;
import io.lapilli.rehearsal.text.Words;
import java.util.ArrayList;
import java.util.List;

/** Reads a request's messages: what the prompt says, what is asked, and every text that may be answered from. */
final class Conversation {

    private static final int LONGEST_QUESTION = 2_000;
    private static final int PASTED = 160;
    private static final int FEW_WORDS = 2;

    private final StringBuilder prompt = new StringBuilder();
    private final List<String> knowledge = new ArrayList<>();
    private final List<String> toolResults = new ArrayList<>();
    private String question = "";
    private String before = "";
    private int images;

    Conversation(List<Message> messages) {
        messages.forEach(this::take);
    }

    private void take(Message message) {
        switch (message.role()) {
            case SYSTEM -> prompt.append(message.text()).append("\n\n");
            case USER -> ask(message);
            case TOOL -> toolResults.add(readable(message.text()));
            case ASSISTANT -> toolResults.clear();
        }
    }

    private void ask(Message message) {
        toolResults.clear();
        before = question;
        images = message.images();
        List<String> sentences = Sentences.of(message.text());
        if (sentences.size() < 2 || message.text().length() <= PASTED) {
            question = message.text().strip();
        } else {
            question = asked(sentences);
            knowledge.add(message.text().replace(question, " "));
        }
        if (question.length() > LONGEST_QUESTION) {
            knowledge.add(question);
            question = question.substring(0, question.offsetByCodePoints(0, LONGEST_QUESTION / 2));
        }
    }

    /** Of a long message, the last sentence that asks, else the first, as people write "Summarise this: …". */
    private static String asked(List<String> sentences) {
        return sentences.reversed().stream()
                .filter(Sentences::isQuestion)
                .findFirst()
                .orElseGet(sentences::getFirst);
    }

    /** A tool's JSON, so that it reads as text. */
    private static String readable(String result) {
        String text = result.strip();
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return text;
        }
        return text.replaceAll("[{}\\[\\]\"]", " ")
                .replaceAll("\\s*,\\s*(?=[\\p{L}_]+\\s*:)", "\n")
                .replaceAll("\\s*:\\s+", ": ")
                .replaceAll("[ \\t]+", " ")
                .strip();
    }

    String prompt() {
        return prompt.toString();
    }

    boolean answeredByTools() {
        return !toolResults.isEmpty();
    }

    /** What to answer, as the first choice. */
    Task task() {
        Directives asked = DirectiveReader.ofPrompt(prompt.toString());
        var texts = new ArrayList<String>();
        if (!asked.knowledge().isBlank()) {
            texts.add(asked.knowledge());
        }
        texts.addAll(knowledge);
        String here = question.isBlank() ? "?" : question;
        boolean tooLittle = Words.of(here).size() <= FEW_WORDS && !before.isBlank();
        return new Task(
                here,
                tooLittle ? before + " " + here : here,
                asked.or(DirectiveReader.ofQuestion(here)),
                texts,
                toolResults,
                images,
                0);
    }
}
