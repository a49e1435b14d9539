package io.lapilli.operator.customers;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What of a customer's use is looked at, as the address says it.
 *
 * @param span how many days back
 * @param money otherwise tokens
 * @param failures only requests that failed
 */
record StoryState(Span span, boolean money, boolean failures) {

    static final StoryState USUAL = new StoryState(Span.MONTH, false, false);

    /** Days back, today among them. */
    enum Span {
        MONTH(30),
        QUARTER(90),
        YEAR(365);

        private final int days;

        Span(int days) {
            this.days = days;
        }

        int days() {
            return days;
        }
    }

    static StoryState read(QueryParameters query) {
        String days = query.getSingleParameter("days").orElse("");
        Span span = Span.MONTH;
        for (Span one : Span.values()) {
            span = String.valueOf(one.days).equals(days) ? one : span;
        }
        return new StoryState(
                span,
                query.getSingleParameter("measure").filter("money"::equals).isPresent(),
                query.getSingleParameter("log").filter("failed"::equals).isPresent());
    }

    QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (span != Span.MONTH) {
            query.put("days", String.valueOf(span.days));
        }
        if (money) {
            query.put("measure", "money");
        }
        if (failures) {
            query.put("log", "failed");
        }
        return QueryParameters.simple(query);
    }

    StoryState span(Span other) {
        return new StoryState(other, money, failures);
    }

    StoryState money(boolean instead) {
        return new StoryState(span, instead, failures);
    }

    StoryState failures(boolean only) {
        return new StoryState(span, money, only);
    }
}
