package io.lapilli.rehearsal.directive;

import io.lapilli.rehearsal.text.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a prompt asks of an answer. Immutable.
 *
 * @param language null: that of the question
 * @param limits all of them hold
 * @param refused topics that are not talked about
 * @param only the only topics that are talked about; empty: any
 * @param guide whether to lead to an answer and not to give it
 * @param name what the assistant is called
 * @param knowledge what the prompt says beyond its directives, in paragraphs
 */
public record Directives(
        @Nullable Language language,
        List<Limit> limits,
        @Nullable Tone tone,
        @Nullable Format format,
        List<String> refused,
        List<String> only,
        boolean guide,
        @Nullable String name,
        String knowledge) {

    public Directives {
        limits = List.copyOf(limits);
        refused = List.copyOf(refused);
        only = List.copyOf(only);
    }

    /** These, with what is not said here taken from the wishes of the question. */
    public Directives or(Directives wishes) {
        return new Directives(
                language == null ? wishes.language : language,
                limits.isEmpty() ? wishes.limits : limits,
                tone == null ? wishes.tone : tone,
                format == null ? wishes.format : format,
                refused,
                only,
                guide,
                name,
                knowledge);
    }
}
