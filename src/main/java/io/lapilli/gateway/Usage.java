package io.lapilli.gateway;

import io.lapilli.gateway.json.JsonCursor;
import io.lapilli.gateway.json.Token;

/**
 * An upstream's {@code usage} as it stands on the wire: prompt tokens include the cached ones, completion tokens the
 * reasoning. A number that is missing, or is none that tokens could have, is {@link #MISSING}.
 *
 * @param odd whether something stood there that can't be a count
 */
record Usage(long prompt, long cached, long cacheWrite, long completion, long reasoning, boolean odd) {

    static final long MISSING = -1;

    /** Nothing was reported. */
    static final Usage NONE = new Usage(MISSING, MISSING, MISSING, MISSING, MISSING, false);

    /** Reads the value after the key that the cursor stands on; what is no object reports nothing. */
    static Usage readValue(JsonCursor cursor) {
        Token value = cursor.next();
        if (value != Token.OBJECT) {
            cursor.skip(value);
            return NONE;
        }
        return readObject(cursor);
    }

    /** Reads the object that the cursor stands on. */
    static Usage readObject(JsonCursor cursor) {
        var reading = new Reading(cursor);
        reading.object(1);
        return new Usage(
                reading.prompt, reading.cached, reading.cacheWrite, reading.completion, reading.reasoning, reading.odd);
    }

    private static final class Reading {

        private final JsonCursor cursor;
        private long prompt = MISSING;
        private long cached = MISSING;
        private long cacheWrite = MISSING;
        private long completion = MISSING;
        private long reasoning = MISSING;
        private boolean odd;

        private Reading(JsonCursor cursor) {
            this.cursor = cursor;
        }

        private void object(int level) {
            while (cursor.next() == Token.KEY) {
                member(cursor.text(), level);
            }
        }

        private void member(String name, int level) {
            Token value = cursor.next();
            if (level == 1 && value == Token.OBJECT && isDetails(name)) {
                object(2);
                return;
            }
            switch (name) {
                case "prompt_tokens" -> prompt = count(value, prompt);
                case "completion_tokens" -> completion = count(value, completion);
                case "cached_tokens", "prompt_cache_hit_tokens" -> cached = count(value, cached);
                case "cache_write_tokens", "cache_creation_tokens" -> cacheWrite = count(value, cacheWrite);
                case "reasoning_tokens" -> reasoning = count(value, reasoning);
                default -> cursor.skip(value);
            }
        }

        private static boolean isDetails(String name) {
            return name.equals("prompt_tokens_details") || name.equals("completion_tokens_details");
        }

        private long count(Token value, long before) {
            if (value == Token.NULL) {
                return before;
            }
            long count = value == Token.NUMBER ? cursor.wholeNumber() : MISSING;
            odd |= count == MISSING;
            cursor.skip(value);
            return Math.max(count, before);
        }
    }
}
