package io.lapilli.operator.customers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a customer used, day by day of its own calendar.
 *
 * @param first the first day
 * @param models the greatest first
 * @param keys the greatest first, without their days
 */
record UseOverTime(LocalDate first, int days, List<Part> models, List<Part> keys) {

    /**
     * A part of the use.
     *
     * @param name null: what is not known by a name any more
     * @param values one a day; empty where only the sum is told
     */
    record Part(@Nullable String name, List<BigDecimal> values, BigDecimal sum) {}

    BigDecimal total() {
        return models.stream().map(Part::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<LocalDate> calendar() {
        return IntStream.range(0, days).mapToObj(first::plusDays).toList();
    }
}
