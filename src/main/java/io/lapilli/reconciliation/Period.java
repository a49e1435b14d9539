package io.lapilli.reconciliation;

import io.lapilli.shared.OrganisationId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Days of UTC of one organisation that are proved together.
 *
 * @param end exclusive
 * @param byRequests whether the request records of all these days are kept
 * @param zone in which the organisation's own days are kept
 */
record Period(OrganisationId organisation, LocalDate first, LocalDate end, boolean byRequests, ZoneId zone) {

    /** At most so many days together, so that what is compared stays small. */
    static final int LONGEST = 31;

    static final ZoneId UTC = ZoneId.of("UTC");

    Period {
        if (!first.isBefore(end) || first.plusDays(LONGEST).isBefore(end)) {
            throw new IllegalArgumentException("a period has 1 to " + LONGEST + " days");
        }
    }

    Instant from() {
        return first.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Instant to() {
        return end.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The days of a zone that share time with it: whole ones, so that they can begin before it and end after it. */
    Days in(ZoneId other) {
        LocalDate last = LocalDate.ofInstant(to().minusSeconds(1), other);
        return new Days(LocalDate.ofInstant(from(), other), last.plusDays(1), other);
    }

    /** Days of a zone. @param end exclusive */
    record Days(LocalDate first, LocalDate end, ZoneId zone) {

        Instant from() {
            return first.atStartOfDay(zone).toInstant();
        }

        Instant to() {
            return end.atStartOfDay(zone).toInstant();
        }
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
