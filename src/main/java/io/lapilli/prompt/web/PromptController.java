package io.lapilli.prompt.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.lapilli.identity.Actor;
import io.lapilli.project.Projects;
import io.lapilli.prompt.Given;
import io.lapilli.prompt.LabelMove;
import io.lapilli.prompt.Labels;
import io.lapilli.prompt.Prompt;
import io.lapilli.prompt.PromptContent;
import io.lapilli.prompt.PromptQuery;
import io.lapilli.prompt.PromptVersion;
import io.lapilli.prompt.Prompts;
import io.lapilli.prompt.web.PromptAnswers.DiffAnswer;
import io.lapilli.prompt.web.PromptAnswers.HeadAnswer;
import io.lapilli.prompt.web.PromptAnswers.MoveAnswer;
import io.lapilli.prompt.web.PromptAnswers.PromptAnswer;
import io.lapilli.prompt.web.PromptAnswers.RenderedAnswer;
import io.lapilli.prompt.web.PromptAnswers.VersionAnswer;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.PromptId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ApiException;
import io.lapilli.shared.web.ListAnswer;
import io.lapilli.shared.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Prompts")
@RestController
@RequestMapping("/v1/organization/projects/{project}/prompts")
class PromptController {

    private static final int MOST_MOVES = 100;
    private static final int LONGEST = 1 << 20;

    private final Prompts prompts;
    private final Projects projects;

    PromptController(Prompts prompts, Projects projects) {
        this.prompts = prompts;
        this.projects = projects;
    }

    /** @param note what this version is for */
    @Schema(name = "NewPromptBody")
    record NewBody(
            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 120) @Nullable
            String name,

