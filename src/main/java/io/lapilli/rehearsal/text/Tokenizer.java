package io.lapilli.rehearsal.text;

import com.knuddels.jtokkit.api.IntArrayList;
import io.lapilli.shared.TokenEncoding;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Counts and cuts by tokens of {@code o200k_base}. The encoding is loaded once for the process, in well under a second;
 * counts of long texts are remembered, since prompts repeat. Thread-safe.
 */
public final class Tokenizer {

    /** How many ordinary tokens {@code o200k_base} has. */
    private static final int TOKENS = 199_998;

    private static final int WORTH_REMEMBERING = 400;
    private static final Remembered<Integer> COUNTS = new Remembered<>(Tokenizer::counted);

    private Tokenizer() {}

    /** A piece of a text that never ends inside a character as a reader sees it, and the tokens it is made of. */
    public record Piece(String text, int tokens) {}

    /** Loads the encoding, so that the first request does not wait for it. */
    public static void load() {
        TokenEncoding.o200k().countTokensOrdinary("");
    }

    public static int count(String text) {
        return text.length() < WORTH_REMEMBERING ? counted(text) : COUNTS.of(text);
    }

    private static int counted(String text) {
        return TokenEncoding.o200k().countTokensOrdinary(text);
    }

    /** The text of tokens given by their numbers; a number that is not one counts as nothing. */
    public static String decode(List<Integer> tokens) {
        var known = new IntArrayList(tokens.size());
        tokens.stream().filter(token -> token >= 0 && token < TOKENS).forEach(known::add);
        return TokenEncoding.o200k().decode(known);
    }

    /** The text token by token; their texts together are the text, and their tokens its count. */
    public static List<Piece> pieces(String text) {
        IntArrayList tokens = TokenEncoding.o200k().encodeOrdinary(text);
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        var pieces = new ArrayList<Piece>();
        int bytes = 0;
        int pending = 0;
        int start = 0;
        int at = 0;
        int atBytes = 0;
        for (int i = 0; i < tokens.size(); i++) {
            bytes += length(tokens.get(i));
            pending++;
            while (atBytes < bytes && at < text.length()) {
                int c = text.codePointAt(at);
                atBytes += utf8(c);
                at += Character.charCount(c);
            }
            if (atBytes == bytes && characters.isBoundary(at)) {
                pieces.add(new Piece(text.substring(start, at), pending));
                start = at;
                pending = 0;
            }
        }
        return pieces;
    }

    /**
     * The longest beginning that has at most {@code most} tokens and ends between characters as a reader sees them.
     * {@link #count} of it may be a little less than asked for, never more.
     */
    public static String first(String text, int most) {
        if (count(text) <= most) {
            return text;
        }
        List<Piece> pieces = pieces(text);
        int end = 0;
        int tokens = 0;
        while (end < pieces.size() && tokens + pieces.get(end).tokens() <= most) {
            tokens += pieces.get(end++).tokens();
        }
        // a text cut in the middle of a word may come out in more tokens than it had as a part of the whole
        for (; end > 0; end--) {
            String cut = join(pieces.subList(0, end));
            if (counted(cut) <= most) {
                return cut;
            }
        }
        return "";
    }

    private static String join(List<Piece> pieces) {
        var text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()));
        return text.toString();
    }

    private static int length(int token) {
        var one = new IntArrayList(1);
        one.add(token);
        return TokenEncoding.o200k().decodeBytes(one).length;
    }

    private static int utf8(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }
}
