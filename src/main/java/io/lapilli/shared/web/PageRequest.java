package io.lapilli.shared.web;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for: {@code limit} (1 to 100, 20 unless given) and {@code after} (the id that the page
 * before ended with). A controller takes it as an argument.
 */
public record PageRequest(int limit, @Nullable String after) {

    public static final int DEFAULT = 20;
    public static final int MOST = 100;

    public PageRequest {
        if (limit < 1 || limit > MOST) {
            throw ApiException.invalid("limit", "limit must be a whole number from 1 to " + MOST);
        }
    }

    /** The id after which the page begins, read as the kind that the list holds; null: the first page. */
    public <T> @Nullable T after(Function<String, Optional<T>> kind) {
        return after == null || after.isEmpty()
                ? null
                : kind.apply(after)
                        .orElseThrow(() -> ApiException.invalid("after", "after must be an id of this list"));
    }
}
