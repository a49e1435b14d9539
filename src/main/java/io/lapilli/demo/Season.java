package io.lapilli.demo;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/** How the time of the year bends what a customer uses. The same days each year, movable feasts roughly. */
enum Season {
    CHINA(span(1, 26, 2, 8, 0.45), span(5, 1, 5, 5, 0.6), span(10, 1, 10, 7, 0.5)),
    SCHOOL(span(1, 18, 2, 20, 0.4), span(6, 1, 6, 20, 1.5), span(7, 10, 8, 28, 0.45), span(10, 1, 10, 7, 0.5)),
    SALES(span(6, 5, 6, 18, 1.5), span(10, 15, 11, 12, 1.7), span(11, 24, 11, 30, 1.4), span(12, 10, 12, 23, 1.6)),
    EUROPE(span(1, 1, 1, 6, 0.2), span(7, 25, 8, 24, 0.6), span(12, 22, 12, 31, 0.15)),
    RELEASES(span(3, 10, 3, 24, 1.6), span(9, 12, 9, 30, 1.5), span(12, 20, 12, 31, 1.3));

    private record Span(MonthDay first, MonthDay last, double factor) {

        boolean holds(MonthDay day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    private final List<Span> spans;

    Season(Span... spans) {
        this.spans = List.of(spans);
    }

    private static Span span(int month, int day, int lastMonth, int lastDay, double factor) {
        return new Span(MonthDay.of(month, day), MonthDay.of(lastMonth, lastDay), factor);
    }

    /** Against an ordinary day. */
    double at(LocalDate date) {
        MonthDay day = MonthDay.from(date);
        for (Span span : spans) {
            if (span.holds(day)) {
                return span.factor();
            }
        }
        return 1;
    }
}
