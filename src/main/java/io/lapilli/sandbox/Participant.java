package io.lapilli.sandbox;

import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a live session.
 *
 * @param user null of a guest
 * @param link by which a guest came; null of staff
 * @param colour which of the colours of people, from 0 on
 */
public record Participant(
        UUID id,
        LiveSessionId session,
        @Nullable UserId user,
        @Nullable UUID link,
        String name,
        RoomRole role,
        int colour,
        Instant joinedAt) {

    public boolean guest() {
        return user == null;
    }

    /** @throws NotPermittedException for who looks on */
    void requireEditor() {
        if (!role.edits()) {
            throw new NotPermittedException("changing a live session");
        }
    }

    /** @throws NotPermittedException for everybody but hosts */
    void requireHost() {
        if (!role.hosts()) {
            throw new NotPermittedException("leading a live session");
        }
    }
}
