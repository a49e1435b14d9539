package io.lapilli.rehearsal.answer;

import io.lapilli.rehearsal.directive.Directives;
import io.lapilli.rehearsal.text.Language;
import io.lapilli.rehearsal.text.Passages;
import io.lapilli.rehearsal.text.Remembered;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer is composed from.
 *
 * @param question what is asked, not blank
 * @param query what is searched for: the question, with the one before it where it says too little alone
 * @param directives the prompt's, completed by the question's own wishes
 * @param knowledge every text that may be answered from
 * @param toolResults what tools answered to the question; not empty only where it is their turn to be told
 * @param images how many the question came with
 * @param variant 0 for the first choice, another number for another wording
 */
public record Task(
        String question,
        String query,
        Directives directives,
        List<String> knowledge,
        List<String> toolResults,
        int images,
        int variant) {

    private static final Remembered<Passages> PASSAGES = new Remembered<>(text -> new Passages(List.of(text)));

    public Task {
        knowledge = List.copyOf(knowledge);
        toolResults = List.copyOf(toolResults);
    }

    Language language() {
        Language asked = directives.language();
        return asked == null ? Language.of(question) : asked;
    }

    Phrases phrases() {
        return new Phrases(language(), variant);
    }

    Passages passages() {
        return PASSAGES.of(String.join("\n\n", toolResults.isEmpty() ? knowledge : toolResults));
    }

    public Task variant(int other) {
        return new Task(question, query, directives, knowledge, toolResults, images, other);
    }

    @Nullable
    String name() {
        return directives.name();
    }
}
