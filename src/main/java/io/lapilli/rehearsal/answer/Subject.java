package io.lapilli.rehearsal.answer;

import io.lapilli.rehearsal.text.Keywords;
import io.lapilli.rehearsal.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a question is about, and whether it may be answered at all. */
final class Subject {

    private static final int NAMED = 3;
    private static final int LONGEST = 80;
    private static final Pattern WHO = Pattern.compile(
            "\\b(?:who|what) are you\\b|\\bintroduce yourself\\b|what(?:'s| is) your name|\\bwer bist du\\b|wer sind sie\\b"
                    + "|\\bwie heißt du\\b|stell(?:e)? dich (?:bitte )?vor|你是谁|你叫什么|自我介绍|介绍一下你自己|are you (?:a|an) "
                    + "|bist du ein",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern GREETING = Pattern.compile(
            "(?:(?:please )?say )?(?:hi|hello|hey|good (?:morning|day|evening)|hallo|guten (?:tag|morgen|abend)|moin|servus"
                    + "|你好|您好|嗨|早上好)(?:[ ,，]+\\p{L}+){0,2}[.!。！?？]*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ALL = Pattern.compile(
            "summar|tl;?dr|translate|rewrite|extract|zusammenfass|fasse|übersetz|总结|概括|摘要|归纳|翻译|提取",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Subject() {}

    /** Whether the question is about the text as a whole, so that no passage fits it better than another. */
    static boolean asksForAll(String question) {
        return ALL.matcher(question).find();
    }

    /** Who asks who answers, or only greets, is told. */
    static boolean asksWho(String question) {
        return WHO.matcher(question).find()
                || GREETING.matcher(question.strip()).matches();
    }

    /** The first of the topics that the question touches. */
    static Optional<String> touched(List<String> topics, String question) {
        Set<String> asked = new HashSet<>(Words.of(question));
        return topics.stream()
                .filter(topic ->
                        question.contains(topic) || Words.of(topic).stream().anyMatch(asked::contains))
                .findFirst();
    }

    /** The question's subject in a few of its own words. */
    static String inWords(String question) {
        List<String> words = Keywords.of(question, NAMED);
        return words.isEmpty() ? "“" + shortened(question).replaceAll("[?？!.。]+$", "") + "”" : String.join(" ", words);
    }

    static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST)) + '…';
    }
}
