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
 * @param project null of keys that manage
 * @param owner null of a key that automation made
 * @param last4 the secret's last four characters, to recognise it by; empty where nobody holds it
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

    /** The secret with all but its prefix and its last four characters left out; empty where nobody holds it. */
    public String redacted() {
        return !kind.isPresented() ? "" : KeyText.prefix(kind) + "…" + last4;
    }
}
