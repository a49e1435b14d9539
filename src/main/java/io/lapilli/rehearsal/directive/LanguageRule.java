package io.lapilli.rehearsal.directive;

import io.lapilli.rehearsal.text.Language;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "Answer in German", "用中文回答", "Antworte auf Englisch". */
final class LanguageRule {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String NAME =
            "(english|german|deutsch|chinese|mandarin|englisch|chinesisch" + "|英文|英语|中文|汉语|普通话|德文|德语)";

    private static final Pattern ASKED = Pattern.compile(
            "(?:answer|repl|respon|write|speak|talk|output|explain|say|translate|summari[sz]e|describe|tell)[^.。]{0,60}?"
                    + "\\b(?:in|into)\\s+(?:simple |plain |simplified )?" + NAME
                    + "|(?:antworte|schreib|sprich|rede|übersetz|erklär|formulier|fasse|ausgabe)[^.。]{0,60}?"
                    + "\\b(?:auf|ins?)\\s+(?:einfachem )?" + NAME
                    + "|\\b(?:auf|in)\\s+" + NAME + "\\s+(?:antworten|schreiben|bitte)"
                    + "|(?:用|使用|以|改用|翻译成|译成)\\s*(?:简体)?" + NAME
                    + "|(?:language|sprache|语言)\\s*(?:is|ist|是)?\\s*[:：=]?\\s*" + NAME
                    + "|^\\s*(?:please |only )?(?:in|auf)\\s+" + NAME + "\\b"
                    + "|\\bin " + NAME + ",? please",
            FLAGS);

    private static final Map<String, Language> LANGUAGES = Map.ofEntries(
            Map.entry("english", Language.EN),
            Map.entry("englisch", Language.EN),
            Map.entry("英文", Language.EN),
            Map.entry("英语", Language.EN),
            Map.entry("german", Language.DE),
            Map.entry("deutsch", Language.DE),
            Map.entry("德文", Language.DE),
            Map.entry("德语", Language.DE),
            Map.entry("chinese", Language.ZH),
            Map.entry("mandarin", Language.ZH),
            Map.entry("chinesisch", Language.ZH),
            Map.entry("中文", Language.ZH),
            Map.entry("汉语", Language.ZH),
            Map.entry("普通话", Language.ZH));

    private LanguageRule() {}

    static Optional<Language> read(String sentence) {
        Matcher asked = ASKED.matcher(sentence);
        if (!asked.find()) {
            return Optional.empty();
        }
        for (int i = 1; i <= asked.groupCount(); i++) {
            if (asked.group(i) != null) {
                return Optional.ofNullable(LANGUAGES.get(asked.group(i).toLowerCase(java.util.Locale.ROOT)));
            }
        }
        return Optional.empty();
    }
}
