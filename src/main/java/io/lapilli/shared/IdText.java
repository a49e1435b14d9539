package io.lapilli.shared;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The outside form of ids: a prefix, an underscore and 26 digits of Crockford's base 32 in lower case. */
public final class IdText {

    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;

    private IdText() {}

    static String write(String prefix, UUID value) {
        var text = new char[LENGTH];
        long high = value.getMostSignificantBits();
        long low = value.getLeastSignificantBits();
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = DIGITS.charAt((int) (low & 31));
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return prefix + '_' + new String(text);
    }

    /** Reads an id of the given kind; empty when the text is not one, so that a foreign or mistyped id is just "not found". */
    public static <T extends TypedId> Optional<T> read(String prefix, String text, Function<UUID, T> kind) {
        int start = prefix.length() + 1;
        if (text.length() != start + LENGTH || !text.startsWith(prefix) || text.charAt(prefix.length()) != '_') {
            return Optional.empty();
        }
        long high = 0;
        long low = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0 || (i == start && digit > 7)) {
                return Optional.empty();
            }
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | digit;
        }
        return Optional.of(kind.apply(new UUID(high, low)));
    }
}
