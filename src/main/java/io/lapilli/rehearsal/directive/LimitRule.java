package io.lapilli.rehearsal.directive;

import io.lapilli.rehearsal.directive.Limit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "At most three sentences", "in 50 words", "不超过三句话", "höchstens 40 Wörter", "keep it short". */
final class LimitRule {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int SHORT = 2;

    private static final Pattern COUNTED = Pattern.compile(
            "(?:\\b(?:in|at most|no more than|not more than|up to|max(?:imum|imal)?(?: of)?|under|below|fewer than"
                    + "|less than|within|exactly|about|around|only|with|limit(?:ed)? to|höchstens|in höchstens"
                    + "|nicht mehr als|bis zu|unter|genau|etwa|nur|mit)[:.]?\\s+(?:only |about |around |höchstens |maximal )?"
                    + "|(?:不超过|最多|不多于|控制在|用|以|限|至多|列出|给出|分成?)\\s*|^\\s*)"
                    + "(" + Numbers.PATTERN + ")\\s*(?:short |kurzen? |clear )?"
                    + "(sentences?|sätzen?|satz|句话?|words?|wörtern?|wort|worten?|characters?|zeichen|个?字符?"
                    + "|bullet points?|bullets?|points?|items?|rows?|punkten?|stichpunkten?|zeilen|条|点|项|行|个要点)"
                    + "(?![a-zäöü])",
            FLAGS);
    private static final Pattern SENTENCES_WITHIN =
            Pattern.compile("(" + Numbers.PATTERN + ")\\s*(句话?|个?字符?|条|点)(?:以内|之内|以下)", FLAGS);
    private static final Pattern BRIEF = Pattern.compile(
            "\\b(?:be|keep (?:it|them|your answers?|answers|replies)|stay|answer|reply)\\s+(?:very |as )?"
                    + "(?:brief|short|concise|terse)(?:ly)?\\b|\\bconcisely\\b|\\bfasse dich kurz\\b|\\bantworte\\s+(?:\\p{L}+ und )?"
                    + "(?:kurz|knapp)|\\bhalte dich kurz\\b|(?:回答|保持|尽量|语言|请).{0,6}(?:简短|简洁|简明|精炼)",
            FLAGS);

    private LimitRule() {}

    static List<Limit> read(String sentence) {
        var limits = new ArrayList<Limit>();
        collect(COUNTED.matcher(sentence), limits);
        if (limits.isEmpty()) {
            collect(SENTENCES_WITHIN.matcher(sentence), limits);
        }
        if (limits.isEmpty() && BRIEF.matcher(sentence).find()) {
            limits.add(new Limit(Unit.SENTENCES, SHORT));
        }
        return limits;
    }

    private static void collect(Matcher found, List<Limit> limits) {
        while (found.find()) {
            Unit unit = unit(found.group(2).toLowerCase(java.util.Locale.ROOT));
            Numbers.read(found.group(1)).ifPresent(count -> limits.add(new Limit(unit, count)));
        }
    }

    private static Unit unit(String word) {
        if (word.startsWith("sentence") || word.startsWith("satz") || word.startsWith("sätz") || word.startsWith("句")) {
            return Unit.SENTENCES;
        }
        if (word.startsWith("wor") || word.startsWith("wör")) {
            return Unit.WORDS;
        }
        if (word.startsWith("character") || word.startsWith("zeichen") || word.contains("字")) {
            return Unit.CHARACTERS;
        }
        return Unit.ITEMS;
    }
}