            @Schema(requiredMode = REQUIRED) @Nullable List<VersionBody.@Nullable Message> messages,
            @Schema(requiredMode = REQUIRED) @Nullable String model,
            VersionBody.@Nullable Parameters parameters,
            @Nullable List<VersionBody.@Nullable VariableItem> variables,
            @Nullable String note) {

        PromptContent content() {
            return VersionBody.content(messages, model, parameters, variables);
        }
    }

    @Schema(name = "PromptBody")
    record Body(@Nullable String name) {}

    /** @param note what was changed and why @param label one that points to the new version at once */
    @Schema(name = "NewPromptVersionBody")
    record NewVersionBody(
            @Schema(requiredMode = REQUIRED) @Nullable List<VersionBody.@Nullable Message> messages,
            @Schema(requiredMode = REQUIRED) @Nullable String model,
            VersionBody.@Nullable Parameters parameters,
            @Nullable List<VersionBody.@Nullable VariableItem> variables,
            @Nullable String note,
            @Nullable String label) {

        PromptContent content() {
            return VersionBody.content(messages, model, parameters, variables);
        }
    }

    /** @param replaces where the label is thought to point: it stays where it is if it points elsewhere */
    @Schema(name = "PromptLabelBody")
    record LabelBody(
            @Schema(requiredMode = REQUIRED) @Nullable Integer version,
            @Nullable Integer replaces) {}

    /** @param label {@code production} unless said @param version instead of a label @param variables by name */
    @Schema(name = "RenderPromptBody")
    record RenderBody(
            @Nullable String label,
            @Nullable Integer version,
            @Nullable Map<String, @Nullable Object> variables) {}

    @Operation(
            summary = "List a project's prompts in the order of creation",
            description = "With query, those that have it in their name or in what their newest version says.")
    @GetMapping
    ListAnswer<PromptAnswer> list(
            ApiCaller caller,
            @PathVariable ProjectId project,
            PageRequest page,
            @RequestParam(name = "query", defaultValue = "") String query,
            @RequestParam(name = "include_archived", defaultValue = "false") boolean archivedToo) {
        projects.get(caller.organisation(), project);
        Slice<Prompt> found = prompts.list(
                new PromptQuery(caller.organisation(), project, query, archivedToo),
                page.after(PromptId::parse),
                page.limit());
        var labels = prompts.labels(caller.organisation(), found.items());
        return ListAnswer.of(
                found.map(prompt -> PromptAnswer.of(prompt, labels.getOrDefault(prompt.id(), Map.of()))),
                PromptAnswer::id);
    }

    @Operation(summary = "Create a prompt with its first version")
    @PostMapping
    PromptAnswer create(ApiCaller caller, @PathVariable ProjectId project, @RequestBody NewBody body) {
        String name = ApiException.required("name", body.name());
        Prompt made = prompts.create(
                actor(caller), caller.organisation(), project, name, body.content(), orEmpty(body.note()));
        return PromptAnswer.of(made, Map.of());
    }

    @Operation(summary = "Retrieve a prompt and where its labels point")
    @GetMapping("/{prompt}")
    PromptAnswer retrieve(ApiCaller caller, @PathVariable ProjectId project, @PathVariable PromptId prompt) {
        return answer(caller, find(caller, project, prompt));
    }

    @Operation(summary = "Rename a prompt")
    @PostMapping("/{prompt}")
    PromptAnswer modify(
            ApiCaller caller, @PathVariable ProjectId project, @PathVariable PromptId prompt, @RequestBody Body body) {
        Prompt found = find(caller, project, prompt);
        String name = body.name();
        return answer(
                caller, name == null ? found : prompts.rename(actor(caller), caller.organisation(), prompt, name));
    }

    @Operation(summary = "Archive a prompt: calls that name it are refused until it is restored")
    @PostMapping("/{prompt}/archive")
    PromptAnswer archive(ApiCaller caller, @PathVariable ProjectId project, @PathVariable PromptId prompt) {
        find(caller, project, prompt);
        return answer(caller, prompts.archive(actor(caller), caller.organisation(), prompt));
    }

    @Operation(summary = "Serve an archived prompt again, as it was")
    @PostMapping("/{prompt}/restore")
    PromptAnswer restore(ApiCaller caller, @PathVariable ProjectId project, @PathVariable PromptId prompt) {
        find(caller, project, prompt);
        return answer(caller, prompts.restore(actor(caller), caller.organisation(), prompt));
    }

    @Operation(summary = "List a prompt's versions, the newest first, without what they say")
    @GetMapping("/{prompt}/versions")
    ListAnswer<HeadAnswer> versions(
            ApiCaller caller, @PathVariable ProjectId project, @PathVariable PromptId prompt, PageRequest page) {
        find(caller, project, prompt);
        Integer before = page.after(PromptController::number);
        return ListAnswer.of(
                prompts.versions(caller.organisation(), prompt, before, page.limit())
                        .map(HeadAnswer::of),
                HeadAnswer::id);
    }

    @Operation(
            summary = "Publish the next version",
            description =
                    "It is in effect within a second wherever latest is called; with label, wherever that label is.")
    @PostMapping("/{prompt}/versions")
    VersionAnswer publish(
            ApiCaller caller,
            @PathVariable ProjectId project,
            @PathVariable PromptId prompt,
            @RequestBody NewVersionBody body) {
        find(caller, project, prompt);
        return VersionAnswer.of(prompts.publish(
                actor(caller), caller.organisation(), prompt, body.content(), orEmpty(body.note()), body.label()));
    }

    @Operation(summary = "Retrieve a version")
    @GetMapping("/{prompt}/versions/{version}")
    VersionAnswer version(
            ApiCaller caller,
            @PathVariable ProjectId project,
            @PathVariable PromptId prompt,
            @PathVariable int version) {
        find(caller, project, prompt);
        return VersionAnswer.of(prompts.version(caller.organisation(), prompt, version));
    }

    @Operation(summary = "Tell what changed from one version to another, word by word")
    @GetMapping("/{prompt}/diff")
    DiffAnswer diff(
            ApiCaller caller,
            @PathVariable ProjectId project,
            @PathVariable PromptId prompt,
            @RequestParam("from") int from,
            @RequestParam("to") int to) {
        find(caller, project, prompt);
        return DiffAnswer.of(from, to, prompts.diff(caller.organisation(), prompt, from, to));
    }

    @Operation(summary = "List the last moves of a prompt's labels, the newest first")
    @GetMapping("/{prompt}/label_moves")
    ListAnswer<MoveAnswer> moves(ApiCaller caller, @PathVariable ProjectId project, @PathVariable PromptId prompt) {
        find(caller, project, prompt);
        List<MoveAnswer> moves = prompts.moves(caller.organisation(), prompt, MOST_MOVES).stream()
                .map(MoveAnswer::of)
                .toList();
        return ListAnswer.of(new Slice<>(moves, false), MoveAnswer::label);
    }

    @Operation(summary = "Let a label point to a version; the answer tells what it replaces")
    @PostMapping("/{prompt}/labels/{label}")
    MoveAnswer label(
            ApiCaller caller,
            @PathVariable ProjectId project,
            @PathVariable PromptId prompt,
            @PathVariable String label,
            @RequestBody LabelBody body) {
        find(caller, project, prompt);
        return MoveAnswer.of(prompts.move(
                actor(caller),
                caller.organisation(),
                prompt,
                label,
                ApiException.required("version", body.version()),
                body.replaces()));
    }

    @Operation(summary = "Let a label point to where it did before")
    @PostMapping("/{prompt}/labels/{label}/rollback")
    MoveAnswer rollBack(
            ApiCaller caller,
            @PathVariable ProjectId project,
            @PathVariable PromptId prompt,
            @PathVariable String label) {
        find(caller, project, prompt);
        return MoveAnswer.of(prompts.rollBack(actor(caller), caller.organisation(), prompt, label));
    }

    @Operation(summary = "Remove a label: calls that name it are refused")
    @DeleteMapping("/{prompt}/labels/{label}")
    MoveAnswer removeLabel(
            ApiCaller caller,
            @PathVariable ProjectId project,
            @PathVariable PromptId prompt,
            @PathVariable String label) {
        find(caller, project, prompt);
        LabelMove move = prompts.removeLabel(actor(caller), caller.organisation(), prompt, label);
        return MoveAnswer.of(move);
    }

    @Operation(summary = "Fill in a prompt's variables without calling a model")
    @PostMapping("/{prompt}/render")
    RenderedAnswer render(
            ApiCaller caller,
            @PathVariable ProjectId project,
            @PathVariable PromptId prompt,
            @RequestBody RenderBody body) {
        Prompt found = find(caller, project, prompt);
        PromptVersion version = prompts.version(caller.organisation(), prompt, number(caller, found, body));
        PromptContent content = version.content();
        return new RenderedAnswer(
                "organization.project.prompt.rendered",
                version.number(),
                content.model(),
                VersionBody.Parameters.of(content.parameters()),
                content.render(given(body.variables()), LONGEST).stream()
                        .map(VersionBody.Message::of)
                        .toList());
    }

    private int number(ApiCaller caller, Prompt prompt, RenderBody body) {
        String label = body.label();
        Integer version = body.version();
        if (label != null && version != null) {
            throw new InvalidInputException("label", "ambiguous", "give either a label or a version");
        }
        if (version != null) {
            return version;
        }
        if (Labels.LATEST.equals(label)) {
            return prompt.latest();
        }
        String wanted = label == null ? Labels.PRODUCTION : label;
        Integer number = prompts.labels(caller.organisation(), prompt.id()).get(wanted);
        if (number == null) {
            throw new NotFoundException("label", wanted);
        }
        return number;
    }

    private static Map<String, Given> given(@Nullable Map<String, @Nullable Object> variables) {
        var given = new HashMap<String, Given>();
        if (variables != null) {
            variables.forEach((name, value) -> {
                if (value != null) {
                    given.put(name, given(value));
                }
            });
        }
        return given;
    }

    private static Given given(Object value) {
        return switch (value) {
            case String text -> new Given.Text(text);
            case Integer whole -> new Given.Number(whole.toString());
            case Long whole -> new Given.Number(whole.toString());
            case BigInteger whole -> new Given.Number(whole.toString());
            case Double number
            when Double.isFinite(number) ->
                new Given.Number(BigDecimal.valueOf(number).toPlainString());
            case Boolean yes -> new Given.Truth(yes);
            default -> new Given.Other();
        };
    }

    private PromptAnswer answer(ApiCaller caller, Prompt prompt) {
        return PromptAnswer.of(prompt, prompts.labels(caller.organisation(), prompt.id()));
    }

    /** The prompt, where it belongs to the project that the path names. */
    private Prompt find(ApiCaller caller, ProjectId project, PromptId id) {
        Prompt prompt = prompts.get(caller.organisation(), id);
        if (!prompt.project().equals(project)) {
            throw new NotFoundException("prompt", id.text());
        }
        return prompt;
    }

    private static Optional<Integer> number(String id) {
        try {
            return Optional.of(Integer.parseInt(id)).filter(number -> number > 0);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static String orEmpty(@Nullable String note) {
        return note == null ? "" : note;
    }

    private static Actor actor(ApiCaller caller) {
        return new Actor(caller.user(), caller.key(), caller.operator());
    }
}
