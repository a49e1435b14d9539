package io.lapilli.identity;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys that belong to people, filled by the module that issues them: they stop working when their person leaves the
 * organisation or the account is closed, so who does that is told which before. Answers keys that are not revoked, the
 * one used last first. Checks no rights: who asks has done so.
 */
public interface PersonalKeys {

    /** @param organisation null: in all of them */
    List<PersonalKey> of(UserId person, @Nullable OrganisationId organisation, int most);

    /**
     * One of them.
     *
     * @param redacted what is left of the secret to recognise it by
     * @param managing whether it manages instead of calling models
     */
    record PersonalKey(
            KeyId id,
            OrganisationId organisation,
            String name,
            String redacted,
            boolean managing,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}
}
