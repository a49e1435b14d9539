package io.lapilli.gateway;

import io.lapilli.gateway.json.JsonCursor;
import io.lapilli.gateway.json.Token;
import io.lapilli.shared.TextCounts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text of an answer as far as it came, for counting where nobody else did. Of very long ones only the beginning is
 * kept; what rates ask for (words, lines, characters) is counted as it comes, of each choice's content by itself. What
 * calls a tool, refuses or reasons is no content.
 */
final class DeliveredText {

    private static final int MOST = 4 << 20;

    private final StringBuilder content = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final @Nullable Map<Long, TextCounter> counters;
    private boolean finished;
    private long choice;
    private String piece = "";

    /** @param counting whether words, lines and characters are counted */
    DeliveredText(boolean counting) {
        counters = counting ? new HashMap<>() : null;
    }

    /** Reads the array {@code choices} that the cursor stands on; answers whether it holds any. */
    boolean readChoices(JsonCursor cursor) {
        int choices = cursor.depth();
        boolean any = false;
        while (cursor.depth() >= choices) {
            Token token = cursor.next();
            if (token == Token.KEY) {
                any = true;
                member(cursor, cursor.depth() - choices);
            } else if (token == Token.OBJECT_END && cursor.depth() == choices && counters != null) {
                count(counters);
            }
        }
        return any;
    }

    /** A choice was read; its index may stand behind its text. */
    private void count(Map<Long, TextCounter> of) {
        if (!piece.isEmpty()) {
            of.computeIfAbsent(choice, _ -> new TextCounter()).add(piece);
        }
        piece = "";
        choice = 0;
    }

    /** @param level 1 in the choice itself, 2 in its message or delta */
    private void member(JsonCursor cursor, int level) {
        if (level == 1 && counters != null && cursor.is("index")) {
            choice = cursor.next() == Token.NUMBER ? cursor.wholeNumber() : 0;
        } else if (level == 2 && counters != null && cursor.is("content")) {
            piece += text(cursor, content);
        } else if (cursor.is("content")
                || cursor.is("arguments")
                || cursor.is("refusal")
                || cursor.is("name")
                || cursor.is("text")) {
            text(cursor, content);
        } else if (cursor.is("reasoning_content") || cursor.is("reasoning")) {
            text(cursor, reasoning);
        } else if (cursor.is("finish_reason")) {
            finished |= cursor.next() == Token.STRING;
        }
    }

    private static String text(JsonCursor cursor, StringBuilder to) {
        if (cursor.next() != Token.STRING || cursor.end() - cursor.start() <= 2) {
            return "";
        }
        String text = cursor.text();
        if (to.length() < MOST) {
            to.append(text);
        }
        return text;
    }

    /** What rates ask for, so far; nothing where none does. */
    TextCounts counts() {
        return counters == null
                ? TextCounts.NONE
                : counters.values().stream().map(TextCounter::counts).reduce(TextCounts.NONE, TextCounts::plus);
    }

    /** Whether any content came. */
    boolean isEmpty() {
        return content.isEmpty() && reasoning.isEmpty();
    }

    /** Whether some choice said why it ended. */
    boolean finished() {
        return finished;
    }

    String content() {
        return content.toString();
    }

    String reasoning() {
        return reasoning.toString();
    }
}
