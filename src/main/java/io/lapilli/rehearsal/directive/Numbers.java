package io.lapilli.rehearsal.directive;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Small numbers as prompts write them: digits, and words in English, German and Chinese. */
final class Numbers {

    /** For use inside patterns; what it matches can be read by {@link #read}. */
    static final String PATTERN = "\\d{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|a single|a|"
            + "einem|einen|einer|eine|ein|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|"
            + "[一二两三四五六七八九十]{1,3}";

    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("a", 1),
            Map.entry("a single", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("ein", 1),
            Map.entry("eine", 1),
            Map.entry("einem", 1),
            Map.entry("einen", 1),
            Map.entry("einer", 1),
            Map.entry("eins", 1),
            Map.entry("zwei", 2),
            Map.entry("drei", 3),
            Map.entry("vier", 4),
            Map.entry("fünf", 5),
            Map.entry("sechs", 6),
            Map.entry("sieben", 7),
            Map.entry("acht", 8),
            Map.entry("neun", 9),
            Map.entry("zehn", 10));
    private static final String HAN = "一二三四五六七八九";

    private Numbers() {}

    /** The number, at least 1; empty where the text is none. */
    static OptionalInt read(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        Integer known = WORDS.get(word);
        int number = known != null ? known : Character.isDigit(word.charAt(0)) ? Integer.parseInt(word) : han(word);
        return number < 1 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** 一 to 九十九. */
    private static int han(String word) {
        String digits = word.replace('两', '二');
        int ten = digits.indexOf('十');
        if (ten < 0) {
            return HAN.indexOf(digits.charAt(0)) + 1;
        }
        int tens = ten == 0 ? 1 : HAN.indexOf(digits.charAt(0)) + 1;
        int ones = ten + 1 < digits.length() ? HAN.indexOf(digits.charAt(ten + 1)) + 1 : 0;
        return 10 * tens + ones;
    }
}
