package io.lapilli.catalog.web;

import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.Slice;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ApiException;
import io.lapilli.shared.web.PageRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the operator plane's controllers have in common here. */
final class Operator {

    private Operator() {}

    /** The filter in front lets operator keys in only; this holds should a path ever miss it. */
    static void require(ApiCaller caller) {
        if (!caller.operator()) {
            throw new NotPermittedException("the operator's administration");
        }
    }

    static ApiException conflict(String code, @Nullable String message) {
        return new ApiException(409, "invalid_request_error", code, null, Objects.requireNonNullElse(message, code));
    }

    /** A page of a list that is short enough to be read as a whole. */
    static <T> Slice<T> slice(List<T> all, Function<T, String> id, PageRequest page) {
        int from = 0;
        if (page.after() != null && !page.after().isEmpty()) {
            from = 1 + all.stream().map(id).toList().indexOf(page.after());
            if (from == 0) {
                throw ApiException.invalid("after", "after must be an id of this list");
            }
        }
        return Slice.of(all.subList(from, Math.min(all.size(), from + page.limit() + 1)), page.limit());
    }
}
