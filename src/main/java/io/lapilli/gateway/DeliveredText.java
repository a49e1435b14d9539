package io.lapilli.gateway;

import io.lapilli.gateway.json.JsonCursor;
import io.lapilli.gateway.json.Token;

/** The text of an answer as far as it came, for counting where nobody else did. Of very long ones only the beginning. */
final class DeliveredText {

    private static final int MOST = 4 << 20;

    private final StringBuilder content = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private boolean finished;

    /** Reads the array {@code choices} that the cursor stands on; answers whether it holds any. */
    boolean readChoices(JsonCursor cursor) {
        int choices = cursor.depth();
        boolean any = false;
        while (cursor.depth() >= choices) {
            if (cursor.next() == Token.KEY) {
                any = true;
                member(cursor);
            }
        }
        return any;
    }

    private void member(JsonCursor cursor) {
        if (cursor.is("content")
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

    private static void text(JsonCursor cursor, StringBuilder to) {
        if (cursor.next() == Token.STRING && cursor.end() - cursor.start() > 2 && to.length() < MOST) {
            to.append(cursor.text());
        }
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
