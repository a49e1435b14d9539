package io.lapilli.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Array parameters of a query, which official clients write as {@code x[]=a&x[]=b} or as {@code x=a&x=b}. */
public final class ArrayParameters {

    private ArrayParameters() {}

    /** All values of both forms; empty when there are none. */
    public static List<String> of(HttpServletRequest request, String name) {
        return Stream.concat(values(request, name + "[]"), values(request, name))
                .toList();
    }

    private static Stream<String> values(HttpServletRequest request, String name) {
        String @Nullable [] values = request.getParameterValues(name);
        return values == null ? Stream.empty() : Arrays.stream(values);
    }
}
