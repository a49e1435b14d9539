package io.lapilli.identity;

import io.lapilli.shared.InvitationId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link that works once: into an organisation, into an account that has no password yet, or to a new password. Only a
 * hash of its token is kept.
 *
 * @param organisation null when it leads into no organisation
 * @param role what the person becomes there; null exactly when {@code organisation} is
 * @param user whose account it opens; null when the invited person may have none yet
 */
public record Invitation(
        InvitationId id,
        Kind kind,
        String email,
        @Nullable OrganisationId organisation,
        @Nullable MemberRole role,
        @Nullable UserId user,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant usedAt) {

    /** What the link is for. */
    public enum Kind {
        /** Joins an organisation, or takes over a new account. */
        INVITE,
        /** Sets a new password. */
        RESET
    }

    public Invitation {
        if ((organisation == null) != (role == null)) {
            throw new IllegalArgumentException("an organisation is joined with a role");
        }
        if (kind == Kind.RESET && user == null) {
            throw new IllegalArgumentException("a reset is a known user's");
        }
    }

    public boolean open(Instant now) {
        return usedAt == null && now.isBefore(expiresAt);
    }
}
