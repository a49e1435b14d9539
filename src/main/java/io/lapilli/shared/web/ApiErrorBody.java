package io.lapilli.shared.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The error of OpenAI's API: an object {@code error} with always all four fields. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ApiErrorBody(Detail error) {

    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Detail(
            String message,
            String type,
            @Nullable String param,
            @Nullable String code) {}

    public static ApiErrorBody of(String type, @Nullable String code, @Nullable String param, String message) {
        return new ApiErrorBody(new Detail(message, type, param, code));
    }
}
