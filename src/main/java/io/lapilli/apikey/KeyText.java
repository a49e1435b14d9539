package io.lapilli.apikey;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The form of a secret: a prefix that tells its kind, 36 random characters of base 62 (214 bits, so that 190 remain
 * unknown to who sees the last four characters), and the CRC-32 of all before it in six characters of base 62.
 */
final class KeyText {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM = 36;
    private static final int CHECK = 6;
    private static final KeyKind[] KINDS =
            Arrays.stream(KeyKind.values()).filter(KeyKind::isPresented).toArray(KeyKind[]::new);

    private KeyText() {}

    static String make(KeyKind kind, RandomGenerator random) {
        var text = new StringBuilder(prefix(kind));
        for (int i = 0; i < RANDOM; i++) {
            text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        byte[] checked = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        long check = checksum(checked, checked.length);
        for (int i = CHECK - 1; i >= 0; i--) {
            text.insert(checked.length, DIGITS.charAt((int) (check % 62)));
            check /= 62;
        }
        return text.toString();
    }

    /** What the key is for; null when the text is not a secret of this portal or was mistyped. */
    static @Nullable KeyKind kind(String text) {
        for (KeyKind kind : KINDS) {
            String prefix = prefix(kind);
            if (text.length() == prefix.length() + RANDOM + CHECK && text.startsWith(prefix)) {
                return intact(text, prefix.length()) ? kind : null;
            }
        }
        return null;
    }

    static String prefix(KeyKind kind) {
        return switch (kind) {
            case PROJECT -> "sk-lap-";
            case ADMIN -> "sk-lap-admin-";
            case OPERATOR -> "sk-lap-operator-";
            case PLAYGROUND -> throw new IllegalArgumentException("nobody presents such a key");
        };
    }

    static String last4(String text) {
        return text.substring(text.length() - 4);
    }

    private static boolean intact(String text, int start) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int end = bytes.length - CHECK;
        long check = 0;
        for (int i = start; i < bytes.length; i++) {
            int digit = digit(bytes[i]);
            if (digit < 0) {
                return false;
            }
            if (i >= end) {
                check = check * 62 + digit;
            }
        }
        return check == checksum(bytes, end);
    }

    private static int digit(byte character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        if (character >= 'A' && character <= 'Z') {
            return character - 'A' + 10;
        }
        return character >= 'a' && character <= 'z' ? character - 'a' + 36 : -1;
    }

    private static long checksum(byte[] bytes, int length) {
        var crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }
}
