package io.lapilli.shared;

/**
 * What an answer's text comes to, each at least 0: what meters count that don't count tokens.
 *
 * @param words runs of letters and digits between white space; each ideograph and each kana is one
 * @param lines those that are not empty
 * @param characters Unicode code points, white space included
 */
public record TextCounts(long words, long lines, long characters) {

    public static final TextCounts NONE = new TextCounts(0, 0, 0);

    public TextCounts {
        if ((words | lines | characters) < 0) {
            throw new IllegalArgumentException("counts of a text can't be negative");
        }
    }

    public TextCounts plus(TextCounts other) {
        return new TextCounts(words + other.words, lines + other.lines, characters + other.characters);
    }

    public boolean isEmpty() {
        return characters == 0;
    }

    /** The quantity of a meter that counts text; 0 for all others. */
    public long of(Meter meter) {
        return switch (meter) {
            case OUTPUT_WORDS -> words;
            case OUTPUT_LINES -> lines;
            case OUTPUT_CHARACTERS -> characters;
            default -> 0;
        };
    }
}
