package io.lapilli.console.overview;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which days the Overview's chart shows, by the organisation's calendar; in the URL. */
enum Days {
    WEEK("7"),
    MONTH("30"),
    QUARTER("90"),
    THIS_MONTH("month"),
    LAST_MONTH("last-month");

    private static final String PARAMETER = "days";
    private static final Days USUAL = MONTH;

    private final String wire;

    Days(String wire) {
        this.wire = wire;
    }

    /** Both included. */
    record Period(LocalDate first, LocalDate last) {

        int length() {
            return (int) ChronoUnit.DAYS.between(first, last) + 1;
        }
    }

    /** What can't be read is the usual. */
    static Days read(QueryParameters query) {
        return query.getSingleParameter(PARAMETER)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .flatMap(text ->
                        Stream.of(values()).filter(one -> one.wire.equals(text)).findFirst())
                .orElse(USUAL);
    }

    QueryParameters query() {
        return this == USUAL ? QueryParameters.empty() : QueryParameters.of(PARAMETER, wire);
    }

    String wire() {
        return wire;
    }

    Period on(LocalDate today) {
        LocalDate month = today.withDayOfMonth(1);
        return switch (this) {
            case WEEK -> last(7, today);
            case MONTH -> last(Overview.DAYS, today);
            case QUARTER -> last(90, today);
            case THIS_MONTH -> new Period(month, today);
            case LAST_MONTH -> new Period(month.minusMonths(1), month.minusDays(1));
        };
    }

    private static Period last(int days, LocalDate today) {
        return new Period(today.minusDays(days - 1L), today);
    }

    static List<Days> all() {
        return List.of(values());
    }
}
