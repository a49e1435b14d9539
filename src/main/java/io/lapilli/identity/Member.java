package io.lapilli.identity;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user in an organisation, as a list of its people shows it. @param lastSeenAt some seconds late; null: never */
public record Member(
        OrganisationId organisation,
        UserId user,
        String email,
        String name,
        MemberRole role,
        @Nullable Instant disabledAt,
        @Nullable Instant lastSeenAt,
        Instant addedAt) {}
