package io.lapilli.ui;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a {@link Chart} shows, complete: buckets of time, series of values, marks. Values are drawn as numbers and told
 * by their texts, which are exact.
 *
 * @param label what the chart shows, read out, and the name of what is saved
 * @param prefix of the axis' figures, for example "¥ "
 * @param suffix of the axis' figures
 * @param totals of each bucket, in words; empty where a sum means nothing
 */
public record ChartData(
        String label,
        String prefix,
        String suffix,
        List<Bucket> buckets,
        List<Series> series,
        List<String> totals,
        List<Mark> marks) {

    public ChartData {
        buckets = List.copyOf(buckets);
        series = List.copyOf(series);
        totals = List.copyOf(totals);
        marks = List.copyOf(marks);
        for (Series one : series) {
            if (one.values().size() != buckets.size() || one.texts().size() != buckets.size()) {
                throw new IllegalArgumentException("series " + one.name() + " has not one value a bucket");
            }
        }
        if (!totals.isEmpty() && totals.size() != buckets.size()) {
            throw new IllegalArgumentException("not one total a bucket");
        }
    }

    /** How a series is drawn. */
    public enum Shape {
        BARS,
        LINE,
        /** Holds until the next value: prices. */
        STEPS,
        /** Dashed: the period before. */
        COMPARISON
    }

    /**
     * A piece of time, from {@code start} (inclusive) to {@code end} (exclusive).
     *
     * @param label short, on the axis; neighbours may share one, it is written once
     * @param title in full, in the tooltip
     */
    public record Bucket(Instant start, Instant end, String label, String title) {}

    /** One value a bucket; {@code texts} are the same, written out. */
    public record Series(String name, Shape shape, List<BigDecimal> values, List<String> texts) {

        public Series {
            values = List.copyOf(values);
            texts = List.copyOf(texts);
        }

        public static Series of(String name, Shape shape, List<BigDecimal> values, Function<BigDecimal, String> text) {
            return new Series(name, shape, values, values.stream().map(text).toList());
        }
    }

    /** Something that began with a bucket, for example "price −84 %". @param at the bucket's index */
    public record Mark(int at, String text) {}

    /** The same with a unit behind the axis' figures, for languages that write it there. */
    public ChartData behind(String suffix) {
        return new ChartData(label, prefix, suffix, buckets, series, totals, marks);
    }

    /** Bars on top of each other, with their totals. @param text writes a value with its unit, exactly */
    public static ChartData stacked(
            String label, String prefix, List<Bucket> buckets, List<Series> series, Function<BigDecimal, String> text) {
        var totals = new ArrayList<String>();
        for (int i = 0; i < buckets.size(); i++) {
            int at = i;
            totals.add(text.apply(series.stream()
                    .filter(one -> one.shape() == Shape.BARS)
                    .map(one -> one.values().get(at))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)));
        }
        return new ChartData(label, prefix, "", buckets, series, totals, List.of());
    }

    public ChartData with(List<Mark> marks) {
        return new ChartData(label, prefix, suffix, buckets, series, totals, marks);
    }
}
