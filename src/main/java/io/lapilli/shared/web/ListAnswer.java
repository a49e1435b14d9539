package io.lapilli.shared.web;

import io.lapilli.shared.Slice;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list as OpenAI's administration API answers it. Without {@code last_id} the official clients stop after
 * the first page.
 */
public record ListAnswer<T>(
        String object,
        List<T> data,
        @Nullable String firstId,
        @Nullable String lastId,
        boolean hasMore) {

    public static <T> ListAnswer<T> of(Slice<T> slice, Function<T, String> id) {
        List<T> data = slice.items();
        return new ListAnswer<>(
                "list",
                data,
                data.isEmpty() ? null : id.apply(data.getFirst()),
                data.isEmpty() ? null : id.apply(data.getLast()),
                slice.hasMore());
    }
}
