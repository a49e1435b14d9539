package io.lapilli.tier;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TierId;
import io.lapilli.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An organisation came into a tier, where it stays until the next one.
 *
 * @param number 1 is the organisation's first
 * @param tier null: it left its tier without coming into another
 * @param user who decided it; null where nobody did
 */
public record TierAssignment(
        OrganisationId organisation,
        int number,
        @Nullable TierId tier,
        Instant since,
        TierReason reason,
        @Nullable UserId user) {}
