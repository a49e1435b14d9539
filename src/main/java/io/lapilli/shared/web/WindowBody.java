package io.lapilli.shared.web;

import io.lapilli.shared.CalendarWindow;
import io.lapilli.shared.InvalidInputException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hours of the week on the wire.
 *
 * @param days {@code MON} to {@code SUN}, on which it begins; none given means every day
 * @param from such as {@code 22:00}
 * @param to such as {@code 08:00}: not after {@code from}, so on the following day
 */
@Schema(name = "Window")
public record WindowBody(
        @Nullable String zone,
        @Nullable List<@Nullable String> days,
        @Nullable String from,
        @Nullable String to) {

    public static WindowBody of(CalendarWindow window) {
        return new WindowBody(
                window.zone().getId(),
                window.days().stream()
                        .sorted()
                        .<@Nullable String>map(CalendarWindow::text)
                        .toList(),
                window.from().toString(),
                window.to().toString());
    }

    public CalendarWindow window() {
        return new CalendarWindow(region(), begins(), time("window.from", from), time("window.to", to));
    }

    private ZoneId region() {
        String id = ApiException.required("window.zone", zone);
        if (!ZoneId.getAvailableZoneIds().contains(id)) {
            throw new InvalidInputException(
                    "window.zone", "unknown", "window.zone must be a zone such as Asia/Shanghai");
        }
        return ZoneId.of(id);
    }

    private Set<DayOfWeek> begins() {
        var begins = new HashSet<DayOfWeek>();
        for (@Nullable String day : days == null ? List.<@Nullable String>of() : days) {
            begins.add(CalendarWindow.day(ApiException.required("window.days", day)));
        }
        return begins;
    }

    private static LocalTime time(String field, @Nullable String text) {
        try {
            String given = ApiException.required(field, text);
            return given.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(given);
        } catch (DateTimeException malformed) {
            throw new InvalidInputException(field, "malformed", field + " must be hours and minutes, such as 22:00");
        }
    }
}
