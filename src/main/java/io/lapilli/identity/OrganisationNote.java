package io.lapilli.identity;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was decided about an organisation.
 *
 * @param by null: a program or the installation itself
 * @param before what held before; of a suspension the reason that another one replaces; null where there was nothing
 * @param after what holds from then on; of a suspension its reason; null where there is nothing to say
 */
public record OrganisationNote(
        OrganisationId organisation,
        Kind kind,
        Instant at,
        @Nullable UserId by,
        @Nullable String before,
        @Nullable String after) {

    /** What was decided. */
    public enum Kind {
        CREATED,
        RENAMED,
        BILLING,
        TIME_ZONE,
        SUSPENDED,
        RESUMED
    }
}
