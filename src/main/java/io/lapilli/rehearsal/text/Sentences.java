package io.lapilli.rehearsal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts text into sentences: at line breaks, at the marks that end a sentence, and nowhere inside a number. */
public final class Sentences {

    private static final Pattern LEAD = Pattern.compile("^(?:[-*•·–]|#{1,6}|\\d{1,2}[.)、](?!\\d))\\s*");
    private static final String WIDE_ENDS = "。！？；";
    private static final String CLOSERS = "\"”’»」』)）]";

    private Sentences() {}

    /** The sentences with their end marks, without list marks, none of them blank. */
    public static List<String> of(String text) {
        var sentences = new ArrayList<String>();
        text.lines().forEach(line -> cut(LEAD.matcher(line.strip()).replaceFirst(""), sentences));
        return sentences;
    }

    /** Whether it asks rather than says. */
    public static boolean isQuestion(String sentence) {
        String end = sentence.strip();
        return end.endsWith("?") || end.endsWith("？") || end.endsWith("吗") || end.endsWith("呢");
    }

    private static void cut(String line, List<String> sentences) {
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            if (ends(line, i)) {
                while (i + 1 < line.length() && CLOSERS.indexOf(line.charAt(i + 1)) >= 0) {
                    i++;
                }
                add(line.substring(start, i + 1), sentences);
                start = i + 1;
            }
        }
        add(line.substring(start), sentences);
    }

    private static void add(String sentence, List<String> sentences) {
        if (!sentence.isBlank()) {
            sentences.add(sentence.strip());
        }
    }

    private static boolean ends(String line, int i) {
        char c = line.charAt(i);
        if (WIDE_ENDS.indexOf(c) >= 0) {
            return true;
        }
        if (c != '.' && c != '!' && c != '?') {
            return false;
        }
        if (i + 1 < line.length() && (line.charAt(i + 1) == c || !closesOrSpace(line.charAt(i + 1)))) {
            return false;
        }
        return c != '.' || !(abbreviates(line, i) || ordinal(line, i));
    }

    private static boolean closesOrSpace(char c) {
        return Character.isWhitespace(c) || CLOSERS.indexOf(c) >= 0 || Words.isBigramScript(c);
    }

    /** A single letter before the dot: {@code z. B.}, {@code e. g.}, initials; or a few that never end a sentence. */
    private static boolean abbreviates(String line, int dot) {
        int start = dot;
        while (start > 0 && Character.isLetter(line.charAt(start - 1))) {
            start--;
        }
        String word = line.substring(start, dot);
        boolean inner = start > 0 && line.charAt(start - 1) == '.';
        return word.length() == 1 && Character.isLetter(word.charAt(0)) && dot + 1 < line.length()
                || inner && word.length() <= 2
                || List.of("Nr", "No", "bzw", "ca", "Dr", "Mr", "Mrs", "Ms", "St", "vs", "approx", "inkl", "max", "min")
                        .contains(word);
    }

    /** German writes dates as {@code 3. Mai}. */
    private static boolean ordinal(String line, int dot) {
        int start = dot;
        while (start > 0 && Character.isDigit(line.charAt(start - 1))) {
            start--;
        }
        int digits = dot - start;
        boolean follows = dot + 2 < line.length();
        return digits > 0
                && digits <= 2
                && follows
                && (start == 0 || line.charAt(start - 1) == ' ')
                && MONTH.matcher(line.substring(dot + 1)).lookingAt();
    }

    private static final Pattern MONTH =
            Pattern.compile("\\s*(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Tag|Monat|Woche|Quartal)");
}
