package io.lapilli.prompt;

import io.lapilli.catalog.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What changed from one version to another.
 *
 * @param messages in the order of their places; one that is missing on a side is told as empty there
 * @param settings the model, parameters and variables that are others now
 */
public record PromptDiff(List<MessageDiff> messages, List<SettingDiff> settings) {

    /** @param before null: there was none at this place @param after null: there is none any more */
    public record MessageDiff(
            PromptMessage.@Nullable Role before, PromptMessage.@Nullable Role after, List<WordDiff.Piece> words) {

        public boolean changed() {
            return before != after || words.stream().anyMatch(word -> word.kind() != WordDiff.Piece.Kind.SAME);
        }
    }

    /** @param name as the API says it @param before null: not given */
    public record SettingDiff(
            String name, @Nullable String before, @Nullable String after) {}

    public static PromptDiff of(PromptContent before, PromptContent after) {
        var messages = new ArrayList<MessageDiff>();
        int count = Math.max(before.messages().size(), after.messages().size());
        for (int i = 0; i < count; i++) {
            messages.add(message(at(before, i), at(after, i)));
        }
        return new PromptDiff(List.copyOf(messages), settings(before, after));
    }

    private static @Nullable PromptMessage at(PromptContent content, int place) {
        return place < content.messages().size() ? content.messages().get(place) : null;
    }

    private static MessageDiff message(@Nullable PromptMessage before, @Nullable PromptMessage after) {
        return new MessageDiff(
                before == null ? null : before.role(),
                after == null ? null : after.role(),
                WordDiff.of(before == null ? "" : before.text(), after == null ? "" : after.text()));
    }

    private static List<SettingDiff> settings(PromptContent before, PromptContent after) {
        var settings = new ArrayList<SettingDiff>();
        compare(settings, "model", before.model(), after.model());
        for (Parameter parameter : Parameter.values()) {
            compare(
                    settings,
                    parameter.wire(),
                    plain(before.parameters().get(parameter)),
                    plain(after.parameters().get(parameter)));
        }
        for (Variable variable : before.variables()) {
            compare(settings, "{{" + variable.name() + "}}", told(variable), told(find(after, variable.name())));
        }
        after.variables().stream()
                .filter(variable -> find(before, variable.name()) == null)
                .forEach(variable -> compare(settings, "{{" + variable.name() + "}}", null, told(variable)));
        return List.copyOf(settings);
    }

    private static void compare(
            List<SettingDiff> settings, String name, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            settings.add(new SettingDiff(name, before, after));
        }
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    private static @Nullable Variable find(PromptContent content, String name) {
        return content.variables().stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** "choice (formal, plain) = plain". */
    private static @Nullable String told(@Nullable Variable variable) {
        if (variable == null) {
            return null;
        }
        String options = variable.options().isEmpty() ? "" : " (" + String.join(", ", variable.options()) + ")";
        return variable.type().wire() + options + (variable.fallback() == null ? "" : " = " + variable.fallback());
    }
}
