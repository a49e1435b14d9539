package io.lapilli.apikey.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.IssuedKey;
import io.lapilli.apikey.KeyOwner;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A project's key as OpenAI's administration API shows it; instants in seconds since 1970.
 *
 * @param models this portal's own: null means every priced model of the organisation
 * @param value only in the answer that made it
 */
@Schema(name = "ProjectApiKey")
record KeyAnswer(
        String id,
        String object,
        String name,
        String redactedValue,
        long createdAt,
        @Nullable Long lastUsedAt,
        @Nullable Long expiresAt,
        Owner owner,
        String ownerProjectAccess,
        @Nullable List<String> models,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String value) {

    /** Empty of a service key that belongs to no account. */
    @Schema(name = "ProjectApiKeyOwner")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Owner(
            @Nullable String type,
            @Nullable User user,
            @Nullable ServiceAccount serviceAccount) {

        static Owner of(@Nullable KeyOwner owner) {
            return switch (owner) {
                case KeyOwner.Person person -> new Owner("user", User.of(person), null);
                case KeyOwner.Service service -> new Owner("service_account", null, ServiceAccount.of(service));
                case null -> new Owner(null, null, null);
            };
        }
    }

    @Schema(name = "ProjectApiKeyUser")
    record User(String object, String id, String name, String email, String role, long createdAt, long addedAt) {

        static User of(KeyOwner.Person person) {
            long created = person.createdAt().getEpochSecond();
            return new User(
                    "organization.project.user",
                    person.id().text(),
                    person.name(),
                    person.email(),
                    "member",
                    created,
                    created);
        }
    }

    @Schema(name = "ProjectApiKeyServiceAccount")
    record ServiceAccount(String object, String id, String name, String role, long createdAt) {

        static ServiceAccount of(KeyOwner.Service service) {
            return new ServiceAccount(
                    "organization.project.service_account",
                    service.id().text(),
                    service.name(),
                    "member",
                    service.createdAt().getEpochSecond());
        }
    }

    static KeyAnswer of(ApiKey key) {
        return of(key, null);
    }

    static KeyAnswer of(IssuedKey issued) {
        return of(issued.key(), issued.secret());
    }

    private static KeyAnswer of(ApiKey key, @Nullable String secret) {
        return new KeyAnswer(
                key.id().text(),
                "organization.project.api_key",
                key.name(),
                key.redacted(),
                key.createdAt().getEpochSecond(),
                seconds(key.lastUsedAt()),
                seconds(key.expiresAt()),
                Owner.of(key.owner()),
                "active",
                sorted(key.models()),
                secret);
    }

    static @Nullable Long seconds(@Nullable Instant instant) {
        return instant == null ? null : instant.getEpochSecond();
    }

    private static @Nullable List<String> sorted(@Nullable Set<String> models) {
        return models == null ? null : models.stream().sorted().toList();
    }
}
