package io.lapilli.shared.web;

import org.jspecify.annotations.Nullable;

/** An answer of the wire that is an error, thrown from a controller. The message is for the client to read. */
public class ApiException extends RuntimeException {

    private final int status;
    private final String type;
    private final String code;
    private final @Nullable String param;

    public ApiException(int status, String type, String code, @Nullable String param, String message) {
        super(message);
        this.status = status;
        this.type = type;
        this.code = code;
        this.param = param;
    }

    /** 400 for a value that can't be; {@code param} names the field. */
    public static ApiException invalid(String param, String message) {
        return new ApiException(400, "invalid_request_error", "invalid_value", param, message);
    }

    /** The value of a field that must be there; otherwise 400 with {@code param} = field. */
    public static <T> T required(String param, @Nullable T value) {
        if (value == null) {
            throw new ApiException(400, "invalid_request_error", "missing_value", param, param + " is required");
        }
        return value;
    }

    public static ApiException notFound(String message) {
        return new ApiException(404, "invalid_request_error", "not_found", null, message);
    }

    public int status() {
        return status;
    }

    public ApiErrorBody body() {
        return ApiErrorBody.of(type, code, param, java.util.Objects.requireNonNullElse(getMessage(), code));
    }
}
