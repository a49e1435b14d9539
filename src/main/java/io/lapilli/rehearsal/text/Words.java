package io.lapilli.rehearsal.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Cuts text into the terms that are searched and compared: words without case, accents and common endings; Chinese and
 * Japanese as pairs of characters. Words that carry no subject are left out.
 */
public final class Words {

    private static final int SHORTEST_STEM = 4;
    private static final List<String> ENDINGS = List.of("ing", "ed", "es", "en", "er", "em", "s", "e", "n");
    private static final Set<String> EMPTY = Set.copyOf(List.of(
            ("a an the and or but if of to in on at by for from with as is are was were be been it its this that these "
                            + "those there here i you he she we they me my your our their his her do does did can could "
                            + "will would should may might must have has had what which who when where why how much many "
                            + "not no yes please tell about into than then so just also any all some more most very "
                            + "der die das den dem des ein eine einen einem einer eines und oder aber wenn von zu zum zur "
                            + "im am auf fur mit bei aus nach uber als ist sind war waren sein wird werden es dies diese "
                            + "dieser dieses da hier ich du er sie wir ihr mir mich mein meine dein deine unser kann "
                            + "konnen soll muss habe hat haben was welche welcher welches wer wann wo warum wie viel "
                            + "viele nicht kein keine ja nein bitte so auch nur noch sehr mehr")
                    .split(" ")));
    private static final String EMPTY_HAN = "的了吗呢是在我你他她它们和与或就都也很请问怎么什么多少哪里谁有没不个这那为吧啊呀";

    private Words() {}

    /** The terms in the order of the text, repeated as often as they stand there. */
    public static List<String> of(String text) {
        var terms = new ArrayList<String>();
        runs(text, word -> addWord(word, terms), han -> addPairs(han, terms));
        return terms;
    }

    /** How many words a reader counts: words, and each character of a script that is written without spaces. */
    public static int count(String text) {
        var count = new int[1];
        runs(text, _ -> count[0]++, han -> count[0] += han.codePointCount(0, han.length()));
        return count[0];
    }

    /** Whether nothing is lost for a search when the word is left out. */
    static boolean isEmptyWord(String word) {
        return EMPTY.contains(fold(word));
    }

    static boolean isEmptyHan(int codePoint) {
        return EMPTY_HAN.indexOf(codePoint) >= 0;
    }

    static boolean isBigramScript(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> false;
        };
    }

    /** Calls back for each run of letters and digits: words of alphabets, and unbroken runs of Chinese or Japanese. */
    static void runs(String text, Consumer<String> word, Consumer<String> han) {
        int start = 0;
        int kind = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int here = kindOf(c);
            if (here != kind) {
                emit(text, start, i, kind, word, han);
                start = i;
                kind = here;
            }
            i += Character.charCount(c);
        }
        emit(text, start, text.length(), kind, word, han);
    }

    private static int kindOf(int c) {
        if (isBigramScript(c)) {
            return 2;
        }
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK ? 1 : 0;
    }

    private static void emit(String text, int start, int end, int kind, Consumer<String> word, Consumer<String> han) {
        if (kind == 1) {
            word.accept(text.substring(start, end));
        } else if (kind == 2) {
            han.accept(text.substring(start, end));
        }
    }

    private static void addWord(String word, List<String> terms) {
        String folded = fold(word);
        if (!EMPTY.contains(folded)) {
            terms.add(stem(folded));
        }
    }

    private static void addPairs(String han, List<String> terms) {
        int[] points = han.codePoints().toArray();
        if (points.length == 1 && !isEmptyHan(points[0])) {
            terms.add(han);
        }
        for (int i = 0; i + 1 < points.length; i++) {
            if (!isEmptyHan(points[i]) && !isEmptyHan(points[i + 1])) {
                terms.add(new String(points, i, 2));
            }
        }
    }

    private static String fold(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(c -> c < 128)) {
            return lower;
        }
        return Normalizer.normalize(lower.replace("ß", "ss"), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "");
    }

    private static String stem(String word) {
        String root = word;
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM) {
                root = word.substring(0, word.length() - ending.length());
                break;
            }
        }
        return root.length() >= SHORTEST_STEM && root.endsWith("y") ? root.substring(0, root.length() - 1) + 'i' : root;
    }
}
