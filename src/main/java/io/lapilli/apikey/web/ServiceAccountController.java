package io.lapilli.apikey.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.lapilli.apikey.NewKey;
import io.lapilli.apikey.ServiceAccounts;
import io.lapilli.project.Projects;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.ServiceAccountId;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ApiException;
import io.lapilli.shared.web.ListAnswer;
import io.lapilli.shared.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Service accounts")
@RestController
@RequestMapping("/v1/organization/projects/{project}/service_accounts")
class ServiceAccountController {

    private static final String FIRST_KEY = "Secret Key";

    private final ServiceAccounts accounts;
    private final Projects projects;
    private final InstantSource clock;

    ServiceAccountController(ServiceAccounts accounts, Projects projects, InstantSource clock) {
        this.accounts = accounts;
        this.projects = projects;
        this.clock = clock;
    }

    @Schema(name = "ServiceAccountBody")
    record Body(
            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 120) @Nullable
            String name,

            @Nullable Boolean createServiceAccountOnly,
            @Nullable Long expiresInSeconds) {}

    @Schema(name = "ServiceAccountApiKeyBody")
    record KeyBody(@Nullable String name, @Nullable Long expiresInSeconds) {}

    @Operation(summary = "List a project's service accounts in the order of creation")
    @GetMapping
    ListAnswer<ServiceAccountAnswer> list(ApiCaller caller, @PathVariable ProjectId project, PageRequest page) {
        projects.get(caller.organisation(), project);
        var found = accounts.list(caller.organisation(), project, page.after(ServiceAccountId::parse), page.limit());
        return ListAnswer.of(found.map(ServiceAccountAnswer::of), ServiceAccountAnswer::id);
    }

    @Operation(summary = "Create a service account with its first key, whose secret is in this answer only")
    @PostMapping
    ServiceAccountAnswer.Created create(ApiCaller caller, @PathVariable ProjectId project, @RequestBody Body body) {
        String name = ApiException.required("name", body.name());
        boolean alone = Boolean.TRUE.equals(body.createServiceAccountOnly());
        if (alone && body.expiresInSeconds() != null) {
            throw ApiException.invalid("expires_in_seconds", "expires_in_seconds needs a key that it could end");
        }
        var made = accounts.create(
                Callers.actor(caller),
                caller.organisation(),
                project,
                name,
                alone ? null : wanted(FIRST_KEY, body.expiresInSeconds()));
        return ServiceAccountAnswer.Created.of(made.account(), made.key());
    }

    @Operation(summary = "Retrieve a service account")
    @GetMapping("/{account}")
    ServiceAccountAnswer retrieve(
            ApiCaller caller, @PathVariable ProjectId project, @PathVariable ServiceAccountId account) {
        return ServiceAccountAnswer.of(accounts.get(caller.organisation(), project, account));
    }

    @Operation(summary = "Delete a service account; its keys are revoked for good")
    @DeleteMapping("/{account}")
    Deleted delete(ApiCaller caller, @PathVariable ProjectId project, @PathVariable ServiceAccountId account) {
        accounts.delete(Callers.actor(caller), caller.organisation(), project, account);
        return Deleted.of("organization.project.service_account", account.text());
    }

    @Operation(summary = "Create a further key of a service account; its secret is in this answer only")
    @PostMapping("/{account}/api_keys")
    ServiceAccountAnswer.Key createKey(
            ApiCaller caller,
            @PathVariable ProjectId project,
            @PathVariable ServiceAccountId account,
            @RequestBody KeyBody body) {
        String name = body.name() == null ? FIRST_KEY : body.name();
        return ServiceAccountAnswer.Key.of(accounts.issueKey(
                Callers.actor(caller), caller.organisation(), project, account, wanted(name, body.expiresInSeconds())));
    }

    private NewKey wanted(String name, @Nullable Long expiresInSeconds) {
        return new NewKey(name, Expiry.in("expires_in_seconds", expiresInSeconds, clock), null);
    }
}
