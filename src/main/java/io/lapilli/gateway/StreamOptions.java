package io.lapilli.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lapilli.gateway.json.JsonCursor;
import io.lapilli.gateway.json.Token;
import org.jspecify.annotations.Nullable;

/** The request's {@code stream_options}: what the client asked for, and the change that makes the upstream report usage. */
final class StreamOptions {

    private static final byte[] TRUE = "true".getBytes(US_ASCII);
    private static final byte[] OPTION = "\"include_usage\":true".getBytes(US_ASCII);
    private static final byte[] OPTION_BEFORE = "\"include_usage\":true,".getBytes(US_ASCII);
    private static final byte[] OPTIONS = "{\"include_usage\":true}".getBytes(US_ASCII);
    private static final byte[] OPTIONS_BEFORE = "\"stream_options\":{\"include_usage\":true},".getBytes(US_ASCII);

    private @Nullable Edit edit;
    private boolean given;
    private boolean usageWanted;

    /** Reads the value that the cursor stands on. */
    void read(JsonCursor cursor, Token value) {
        given = true;
        if (value != Token.OBJECT) {
            edit = new Edit(cursor.start(), cursor.end(), OPTIONS);
            return;
        }
        int inside = cursor.end();
        boolean empty = true;
        boolean told = false;
        while (cursor.next() == Token.KEY) {
            empty = false;
            if (!cursor.is("include_usage")) {
                cursor.skip(Token.KEY);
                continue;
            }
            if (told) {
                throw Refusal.invalid(
                        400, "duplicate_parameter", "stream_options", "stream_options.include_usage is given twice");
            }
            told = true;
            told(cursor, cursor.next());
        }
        if (!told) {
            edit = Edit.insert(inside, empty ? OPTION : OPTION_BEFORE);
        }
    }

    private void told(JsonCursor cursor, Token value) {
        if (value != Token.TRUE && value != Token.FALSE && value != Token.NULL) {
            throw Refusal.invalid(
                    400, "invalid_type", "stream_options", "stream_options.include_usage must be a boolean");
        }
        usageWanted = value == Token.TRUE;
        if (!usageWanted) {
            edit = new Edit(cursor.start(), cursor.end(), TRUE);
        }
    }

    boolean usageWanted() {
        return usageWanted;
    }

    /** @param inside the byte after the body's opening brace */
    @Nullable
    Edit askForUsage(int inside) {
        return given ? edit : Edit.insert(inside, OPTIONS_BEFORE);
    }
}
