package io.lapilli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** One figure over the rounds, in their order. */
record Series(List<Double> rounds) {

    static final Series EMPTY = new Series(List.of());

    Series {
        rounds = List.copyOf(rounds);
    }

    boolean isEmpty() {
        return rounds.isEmpty();
    }

    double median() {
        List<Double> sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double min() {
        return rounds.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    double max() {
        return rounds.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    double sum() {
        return rounds.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Joins the figures of the same rounds, so that what disturbed both does not count. */
    Series with(Series other, DoubleBinaryOperator operator) {
        List<Double> joined = new ArrayList<>();
        for (int i = 0; i < Math.min(rounds.size(), other.rounds.size()); i++) {
            joined.add(operator.applyAsDouble(rounds.get(i), other.rounds.get(i)));
        }
        return new Series(joined);
    }

    Series times(double factor) {
        return new Series(rounds.stream().map(value -> value * factor).toList());
    }

    Series over(Series other) {
        return with(other, (one, two) -> one / two);
    }

    Series minus(Series other) {
        return with(other, (one, two) -> one - two);
    }
}
