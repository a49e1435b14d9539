package io.lapilli.apikey;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as people see it; the secret is nowhere.
 *
 * @param project null unless the kind is {@link KeyKind#PROJECT}
 * @param owner null of a key that automation made
 * @param last4 the secret's last four characters, to recognise it by
 * @param models names of the models it may call; null: every priced model of its organisation
 * @param lastUsedAt some seconds late; null when it never was
 */
public record ApiKey(
        KeyId id,
        KeyKind kind,
        OrganisationId organisation,
        @Nullable ProjectId project,
        @Nullable KeyOwner owner,
        String name,
        String last4,
        @Nullable Set<String> models,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    /** What is left of a key in the course of time. */
    public enum State {
        ACTIVE,
        EXPIRED,
        REVOKED
    }

    public State state(Instant now) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        return expiresAt != null && !now.isBefore(expiresAt) ? State.EXPIRED : State.ACTIVE;
    }

    /** The secret with all but its prefix and its last four characters left out. */
    public String redacted() {
        return KeyText.prefix(kind) + "…" + last4;
    }
}
