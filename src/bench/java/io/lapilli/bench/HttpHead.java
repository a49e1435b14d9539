package io.lapilli.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Start line and header fields of one HTTP/1.1 message. Kept as bytes and reused from message to
 * message, because strings would cost more than the rest of the mock.
 */
final class HttpHead {

    private static final byte[] LENGTH = ascii("content-length:");
    private static final byte[] ENCODING = ascii("transfer-encoding:");
    private static final byte[] CONNECTION = ascii("connection:");
    private static final byte[] CHUNKED = ascii("chunked");
    private static final byte[] CLOSE = ascii("close");

    private byte[] bytes = new byte[2048];
    private int length;
    private long contentLength;
    private boolean chunked;
    private boolean closing;

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Adds the next byte; true when it was the last of the head, whose fields are then readable. */
    boolean add(byte next) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = next;
        boolean complete = next == '\n' && length > 3 && bytes[length - 2] == '\r' && bytes[length - 3] == '\n';
        if (complete) {
            parse();
        }
        return complete;
    }

    void clear() {
        length = 0;
    }

    /** Bytes of the body, or -1 when the head does not say. */
    long contentLength() {
        return contentLength;
    }

    boolean chunked() {
        return chunked;
    }

    /** Whether the sender closes the connection after this message. */
    boolean closing() {
        return closing;
    }

    /** The status code; only of an answer. */
    int status() {
        return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + bytes[11] - '0';
    }

    boolean startsWith(byte[] prefix) {
        return length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private void parse() {
        contentLength = -1;
        chunked = false;
        closing = false;
        int line = nextLine(0);
        while (line < length - 2) {
            int next = nextLine(line);
            field(line, next);
            line = next;
        }
    }

    private int nextLine(int from) {
        int at = from;
        while (bytes[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    private void field(int from, int to) {
        if (matches(from, to, LENGTH)) {
            contentLength = number(from + LENGTH.length, to);
        } else if (matches(from, to, ENCODING)) {
            chunked = contains(from + ENCODING.length, to, CHUNKED);
        } else if (matches(from, to, CONNECTION)) {
            closing = contains(from + CONNECTION.length, to, CLOSE);
        }
    }

    private long number(int from, int to) {
        long value = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] >= '0' && bytes[at] <= '9') {
                value = 10 * value + bytes[at] - '0';
            }
        }
        return value;
    }

    private boolean contains(int from, int to, byte[] lowerCase) {
        for (int at = from; at <= to - lowerCase.length; at++) {
            if (matches(at, to, lowerCase)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(int from, int to, byte[] lowerCase) {
        if (to - from < lowerCase.length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            byte found = bytes[from + i];
            int lower = found >= 'A' && found <= 'Z' ? found + 32 : found;
            if (lower != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }
}
