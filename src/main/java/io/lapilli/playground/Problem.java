package io.lapilli.playground;

import org.jspecify.annotations.Nullable;

/**
 * Why there is no answer, or not all of it, in the words of the API.
 *
 * @param status the HTTP status a client would have got; null of an error inside of an answer that had begun
 */
public record Problem(
        @Nullable Integer status,
        String message,
        String type,
        @Nullable String code) {}
