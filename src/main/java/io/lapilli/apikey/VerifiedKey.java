package io.lapilli.apikey;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key whose secret was presented and is known, not revoked and not expired, or that stands for a person who is signed
 * in. Immutable.
 *
 * @param organisation whose the key is; of an operator key, the operator organisation
 * @param project null of keys that manage
 * @param user the person who owns it; null for a service account's or the operator's key
 * @param models names of the models it may call; null: every priced model of its organisation
 */
public record VerifiedKey(
        KeyId id,
        KeyKind kind,
        OrganisationId organisation,
        @Nullable ProjectId project,
        @Nullable UserId user,
        @Nullable Set<String> models,
        @Nullable Instant expiresAt) {

    public boolean mayUse(String model) {
        return models == null || models.contains(model);
    }
}
