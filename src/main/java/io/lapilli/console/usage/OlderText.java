package io.lapilli.console.usage;

import io.lapilli.shared.RequestId;
import io.lapilli.usage.RequestLog;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Where a page of the log begins, in the URL: microseconds since 1970 and the id of the last request before it. */
final class OlderText {

    private static final long MICROS = 1_000_000;

    private OlderText() {}

    static String write(RequestLog.Place place) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, place.admittedAt()) + "-"
                + place.id().text();
    }

    static Optional<RequestLog.Place> read(String text) {
        String[] parts = text.split("-", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        try {
            long micros = Long.parseLong(parts[0]);
            Instant at = Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1_000);
            return RequestId.parse(parts[1]).map(id -> new RequestLog.Place(at, id));
        } catch (NumberFormatException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
