package io.lapilli.apikey.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.IssuedKey;
import io.lapilli.apikey.KeyOwner;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A key that manages the organisation, as OpenAI's administration API shows it; instants in seconds since 1970.
 *
 * @param value only in the answer that made it
 */
@Schema(name = "AdminApiKey")
record AdminKeyAnswer(
        String id,
        String object,
        String name,
        String redactedValue,
        long createdAt,
        @Nullable Long lastUsedAt,
        @Nullable Long expiresAt,
        Owner owner,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String value) {

    /** Empty of a key that automation made. */
    @Schema(name = "AdminApiKeyOwner")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Owner(
            @Nullable String type,
            @Nullable String object,
            @Nullable String id,
            @Nullable String name,
            @Nullable String role,
            @Nullable Long createdAt) {

        static Owner of(@Nullable KeyOwner owner) {
            return owner instanceof KeyOwner.Person person
                    ? new Owner(
                            "user",
                            "organization.user",
                            person.id().text(),
                            person.name(),
                            "owner",
                            person.createdAt().getEpochSecond())
                    : new Owner(null, null, null, null, null, null);
        }
    }

    static AdminKeyAnswer of(ApiKey key) {
        return of(key, null);
    }

    static AdminKeyAnswer of(IssuedKey issued) {
        return of(issued.key(), issued.secret());
    }

    private static AdminKeyAnswer of(ApiKey key, @Nullable String secret) {
        return new AdminKeyAnswer(
                key.id().text(),
                "organization.admin_api_key",
                key.name(),
                key.redacted(),
                key.createdAt().getEpochSecond(),
                KeyAnswer.seconds(key.lastUsedAt()),
                KeyAnswer.seconds(key.expiresAt()),
                Owner.of(key.owner()),
                secret);
    }
}
