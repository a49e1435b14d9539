package io.lapilli.gateway;

import io.lapilli.shared.TextCounts;

/**
 * Counts words, lines and characters of one text that comes in pieces, wherever it is cut. Nothing of it is kept.
 */
final class TextCounter {

    private static final int FIRST_KANA = 0x3041;
    private static final int LAST_KANA = 0x30FF;
    private static final int FIRST_HALF_WIDTH_KANA = 0xFF66;
    private static final int LAST_HALF_WIDTH_KANA = 0xFF9F;

    private long words;
    private long lines;
    private long characters;
    private boolean inWord;
    private boolean inLine;
    /** The first half of a character whose second has not come yet; 0: none. */
    private char half;

    void add(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            add(piece.charAt(i));
        }
    }

    private void add(char c) {
        if (half != 0 && Character.isLowSurrogate(c)) {
            character(Character.toCodePoint(half, c));
            half = 0;
            return;
        }
        if (half != 0) {
            character(half);
            half = 0;
        }
        if (Character.isHighSurrogate(c)) {
            half = c;
        } else {
            character(c);
        }
    }

    private void character(int c) {
        characters++;
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            inWord = false;
            inLine &= !endsLine(c);
            return;
        }
        if (!inLine) {
            inLine = true;
            lines++;
        }
        if (isWordOfItsOwn(c)) {
            words++;
            inWord = false;
        } else if (!inWord && Character.isLetterOrDigit(c)) {
            words++;
            inWord = true;
        }
    }

    private static boolean endsLine(int c) {
        return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
    }

    /** Chinese and Japanese put no space between words, and count characters instead. */
    private static boolean isWordOfItsOwn(int c) {
        return c >= FIRST_KANA && (Character.isIdeographic(c) || isKana(c) && Character.isLetter(c));
    }

    private static boolean isKana(int c) {
        return c <= LAST_KANA || (c >= FIRST_HALF_WIDTH_KANA && c <= LAST_HALF_WIDTH_KANA);
    }

    /** So far. */
    TextCounts counts() {
        return new TextCounts(words, lines, half == 0 ? characters : characters + 1);
    }
}
