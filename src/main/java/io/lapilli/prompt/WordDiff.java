package io.lapilli.prompt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What changed between two texts, word by word (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986). A
 * word is a run of letters and digits; each Chinese or Japanese character, each blank run and each other character stands
 * for itself. Texts that have next to nothing in common are told as one removal and one addition.
 */
public final class WordDiff {

    /** Beyond so many changed words the shortest way from one text to the other tells nobody anything. */
    private static final int MOST_EDITS = 1_000;

    private WordDiff() {}

    /** A piece that both have, or only the one or the other. */
    public record Piece(Kind kind, String text) {

        /** Where the piece stands. */
        public enum Kind {
            SAME,
            REMOVED,
            ADDED
        }
    }

    /** The pieces in their order; a removal stands before the addition in its place. */
    public static List<Piece> of(String before, String after) {
        List<String> from = words(before);
        List<String> to = words(after);
        int start = 0;
        int most = Math.min(from.size(), to.size());
        while (start < most && from.get(start).equals(to.get(start))) {
            start++;
        }
        int end = 0;
        while (end < most - start && from.get(from.size() - 1 - end).equals(to.get(to.size() - 1 - end))) {
            end++;
        }
        var pieces = new Pieces();
        from.subList(0, start).forEach(word -> pieces.add(Piece.Kind.SAME, word));
        middle(from.subList(start, from.size() - end), to.subList(start, to.size() - end), pieces);
        from.subList(from.size() - end, from.size()).forEach(word -> pieces.add(Piece.Kind.SAME, word));
        return pieces.all();
    }

    private static void middle(List<String> from, List<String> to, Pieces pieces) {
        List<int[]> trace = trace(from, to);
        if (trace.isEmpty()) {
            from.forEach(word -> pieces.add(Piece.Kind.REMOVED, word));
            to.forEach(word -> pieces.add(Piece.Kind.ADDED, word));
            return;
        }
        // back from the end, so the kinds come in reverse
        var kinds = new ArrayList<Piece.Kind>();
        int x = from.size();
        int y = to.size();
        for (int edits = trace.size() - 1; edits >= 0; edits--) {
            int[] reach = trace.get(edits);
            int diagonal = x - y;
            boolean down = diagonal == -edits
                    || diagonal != edits && reach[at(edits, diagonal - 1)] < reach[at(edits, diagonal + 1)];
            int origin = down ? diagonal + 1 : diagonal - 1;
            int startX = edits == 0 ? 0 : reach[at(edits, origin)];
            int startY = edits == 0 ? 0 : startX - origin;
            while (x > startX && y > startY) {
                kinds.add(Piece.Kind.SAME);
                x--;
                y--;
            }
            if (edits > 0) {
                kinds.add(down ? Piece.Kind.ADDED : Piece.Kind.REMOVED);
                x = startX;
                y = startY;
            }
        }
        replay(kinds.reversed(), from, to, pieces);
    }

    private static void replay(List<Piece.Kind> kinds, List<String> from, List<String> to, Pieces pieces) {
        int x = 0;
        int y = 0;
        for (Piece.Kind kind : kinds) {
            pieces.add(kind, kind == Piece.Kind.ADDED ? to.get(y) : from.get(x));
            x += kind == Piece.Kind.ADDED ? 0 : 1;
            y += kind == Piece.Kind.REMOVED ? 0 : 1;
        }
    }

    /**
     * For each number of edits, how far each diagonal reached with one edit less; empty when it takes too many. The array
     * for {@code edits} holds the diagonals from {@code -edits - 1} to {@code edits + 1}.
     */
    private static List<int[]> trace(List<String> from, List<String> to) {
        int most = Math.min(from.size() + to.size(), MOST_EDITS);
        var trace = new ArrayList<int[]>();
        int[] reach = new int[2 * most + 3];
        int zero = most + 1;
        for (int edits = 0; edits <= most; edits++) {
            trace.add(Arrays.copyOfRange(reach, zero - edits - 1, zero + edits + 2));
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
                boolean down = diagonal == -edits
                        || diagonal != edits && reach[zero + diagonal - 1] < reach[zero + diagonal + 1];
                int x = edits == 0 ? 0 : down ? reach[zero + diagonal + 1] : reach[zero + diagonal - 1] + 1;
                int y = x - diagonal;
                while (x < from.size() && y < to.size() && from.get(x).equals(to.get(y))) {
                    x++;
                    y++;
                }
                reach[zero + diagonal] = x;
                if (x >= from.size() && y >= to.size()) {
                    return trace;
                }
            }
        }
        return List.of();
    }

    private static int at(int edits, int diagonal) {
        return diagonal + edits + 1;
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            int end = wordEnd(text, at);
            words.add(text.substring(at, end));
            at = end;
        }
        return words;
    }

    private static int wordEnd(String text, int at) {
        int first = text.codePointAt(at);
        int end = at + Character.charCount(first);
        boolean blank = first == ' ' || first == '\t';
        if (!blank && !inWord(first)) {
            return end;
        }
        while (end < text.length()) {
            int next = text.codePointAt(end);
            if (blank ? next != ' ' && next != '\t' : !inWord(next)) {
                break;
            }
            end += Character.charCount(next);
        }
        return end;
    }

    private static boolean inWord(int character) {
        return (Character.isLetterOrDigit(character) || character == '_')
                && !Character.isIdeographic(character)
                && Character.UnicodeScript.of(character) != Character.UnicodeScript.HIRAGANA
                && Character.UnicodeScript.of(character) != Character.UnicodeScript.KATAKANA;
    }

    /** Joins what follows on its own kind; within a change, what was removed stands first. */
    private static final class Pieces {

        private final List<Piece> done = new ArrayList<>();
        private final StringBuilder same = new StringBuilder();
        private final StringBuilder removed = new StringBuilder();
        private final StringBuilder added = new StringBuilder();

        void add(Piece.Kind kind, String word) {
            if (kind == Piece.Kind.SAME) {
                flushChange();
                same.append(word);
            } else {
                flush(Piece.Kind.SAME, same);
                (kind == Piece.Kind.REMOVED ? removed : added).append(word);
            }
        }

        List<Piece> all() {
            flush(Piece.Kind.SAME, same);
            flushChange();
            return List.copyOf(done);
        }

        private void flushChange() {
            flush(Piece.Kind.REMOVED, removed);
            flush(Piece.Kind.ADDED, added);
        }

        private void flush(Piece.Kind kind, StringBuilder text) {
            if (!text.isEmpty()) {
                done.add(new Piece(kind, text.toString()));
                text.setLength(0);
            }
        }
    }
}
