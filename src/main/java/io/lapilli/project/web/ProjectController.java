package io.lapilli.project.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.lapilli.identity.Actor;
import io.lapilli.project.Projects;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ApiException;
import io.lapilli.shared.web.ListAnswer;
import io.lapilli.shared.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Projects")
@RestController
@RequestMapping("/v1/organization/projects")
class ProjectController {

    private final Projects projects;

    ProjectController(Projects projects) {
        this.projects = projects;
    }

    @Schema(name = "NewProjectBody")
    record NewBody(
            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 120) @Nullable
            String name) {}

    @Schema(name = "ProjectBody")
    record Body(@Nullable String name) {}

    @Operation(summary = "List projects in the order of creation")
    @GetMapping
    ListAnswer<ProjectAnswer> list(
            ApiCaller caller,
            PageRequest page,
            @RequestParam(name = "include_archived", defaultValue = "false") boolean archivedToo) {
        var found = projects.list(caller.organisation(), archivedToo, page.after(ProjectId::parse), page.limit());
        return ListAnswer.of(found.map(ProjectAnswer::of), ProjectAnswer::id);
    }

    @Operation(summary = "Create a project")
    @PostMapping
    ProjectAnswer create(ApiCaller caller, @RequestBody NewBody body) {
        return ProjectAnswer.of(
                projects.create(actor(caller), caller.organisation(), ApiException.required("name", body.name())));
    }

    @Operation(summary = "Retrieve a project")
    @GetMapping("/{project}")
    ProjectAnswer retrieve(ApiCaller caller, @PathVariable ProjectId project) {
        return ProjectAnswer.of(projects.get(caller.organisation(), project));
    }

    @Operation(summary = "Rename a project")
    @PostMapping("/{project}")
    ProjectAnswer modify(ApiCaller caller, @PathVariable ProjectId project, @RequestBody Body body) {
        String name = body.name();
        return ProjectAnswer.of(
                name == null
                        ? projects.get(caller.organisation(), project)
                        : projects.rename(actor(caller), caller.organisation(), project, name));
    }

    @Operation(summary = "Archive a project for good; its keys are refused at once")
    @PostMapping("/{project}/archive")
    ProjectAnswer archive(ApiCaller caller, @PathVariable ProjectId project) {
        return ProjectAnswer.of(projects.archive(actor(caller), caller.organisation(), project));
    }

    private static Actor actor(ApiCaller caller) {
        return new Actor(caller.user(), caller.key(), caller.operator());
    }
}
