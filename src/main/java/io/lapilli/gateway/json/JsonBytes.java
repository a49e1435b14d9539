package io.lapilli.gateway.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Where JSON's tokens end, and what they say. An end that is negative is the complement of where it went wrong. */
final class JsonBytes {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private JsonBytes() {}

    /** The byte after the closing quote of the string whose opening quote is at {@code at}. */
    static int stringEnd(byte[] bytes, int at, int to) {
        int i = at + 1;
        while (true) {
            i = plainEnd(bytes, i, to);
            if (i >= to) {
                return ~to;
            }
            byte c = bytes[i];
            if (c == '"') {
                return i + 1;
            }
            int end = c == '\\' ? escapeEnd(bytes, i, to) : c < 0 ? Utf8.end(bytes, i, to) : ~i;
            if (end < 0) {
                return end;
            }
            i = end;
        }
    }

    /** The first byte that is not printable ASCII or is a quote or a backslash; eight at a time, since images are long. */
    private static int plainEnd(byte[] bytes, int at, int to) {
        int i = at;
        while (i + 8 <= to) {
            long eight = (long) EIGHT.get(bytes, i);
            long quote = eight ^ (ONES * '"');
            long backslash = eight ^ (ONES * '\\');
            long special =
                    ((eight - ONES * ' ') | (quote - ONES) & ~quote | (backslash - ONES) & ~backslash | eight) & HIGHS;
            if (special != 0) {
                // a borrow can only flag a byte behind a flagged one, so the first flag is true
                return i + (Long.numberOfTrailingZeros(special) >>> 3);
            }
            i += 8;
        }
        while (i < to && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    private static int escapeEnd(byte[] bytes, int at, int to) {
        if (at + 1 >= to) {
            return ~to;
        }
        return switch (bytes[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
            case 'u' -> hex(bytes, at + 2, to) < 0 ? ~at : at + 6;
            default -> ~at;
        };
    }

    /** Four hexadecimal digits; -1 when they are not. */
    private static int hex(byte[] bytes, int at, int to) {
        if (at + 4 > to) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = (value << 4) | digit;
        }
        return value;
    }

    static int wordEnd(byte[] bytes, int at, int to, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= to || bytes[at + i] != word.charAt(i)) {
                return ~(at + i);
            }
        }
        return at + word.length();
    }

    static int numberEnd(byte[] bytes, int at, int to) {
        int i = at < to && bytes[at] == '-' ? at + 1 : at;
        int end = i < to && bytes[i] == '0' ? i + 1 : digitsEnd(bytes, i, to);
        if (end > i && end < to && bytes[end] == '.') {
            i = end + 1;
            end = digitsEnd(bytes, i, to);
        }
        if (end > i && end < to && (bytes[end] | 0x20) == 'e') {
            i = end + 1;
            if (i < to && (bytes[i] == '+' || bytes[i] == '-')) {
                i++;
            }
            end = digitsEnd(bytes, i, to);
        }
        return end > i ? end : ~i;
    }

    private static int digitsEnd(byte[] bytes, int at, int to) {
        int i = at;
        while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i;
    }

    /** Digits, perhaps with a fraction of nothing but zeros, as some servers write counts. */
    static long wholeNumber(byte[] bytes, int start, int end) {
        int whole = digitsEnd(bytes, start, end);
        if (whole == start || whole - start > 15) {
            return -1;
        }
        long value = 0;
        for (int i = start; i < whole; i++) {
            value = value * 10 + (bytes[i] - '0');
        }
        for (int i = whole; i < end; i++) {
            if (bytes[i] != (i == whole ? '.' : '0')) {
                return -1;
            }
        }
        return value;
    }

    /** Whether a checked string's content, its escapes resolved, is that ASCII text. */
    static boolean same(byte[] bytes, int start, int end, String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            if (start + i >= end) {
                return false;
            }
            byte c = bytes[start + i];
            if (c == '\\') {
                return text(bytes, start, end).equals(ascii);
            }
            if (c != ascii.charAt(i)) {
                return false;
            }
        }
        return end - start == ascii.length();
    }

    /** A checked string's content, its escapes resolved; half a surrogate pair becomes a question mark, as in UTF-8. */
    static String text(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end && bytes[i] != '\\') {
            i++;
        }
        if (i == end) {
            return new String(bytes, start, end - start, StandardCharsets.UTF_8);
        }
        var text = new StringBuilder(end - start);
        int plain = start;
        while (i < end) {
            if (bytes[i] != '\\') {
                i++;
                continue;
            }
            text.append(new String(bytes, plain, i - plain, StandardCharsets.UTF_8));
            char c = (char) bytes[i + 1];
            text.append(c == 'u' ? (char) hex(bytes, i + 2, end) : unescaped(c));
            i += c == 'u' ? 6 : 2;
            plain = i;
        }
        return text.append(new String(bytes, plain, end - plain, StandardCharsets.UTF_8))
                .toString();
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }
}
