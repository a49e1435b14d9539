package io.lapilli.rehearsal.directive;

import io.lapilli.rehearsal.text.Language;
import io.lapilli.rehearsal.text.Remembered;
import io.lapilli.rehearsal.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads directives sentence by sentence. A later one of a kind wins; limits and topics add up. */
public final class DirectiveReader {

    /** Speaks to the assistant and says nothing that an answer could use. */
    private static final Pattern TO_THE_ASSISTANT = Pattern.compile(
            "^(?:you are|you're|act as|answer|reply|respond|your (?:task|job|role)|be \\p{L}+[.,]|du bist|sie sind|antworte"
                    + "|deine (?:aufgabe|rolle)|use (?:only )?the (?:following|text|knowledge|information|context)"
                    + "|(?:the following|here) is the|knowledge:|context:|wissen:|kontext:|nutze (?:nur )?(?:den|die|das) (?:folgende|text|wissen)"
                    + "|你是|你叫|你的(?:任务|名字|角色)|请(?:根据|用|以|回答)|回答|根据以下|以下是|知识[:：]|资料[:：])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern LISTED = Pattern.compile("[:：]\\s*\\R((?:\\s*[-*•·][^\\r\\n]*(?:\\R|$))+)");

    /** In characters; a longer sentence is text, not a directive. */
    private static final int LONGEST = 1000;

    private static final Remembered<Directives> READ = new Remembered<>(DirectiveReader::read);

    private @Nullable Language language;
    private final List<Limit> limits = new ArrayList<>();
    private @Nullable Tone tone;
    private @Nullable Format format;
    private final List<String> refused = new ArrayList<>();
    private final List<String> only = new ArrayList<>();
    private boolean guide;
    private @Nullable String name;
    private final StringBuilder knowledge = new StringBuilder();

    private DirectiveReader() {}

    /** What a system prompt asks for, and what it knows. */
    public static Directives ofPrompt(String prompt) {
        return READ.of(prompt);
    }

    private static Directives read(String prompt) {
        var reader = new DirectiveReader();
        reader.readAll(prompt);
        return reader.done();
    }

    /** What a question wishes for the form of its answer. */
    public static Directives ofQuestion(String question) {
        var reader = new DirectiveReader();
        Sentences.of(question).stream()
                .filter(sentence -> sentence.length() <= LONGEST)
                .forEach(reader::readForm);
        return reader.done();
    }

    private Directives done() {
        return new Directives(
                language,
                limits,
                tone,
                format,
                refused,
                only,
                guide,
                name,
                knowledge.toString().strip());
    }

    private void readAll(String prompt) {
        readListedTopics(prompt);
        for (String paragraph : prompt.split("\\R\\s*\\R")) {
            for (String sentence : Sentences.of(paragraph)) {
                boolean asks = sentence.length() <= LONGEST && (readForm(sentence) | readSubject(sentence));
                if (!asks && !TO_THE_ASSISTANT.matcher(sentence).find()) {
                    knowledge.append(sentence).append('\n');
                }
            }
            knowledge.append('\n');
        }
    }

    /** "Do not discuss:" with the topics as points below it. */
    private void readListedTopics(String prompt) {
        var lists = LISTED.matcher(prompt);
        while (lists.find()) {
            int start = prompt.lastIndexOf('\n', lists.start()) + 1;
            String points =
                    lists.group(1).strip().replaceAll("(?m)^\\s*[-*•·]\\s*", "").replaceAll("\\R", ", ");
            refused.addAll(TopicRule.refused(prompt.substring(start, lists.start()) + ": " + points));
        }
    }

    private boolean readForm(String sentence) {
        int before = limits.size();
        limits.addAll(LimitRule.read(sentence));
        var newLanguage = LanguageRule.read(sentence);
        var newTone = StyleRule.tone(sentence);
        var newFormat = StyleRule.format(sentence);
        language = newLanguage.orElse(language);
        tone = newTone.orElse(tone);
        format = newFormat.orElse(format);
        return limits.size() > before || newLanguage.isPresent() || newTone.isPresent() || newFormat.isPresent();
    }

    private boolean readSubject(String sentence) {
        boolean guides = PersonaRule.guides(sentence);
        var newName = PersonaRule.name(sentence);
        List<String> newRefused = guides ? List.of() : TopicRule.refused(sentence);
        List<String> newOnly = TopicRule.only(sentence);
        guide |= guides;
        name = newName.orElse(name);
        refused.addAll(newRefused);
        only.addAll(newOnly);
        return guides || newName.isPresent() || !newRefused.isEmpty() || !newOnly.isEmpty();
    }
}
