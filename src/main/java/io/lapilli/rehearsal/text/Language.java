package io.lapilli.rehearsal.text;

import java.util.Set;

/** The languages the rehearsal frames its answers in. */
public enum Language {
    EN,
    ZH,
    DE;

    private static final Set<String> GERMAN = Set.of(
            "der", "die", "das", "und", "ist", "ein", "eine", "ich", "wie", "was", "wer", "wo", "mein", "meine",
            "nicht", "auf", "für", "mit", "von", "zu", "den", "dem", "des", "wird", "kann", "sind", "wann", "warum",
            "lange", "viel", "viele", "bitte", "du", "sie", "wir", "habe", "hat", "gibt", "welche", "welcher",
            "welches", "im");
    private static final Set<String> ENGLISH = Set.of(
            "the", "and", "is", "a", "an", "i", "how", "what", "who", "where", "my", "not", "on", "for", "with", "of",
            "to", "are", "can", "when", "why", "long", "many", "much", "please", "you", "we", "have", "has", "does",
            "do", "which", "in", "it", "this", "that");

    /** The language a text is most likely in; English where nothing speaks for another. */
    public static Language of(String text) {
        long han = text.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                .count();
        int words = 0;
        int german = 0;
        int english = 0;
        for (String word : text.toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}]+")) {
            words += word.isEmpty() || Words.isBigramScript(word.codePointAt(0)) ? 0 : 1;
            german += GERMAN.contains(word) || word.matches(".*[äöüß].*") ? 1 : 0;
            english += ENGLISH.contains(word) ? 1 : 0;
        }
        if (han > 0 && han >= words) {
            return ZH;
        }
        return german > english ? DE : EN;
    }
}
