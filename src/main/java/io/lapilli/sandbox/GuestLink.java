package io.lapilli.sandbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By which guests come into a live session, until it expires or is revoked. */
public record GuestLink(
        UUID id,
        RoomRole role,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {

    /** Whether it lets in, and whoever came by it may stay. */
    boolean opens(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
