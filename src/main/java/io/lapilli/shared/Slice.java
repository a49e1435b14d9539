package io.lapilli.shared;

import java.util.List;
import java.util.function.Function;

/** A bounded part of a list in a stated order, and whether more follows. */
public record Slice<T>(List<T> items, boolean hasMore) {

    public Slice {
        items = List.copyOf(items);
    }

    /** From a query that asked for one more than {@code limit}, to see whether more follows. */
    public static <T> Slice<T> of(List<T> oneMore, int limit) {
        return oneMore.size() > limit ? new Slice<>(oneMore.subList(0, limit), true) : new Slice<>(oneMore, false);
    }

    public <R> Slice<R> map(Function<? super T, ? extends R> mapping) {
        return new Slice<>(items.stream().<R>map(mapping).toList(), hasMore);
    }
}
