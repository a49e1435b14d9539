package io.lapilli.rehearsal.directive;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the assistant is called, and whether it guides instead of answering. */
final class PersonaRule {

    private static final int FLAGS = Pattern.UNICODE_CASE;
    private static final String PROPER = "[\"“„'‘]?(\\p{Lu}[\\p{L}\\p{N}-]*(?: \\p{Lu}[\\p{L}\\p{N}-]*)?)[\"”“'’]?";

    private static final Pattern NAME = Pattern.compile(
            "(?i:your name is|you are called|you are named|call yourself|named|you go by|dein name ist|du heißt|sie heißen|nenne dich)\\s+"
                    + PROPER
                    + "|(?:[Yy]ou are|[Yy]ou're|[Aa]ct as|[Dd]u bist)\\s+" + PROPER
                    + "(?=\\s*[,.;:!]|\\s+(?:the|from|of|at|der|die|das|von)\\b|$)"
                    + "|(?:你的名字是|你叫做?|名叫|名字叫|自称)[“\"「]?([\\p{IsHan}\\p{L}\\p{N}]{1,8}?)[”\"」]?(?=[，。,.；、！\\s]|$)"
                    + "|你是[“\"「]?((?!一|个|位|名)[\\p{IsHan}\\p{L}\\p{N}]{1,6}?)[”\"」]?(?=[，。,；])",
            FLAGS);

    private static final Pattern GUIDE = Pattern.compile(
            "(?:do not|don['’]t|never|without)\\s+(?:ever |just |directly |simply )*(?:giv(?:e|ing)|reveal(?:ing)?|tell(?:ing)?"
                    + "|stat(?:e|ing)|provid(?:e|ing)|say(?:ing)?|show(?:ing)?)[^.]{0,40}\\b(?:answer|solution|result)s?"
                    + "|\\bsocratic|\\bonly (?:give |offer )?hints|\\bhints only|\\bguide (?:the |them |him |her |students? |pupils? |learners? )"
                    + "|(?:verrate|nenne|gib|verraten sie|nennen sie|geben sie)[^.]{0,40}(?:nicht|nie|keine)[^.]{0,20}(?:lösung|antwort|ergebnis)"
                    + "|(?:verrate|nenne|gib|verraten sie|nennen sie|geben sie)[^.]{0,30}(?:lösung|antwort|ergebnis)[^.]{0,20}(?:nicht|nie)"
                    + "|(?:gib|gebe|geben sie) nur (?:hinweise|tipps)|sokratisch|leite [^.]{0,30}(?:an|hin)\\b"
                    + "|(?:不要|不得|不能|不可|别|禁止|切勿)(?:直接)?(?:给出|告诉|说出|透露|提供|公布)[^。]{0,12}(?:答案|结果|解答)"
                    + "|引导(?:学生|孩子|用户|同学|他|她)|循循善诱|启发式|苏格拉底|只给提示",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private PersonaRule() {}

    static Optional<String> name(String sentence) {
        Matcher named = NAME.matcher(sentence);
        if (!named.find()) {
            return Optional.empty();
        }
        for (int i = 1; i <= named.groupCount(); i++) {
            if (named.group(i) != null) {
                return Optional.of(named.group(i));
            }
        }
        return Optional.empty();
    }

    static boolean guides(String sentence) {
        return GUIDE.matcher(sentence).find();
    }
}
