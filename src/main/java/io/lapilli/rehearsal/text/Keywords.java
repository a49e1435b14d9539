package io.lapilli.rehearsal.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The words of a text that name its subject, as they are written there. */
public final class Keywords {

    private static final int SHORTEST = 3;

    private Keywords() {}

    /** At most {@code most} different ones, the longest of them, in the order of the text. */
    public static List<String> of(String text, int most) {
        Set<String> found = new LinkedHashSet<>();
        Words.runs(text, word -> addWord(word, found), han -> addHan(han, found));
        List<String> longest = new ArrayList<>(found);
        longest.sort((a, b) -> Integer.compare(weight(b), weight(a)));
        var kept = Set.copyOf(longest.subList(0, Math.min(most, longest.size())));
        return found.stream().filter(kept::contains).toList();
    }

    private static int weight(String word) {
        // a Chinese character says about as much as two or three letters
        return Words.isBigramScript(word.codePointAt(0)) ? 3 * word.length() : word.length();
    }

    private static void addWord(String word, Set<String> found) {
        if (word.length() >= SHORTEST && !Words.isEmptyWord(word)) {
            found.add(word);
        }
    }

    private static void addHan(String han, Set<String> found) {
        var piece = new StringBuilder();
        han.codePoints().forEach(c -> {
            if (!Words.isEmptyHan(c)) {
                piece.appendCodePoint(c);
            } else {
                flush(piece, found);
            }
        });
        flush(piece, found);
    }

    private static void flush(StringBuilder piece, Set<String> found) {
        if (piece.length() > 1) {
            found.add(piece.toString());
        }
        piece.setLength(0);
    }
}
