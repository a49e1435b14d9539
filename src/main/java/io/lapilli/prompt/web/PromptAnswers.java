package io.lapilli.prompt.web;

import io.lapilli.prompt.LabelMove;
import io.lapilli.prompt.Labels;
import io.lapilli.prompt.Prompt;
import io.lapilli.prompt.PromptDiff;
import io.lapilli.prompt.PromptMessage;
import io.lapilli.prompt.PromptVersion;
import io.lapilli.prompt.VersionHead;
import io.lapilli.prompt.WordDiff;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Prompts on the wire; instants in seconds since 1970. */
final class PromptAnswers {

    private PromptAnswers() {}

    /**
     * @param version the newest
     * @param labels by name, the version that each points to; {@code latest} among them
     */
    @Schema(name = "Prompt")
    record PromptAnswer(
            String object,
            String id,
            String projectId,
            String name,
            int version,
            Map<String, Integer> labels,
            long createdAt,
            long changedAt,
            @Nullable Long archivedAt,
            String status) {

        static PromptAnswer of(Prompt prompt, Map<String, Integer> labels) {
            var all = new TreeMap<>(labels);
            all.put(Labels.LATEST, prompt.latest());
            return new PromptAnswer(
                    "organization.project.prompt",
                    prompt.id().text(),
                    prompt.project().text(),
                    prompt.name(),
                    prompt.latest(),
                    all,
                    prompt.createdAt().getEpochSecond(),
                    prompt.changedAt().getEpochSecond(),
                    prompt.archivedAt() == null ? null : prompt.archivedAt().getEpochSecond(),
                    prompt.archived() ? "archived" : "active");
        }
    }

    /** @param author the name of who published it */
    @Schema(name = "PromptVersion")
    record VersionAnswer(
            String object,
            String id,
            String promptId,
            int version,
            List<VersionBody.Message> messages,
            String model,
            VersionBody.Parameters parameters,
            List<VersionBody.VariableItem> variables,
            String note,
            @Nullable String author,
            long createdAt) {

        static VersionAnswer of(PromptVersion version) {
            var content = version.content();
            return new VersionAnswer(
                    "organization.project.prompt.version",
                    Integer.toString(version.number()),
                    version.prompt().text(),
                    version.number(),
                    content.messages().stream().map(VersionBody.Message::of).toList(),
                    content.model(),
                    VersionBody.Parameters.of(content.parameters()),
                    content.variables().stream()
                            .map(VersionBody.VariableItem::of)
                            .toList(),
                    version.note(),
                    version.authorName(),
                    version.publishedAt().getEpochSecond());
        }
    }

    /** A version without what it says. */
    @Schema(name = "PromptVersionHead")
    record HeadAnswer(
            String object,
            String id,
            int version,
            String note,
            @Nullable String author,
            long createdAt) {

        static HeadAnswer of(VersionHead version) {
            return new HeadAnswer(
                    "organization.project.prompt.version",
                    Integer.toString(version.number()),
                    version.number(),
                    version.note(),
                    version.authorName(),
                    version.publishedAt().getEpochSecond());
        }
    }

    /**
     * @param version where the label points now; null: it was removed
     * @param replaces where it pointed before; null: it was new
     */
    @Schema(name = "PromptLabelMove")
    record MoveAnswer(
            String object,
            String label,
            @Nullable Integer version,
            @Nullable Integer replaces,
            boolean rolledBack,
            @Nullable String author,
            long movedAt) {

        static MoveAnswer of(LabelMove move) {
            return new MoveAnswer(
                    "organization.project.prompt.label_move",
                    move.label(),
                    move.after(),
                    move.before(),
                    move.rolledBack(),
                    move.byName(),
                    move.at().getEpochSecond());
        }
    }

    /** @param messages with every variable in its place */
    @Schema(name = "RenderedPrompt")
    record RenderedAnswer(
            String object,
            int version,
            String model,
            VersionBody.Parameters parameters,
            List<VersionBody.Message> messages) {}

    @Schema(name = "PromptDiff")
    record DiffAnswer(String object, int from, int to, List<MessageDiff> messages, List<SettingDiff> settings) {

        @Schema(name = "PromptMessageDiff")
        record MessageDiff(VersionBody.@Nullable Role from, VersionBody.@Nullable Role to, List<Piece> words) {}

        /** @param change {@code same}, {@code removed} or {@code added} */
        @Schema(name = "PromptDiffPiece")
        record Piece(String change, String text) {

            static Piece of(WordDiff.Piece piece) {
                return new Piece(piece.kind().name().toLowerCase(Locale.ROOT), piece.text());
            }
        }

        @Schema(name = "PromptSettingDiff")
        record SettingDiff(
                String name,
                @Nullable String from,
                @Nullable String to) {}

        static DiffAnswer of(int from, int to, PromptDiff diff) {
            return new DiffAnswer(
                    "organization.project.prompt.diff",
                    from,
                    to,
                    diff.messages().stream()
                            .map(message -> new MessageDiff(
                                    role(message.before()),
                                    role(message.after()),
                                    message.words().stream().map(Piece::of).toList()))
                            .toList(),
                    diff.settings().stream()
                            .map(one -> new SettingDiff(one.name(), one.before(), one.after()))
                            .toList());
        }

        private static VersionBody.@Nullable Role role(PromptMessage.@Nullable Role role) {
            return role == null ? null : VersionBody.Role.of(role);
        }
    }
}
