package io.lapilli.gateway.json;

/**
 * Walks the tokens of one JSON value (RFC 8259, strictly, UTF-8 checked) and tells the bytes that each takes. One pass,
 * and no objects on the way but for the texts that are asked for. Not thread-safe; may be used again after
 * {@link #reset}.
 */
public final class JsonCursor {

    private static final int DEEPEST = 512;

    private enum Next {
        VALUE,
        FIRST_VALUE,
        FIRST_KEY,
        MEMBER_VALUE,
        COMMA_OR_END,
        NOTHING
    }

    /** One bit for each open level: whether it is an object. */
    private final long[] objects = new long[DEEPEST / Long.SIZE];

    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private int at;
    private int start;
    private int depth;
    private Next next = Next.VALUE;

    public JsonCursor() {}

    public JsonCursor(byte[] bytes, int from, int to) {
        reset(bytes, from, to);
    }

    /** Starts anew over the bytes from {@code from} (inclusive) to {@code to} (exclusive). */
    public void reset(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        at = from;
        start = from;
        depth = 0;
        next = Next.VALUE;
    }

    /**
     * Goes to the next token; {@link Token#END} after the whole value, with nothing but space behind it.
     *
     * @throws JsonError where the bytes are no JSON
     */
    public Token next() {
        skipSpace();
        return switch (next) {
            case VALUE -> value();
            case FIRST_VALUE -> peek() == ']' ? close(Token.ARRAY_END) : value();
            case FIRST_KEY -> peek() == '}' ? close(Token.OBJECT_END) : key();
            case MEMBER_VALUE -> {
                pass(':');
                yield value();
            }
            case COMMA_OR_END -> commaOrEnd();
            case NOTHING -> nothing();
        };
    }

    /**
     * Goes to the end of the value that the current token opens (after a key, of the key's value); then
     * {@link #start} and {@link #end} enclose all of it. Answers the value's first token.
     */
    public Token skip(Token current) {
        Token first = current == Token.KEY ? next() : current;
        if (first == Token.OBJECT || first == Token.ARRAY) {
            int whole = start;
            int outside = depth - 1;
            while (depth > outside) {
                next();
            }
            start = whole;
        }
        return first;
    }

    /** The first byte of the current token, a string's quote included. */
    public int start() {
        return start;
    }

    /** The byte after the current token. */
    public int end() {
        return at;
    }

    /** How many objects and arrays are open, the one that the current token opens included. */
    public int depth() {
        return depth;
    }

    /** The current key or string, its escapes resolved. */
    public String text() {
        return JsonBytes.text(bytes, start + 1, at - 1);
    }

    /** Whether the current key or string, its escapes resolved, says that. */
    public boolean is(String ascii) {
        return JsonBytes.same(bytes, start + 1, at - 1, ascii);
    }

    /** The current number if it is a whole one from 0 to 10^15, otherwise -1. */
    public long wholeNumber() {
        return JsonBytes.wholeNumber(bytes, start, at);
    }

    private Token value() {
        start = at;
        return switch (peek()) {
            case '{' -> open(Token.OBJECT);
            case '[' -> open(Token.ARRAY);
            case '"' -> done(JsonBytes.stringEnd(bytes, at, to), Token.STRING);
            case 't' -> done(JsonBytes.wordEnd(bytes, at, to, "true"), Token.TRUE);
            case 'f' -> done(JsonBytes.wordEnd(bytes, at, to, "false"), Token.FALSE);
            case 'n' -> done(JsonBytes.wordEnd(bytes, at, to, "null"), Token.NULL);
            default -> done(JsonBytes.numberEnd(bytes, at, to), Token.NUMBER);
        };
    }

    private Token key() {
        start = at;
        if (peek() != '"') {
            throw error();
        }
        done(JsonBytes.stringEnd(bytes, at, to), Token.KEY);
        next = Next.MEMBER_VALUE;
        return Token.KEY;
    }

    private Token open(Token token) {
        if (depth == DEEPEST) {
            throw error();
        }
        long bit = 1L << depth;
        if (token == Token.OBJECT) {
            objects[depth >>> 6] |= bit;
        } else {
            objects[depth >>> 6] &= ~bit;
        }
        depth++;
        at++;
        next = token == Token.OBJECT ? Next.FIRST_KEY : Next.FIRST_VALUE;
        return token;
    }

    private Token close(Token token) {
        start = at;
        depth--;
        return done(at + 1, token);
    }

    private Token commaOrEnd() {
        boolean object = (objects[(depth - 1) >>> 6] & (1L << (depth - 1))) != 0;
        if (peek() == (object ? '}' : ']')) {
            return close(object ? Token.OBJECT_END : Token.ARRAY_END);
        }
        pass(',');
        return object ? key() : value();
    }

    private Token nothing() {
        if (at < to) {
            throw error();
        }
        start = at;
        return Token.END;
    }

    /** Takes a token's end; a negative one says where the token went wrong. */
    private Token done(int end, Token token) {
        if (end < 0) {
            at = ~end;
            throw error();
        }
        at = end;
        next = depth == 0 ? Next.NOTHING : Next.COMMA_OR_END;
        return token;
    }

    private void pass(char c) {
        if (peek() != c) {
            throw error();
        }
        at++;
        skipSpace();
    }

    private int peek() {
        return at < to ? bytes[at] : -1;
    }

    private void skipSpace() {
        while (at < to) {
            byte c = bytes[at];
            if (c > ' ' || (c != ' ' && c != '\n' && c != '\r' && c != '\t')) {
                return;
            }
            at++;
        }
    }

    private JsonError error() {
        return new JsonError(at - from);
    }
}
