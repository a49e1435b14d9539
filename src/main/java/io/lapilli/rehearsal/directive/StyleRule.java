package io.lapilli.rehearsal.directive;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tone ("be friendly", "förmlich", "语气友好") and format ("use bullet points", "als Tabelle", "用表格"). */
final class StyleRule {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Map<Tone, Pattern> TONES = new LinkedHashMap<>();
    private static final Map<Format, Pattern> FORMATS = new LinkedHashMap<>();

    static {
        tone(Tone.FRIENDLY, "friendly|warm|cheerful|kind", "freundlich|herzlich|warm", "友好|亲切|热情|温暖");
        tone(
                Tone.FORMAL,
                "formal|professional|polite|business",
                "förmlich|formell|sachlich|höflich|professionell",
                "正式|专业|严谨|礼貌|商务");
        tone(
                Tone.EMPATHETIC,
                "empathetic|empathic|compassionate|understanding",
                "einfühlsam|verständnisvoll|empathisch",
                "同理心|共情|体贴|安慰");
        tone(
                Tone.PLAYFUL,
                "playful|funny|humorous|casual|witty",
                "locker|humorvoll|witzig|lustig|verspielt",
                "幽默|活泼|俏皮|轻松");
        format(
                Format.TABLE,
                "(?:as|in|use|with|output|return|format)[^.]{0,30}\\btable\\b"
                        + "|\\b(?:als|in einer|mit einer|eine)\\s+tabelle|(?:用|以|使用|输出|列成|做成|的).{0,6}表格");
        format(
                Format.NUMBERED,
                "numbered (?:list|steps)|step[- ]by[- ]step (?:list|instructions)|as (?:numbered )?steps"
                        + "|nummerierte|in schritten|schritt für schritt auf|(?:分步骤|按步骤|编号列表|有序列表|分步)");
        format(
                Format.BULLETS,
                "bullet(?:s|ed| points?)?\\b|\\bas a list\\b|stichpunkt|stichwortartig|aufzählung|als liste"
                        + "|(?:要点|列表|项目符号|分点|分条|逐条)");
        format(
                Format.JSON,
                "(?:as|in|return|output|answer|reply|respond|produce|only|valid|with)\\b[^.]{0,40}\\bjson\\b"
                        + "|(?:als|im)\\s+json|(?:用|以|输出|返回|的).{0,8}json");
    }

    private StyleRule() {}

    static Optional<Tone> tone(String sentence) {
        return first(TONES, sentence);
    }

    static Optional<Format> format(String sentence) {
        return first(FORMATS, sentence);
    }

    private static <T> Optional<T> first(Map<T, Pattern> rules, String sentence) {
        return rules.entrySet().stream()
                .filter(rule -> rule.getValue().matcher(sentence).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** An adjective alone is no wish: "a friendly dealer" is knowledge, "be friendly" and "a friendly tone" are wishes. */
    private static void tone(Tone tone, String english, String german, String chinese) {
        TONES.put(
                tone,
                Pattern.compile(
                        "\\b(?:be|stay|sound|remain)\\s+(?:[\\p{L},]+\\s+){0,4}?(?:" + english + ")\\b"
                                + "|\\b(?:" + english
                                + ")(?:,? (?:and |but )?[\\p{L}-]+)? (?:tone|style|manner|way|voice|language)\\b"
                                + "|\\b(?:tone|style|voice)\\b[^.]{0,20}?\\b(?:" + english + ")\\b"
                                + "|\\b(?:answer|reply|respond|write|speak)\\s+(?:\\p{L}+ and )?(?:" + english
                                + ")(?:ly)?\\b"
                                + "|\\b(?:sei|seien sie|bleib|klinge)\\s+(?:[\\p{L},]+\\s+){0,3}?(?:" + german + ")"
                                + "|\\b(?:antworte|schreib|schreibe|sprich|formuliere)\\s+(?:[\\p{L},]+\\s+){0,3}?(?:"
                                + german + ")"
                                + "|\\b(?:" + german + ")\\p{L}{0,2}\\s+(?:ton|stil|weise|sprache)\\b"
                                + "|\\b(?:ton|stil)\\b[^.]{0,15}?(?:" + german + ")"
                                + "|(?:语气|口吻|风格|态度|语调|保持|要|请).{0,8}(?:" + chinese + ")"
                                + "|(?:" + chinese + ").{0,4}(?:语气|口吻|风格|态度|语调|方式)",
                        FLAGS));
    }

    private static void format(Format format, String pattern) {
        FORMATS.put(format, Pattern.compile(pattern, FLAGS));
    }
}
