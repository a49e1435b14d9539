package io.lapilli.notice;

import io.lapilli.shared.OrganisationId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that people are told, as one of them finds it.
 *
 * @param organisation whom it is about; null: no one customer
 * @param subject a name as it was then; may be empty
 * @param share of a budget's limit; null: not about a budget
 * @param due when it comes true; null: it has
 * @param read whether the reader has read it
 */
public record Notice(
        NoticeId id,
        NoticeKind kind,
        @Nullable OrganisationId organisation,
        String subject,
        @Nullable BigDecimal share,
        @Nullable Instant due,
        Instant happenedAt,
        boolean read) {}
