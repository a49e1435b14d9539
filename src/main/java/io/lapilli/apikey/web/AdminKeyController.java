package io.lapilli.apikey.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.KeyKind;
import io.lapilli.apikey.KeyQuery;
import io.lapilli.apikey.NewKey;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.NotFoundException;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Admin API keys")
@RestController
@RequestMapping("/v1/organization/admin_api_keys")
class AdminKeyController {

    private final ApiKeys keys;
    private final InstantSource clock;

    AdminKeyController(ApiKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Schema(name = "AdminApiKeyBody")
    record Body(
            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = 120) @Nullable
            String name,

            @Nullable Long expiresInSeconds) {}

    enum Order {
        asc,
        desc
    }

    @Operation(summary = "List the organization's admin keys that are not revoked")
    @GetMapping
    ListAnswer<AdminKeyAnswer> list(
            ApiCaller caller, PageRequest page, @RequestParam(defaultValue = "asc") Order order) {
        var query = KeyQuery.of(KeyKind.ADMIN, page.after(KeyId::parse), page.limit())
                .newestFirst(order == Order.desc);
        return ListAnswer.of(keys.list(caller.organisation(), query).map(AdminKeyAnswer::of), AdminKeyAnswer::id);
    }

    @Operation(summary = "Create an admin key; its secret is in this answer only")
    @PostMapping
    AdminKeyAnswer create(ApiCaller caller, @RequestBody Body body) {
        var wanted = new NewKey(
                ApiException.required("name", body.name()),
                Expiry.in("expires_in_seconds", body.expiresInSeconds(), clock),
                null);
        return AdminKeyAnswer.of(
                keys.issueAdminKey(Callers.actor(caller), caller.organisation(), caller.user(), wanted));
    }

    @Operation(summary = "Retrieve an admin key")
    @GetMapping("/{key}")
    AdminKeyAnswer retrieve(ApiCaller caller, @PathVariable KeyId key) {
        return AdminKeyAnswer.of(find(caller, key));
    }

    @Operation(summary = "Revoke an admin key for good")
    @DeleteMapping("/{key}")
    Deleted delete(ApiCaller caller, @PathVariable KeyId key) {
        find(caller, key);
        keys.revoke(Callers.actor(caller), caller.organisation(), key);
        return Deleted.of("organization.admin_api_key", key.text());
    }

    private ApiKey find(ApiCaller caller, KeyId id) {
        ApiKey key = keys.get(caller.organisation(), id);
        if (key.kind() != KeyKind.ADMIN || key.revokedAt() != null) {
            throw new NotFoundException("key", id.text());
        }
        return key;
    }
}
