package io.lapilli.notice;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice to be written; {@link Notice} says what its facts mean.
 *
 * @param by who did it, and so needs not be told; null: nobody in particular
 * @param once names what happened: of two with the same name the first stays
 */
record NewNotice(
        NoticeKind kind,
        Audience audience,
        @Nullable OrganisationId organisation,
        @Nullable UserId by,
        String subject,
        @Nullable BigDecimal share,
        @Nullable Instant due,
        String once) {}
