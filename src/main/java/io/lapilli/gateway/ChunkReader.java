package io.lapilli.gateway;

import io.lapilli.gateway.json.Json;
import io.lapilli.gateway.json.JsonCursor;
import io.lapilli.gateway.json.JsonError;
import io.lapilli.gateway.json.Token;
import java.util.List;

/** Reads the chunks of one streamed answer, one after the other: what stands where, what was delivered, what was used. */
final class ChunkReader {

    /** What a chunk is. */
    enum Kind {
        CONTENT,
        /** Reports usage and nothing else. */
        USAGE_ONLY,
        ERROR
    }

    private final JsonCursor cursor = new JsonCursor();
    private final DeliveredText delivered;
    private Usage usage = Usage.NONE;
    private String id = "";
    private long created;
    private int modelStart;
    private int modelEnd;
    private int usageStart;
    private int usageEnd;

    /** @param delivered takes the text of all chunks */
    ChunkReader(DeliveredText delivered) {
        this.delivered = delivered;
    }

    /** @throws JsonError when the bytes are no JSON */
    Kind read(byte[] bytes, int start, int end) {
        modelStart = -1;
        usageStart = -1;
        boolean failed = false;
        boolean choices = false;
        cursor.reset(bytes, start, end);
        if (cursor.next() != Token.OBJECT) {
            return Kind.CONTENT;
        }
        while (cursor.next() == Token.KEY) {
            if (cursor.is("choices")) {
                choices |= choices();
            } else if (cursor.is("model")) {
                model();
            } else if (cursor.is("usage")) {
                readUsage();
            } else if (cursor.is("error")) {
                failed |= cursor.skip(Token.KEY) != Token.NULL;
            } else {
                identity();
            }
        }
        // nothing may stand behind the object
        cursor.next();
        if (failed) {
            return Kind.ERROR;
        }
        return choices || usageStart < 0 ? Kind.CONTENT : Kind.USAGE_ONLY;
    }

    private boolean choices() {
        Token value = cursor.next();
        if (value == Token.ARRAY) {
            return delivered.readChoices(cursor);
        }
        cursor.skip(value);
        return false;
    }

    private void model() {
        if (cursor.skip(Token.KEY) == Token.STRING) {
            modelStart = cursor.start();
            modelEnd = cursor.end();
        }
    }

    private void readUsage() {
        Token value = cursor.next();
        if (value == Token.OBJECT) {
            usageStart = cursor.start();
            usage = Usage.readObject(cursor);
            usageEnd = cursor.end();
        } else {
            cursor.skip(value);
        }
    }

    private void identity() {
        boolean isId = id.isEmpty() && cursor.is("id");
        boolean isCreated = created == 0 && cursor.is("created");
        Token value = cursor.skip(Token.KEY);
        if (isId && value == Token.STRING) {
            id = cursor.text();
        } else if (isCreated && value == Token.NUMBER) {
            created = Math.max(0, cursor.wholeNumber());
        }
    }

    /** The chunk's model must be called that. */
    void rename(byte[] quotedModel, byte[] bytes, List<Edit> edits) {
        if (modelStart >= 0 && !Json.same(bytes, modelStart, modelEnd, quotedModel)) {
            edits.add(new Edit(modelStart, modelEnd, quotedModel));
        }
    }

    /** Whether the last chunk reported usage. */
    boolean reportsUsage() {
        return usageStart >= 0;
    }

    int usageStart() {
        return usageStart;
    }

    int usageEnd() {
        return usageEnd;
    }

    /** The answer's id and instant of creation as its chunks say them. */
    String id() {
        return id;
    }

    long created() {
        return created;
    }

    /** Text of all chunks so far. */
    DeliveredText delivered() {
        return delivered;
    }

    /** What the last chunk that reported any said was used. */
    Usage usage() {
        return usage;
    }
}
