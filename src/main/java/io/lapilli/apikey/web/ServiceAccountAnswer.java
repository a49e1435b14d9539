package io.lapilli.apikey.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lapilli.apikey.IssuedKey;
import io.lapilli.apikey.ServiceAccount;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A service account as OpenAI's administration API shows it; instants in seconds since 1970. */
@Schema(name = "ProjectServiceAccount")
record ServiceAccountAnswer(String object, String id, String name, String role, long createdAt) {

    private static final String OBJECT = "organization.project.service_account";

    static ServiceAccountAnswer of(ServiceAccount account) {
        return new ServiceAccountAnswer(
                OBJECT,
                account.id().text(),
                account.name(),
                "member",
                account.createdAt().getEpochSecond());
    }

    /** The answer that made it; the key, with its secret, is in this answer only. */
    @Schema(name = "CreatedServiceAccount")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Created(
            String object,
            String id,
            String name,
            String role,
            long createdAt,
            @Nullable Key apiKey) {

        static Created of(ServiceAccount account, @Nullable IssuedKey key) {
            return new Created(
                    OBJECT,
                    account.id().text(),
                    account.name(),
                    key == null ? "none" : "member",
                    account.createdAt().getEpochSecond(),
                    key == null ? null : Key.of(key));
        }
    }

    @Schema(name = "ServiceAccountApiKey")
    record Key(
            String object,
            String id,
            String name,
            String value,
            long createdAt,
            @Nullable Long expiresAt) {

        static Key of(IssuedKey issued) {
            return new Key(
                    OBJECT + ".api_key",
                    issued.key().id().text(),
                    issued.key().name(),
                    issued.secret(),
                    issued.key().createdAt().getEpochSecond(),
                    KeyAnswer.seconds(issued.key().expiresAt()));
        }
    }
}
