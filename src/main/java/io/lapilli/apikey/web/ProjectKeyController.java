package io.lapilli.apikey.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.KeyKind;
import io.lapilli.apikey.KeyQuery;
import io.lapilli.apikey.NewKey;
import io.lapilli.project.Projects;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ApiException;
import io.lapilli.shared.web.ListAnswer;
import io.lapilli.shared.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Project API keys")
@RestController
@RequestMapping("/v1/organization/projects/{project}/api_keys")
class ProjectKeyController {

    private final ApiKeys keys;
    private final Projects projects;

    ProjectKeyController(ApiKeys keys, Projects projects) {
        this.keys = keys;
        this.projects = projects;
    }

    /**
     * What is wanted of a key.
     *
     * @param expiresAt seconds since 1970; absent: never
     * @param models absent: every priced model of the organisation
     */
    @Schema(name = "ProjectApiKeyBody")
    record Body(
            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 120) @Nullable
            String name,

            @Nullable Long expiresAt,
            @Nullable List<@Nullable String> models) {

        NewKey wanted() {
            return new NewKey(ApiException.required("name", name), Expiry.at("expires_at", expiresAt), names(models));
        }

        private static @Nullable Set<String> names(@Nullable List<@Nullable String> models) {
            if (models == null) {
                return null;
            }
            var names = new java.util.LinkedHashSet<String>();
            for (String model : models) {
                names.add(ApiException.required("models", model));
            }
            return names;
        }
    }

    /** Whoever owns a live key has access: it ends with the membership or the account. */
    enum Access {
        active,
        inactive,
        any
    }

    @Operation(summary = "List a project's keys that are not revoked, in the order of creation")
    @GetMapping
    ListAnswer<KeyAnswer> list(
            ApiCaller caller,
            @PathVariable ProjectId project,
            PageRequest page,
            @RequestParam(name = "owner_project_access", defaultValue = "any") Access access) {
        projects.get(caller.organisation(), project);
        var query = KeyQuery.of(KeyKind.PROJECT, page.after(KeyId::parse), page.limit())
                .in(project);
        Slice<ApiKey> found =
                access == Access.inactive ? new Slice<>(List.of(), false) : keys.list(caller.organisation(), query);
        return ListAnswer.of(found.map(KeyAnswer::of), KeyAnswer::id);
    }

    @Operation(summary = "Create a service key; its secret is in this answer only")
    @PostMapping
    KeyAnswer create(ApiCaller caller, @PathVariable ProjectId project, @RequestBody Body body) {
        return KeyAnswer.of(
                keys.issueProjectKey(Callers.actor(caller), caller.organisation(), project, null, body.wanted()));
    }

    @Operation(summary = "Retrieve a key")
    @GetMapping("/{key}")
    KeyAnswer retrieve(ApiCaller caller, @PathVariable ProjectId project, @PathVariable KeyId key) {
        return KeyAnswer.of(find(caller, project, key));
    }

    @Operation(summary = "Revoke a key for good")
    @DeleteMapping("/{key}")
    Deleted delete(ApiCaller caller, @PathVariable ProjectId project, @PathVariable KeyId key) {
        find(caller, project, key);
        keys.revoke(Callers.actor(caller), caller.organisation(), key);
        return Deleted.of("organization.project.api_key", key.text());
    }

    private ApiKey find(ApiCaller caller, ProjectId project, KeyId id) {
        ApiKey key = keys.get(caller.organisation(), id);
        if (!project.equals(key.project()) || key.kind() != KeyKind.PROJECT || key.revokedAt() != null) {
            throw new NotFoundException("key", id.text());
        }
        return key;
    }
}
