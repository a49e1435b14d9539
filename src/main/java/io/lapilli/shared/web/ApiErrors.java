package io.lapilli.shared.web;

import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.TypedId;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;

/** Maps what the domain says to the wire's error shape, once for every controller. */
@RestControllerAdvice(annotations = RestController.class)
class ApiErrors {

    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);
    private static final String INVALID = "invalid_request_error";

    @ExceptionHandler
    ResponseEntity<ApiErrorBody> api(ApiException error) {
        return ResponseEntity.status(error.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(error.body());
    }

    @ExceptionHandler
    ResponseEntity<ApiErrorBody> invalid(InvalidInputException error) {
        return answer(400, error.reason(), error.field(), error.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ApiErrorBody> notFound(NotFoundException error) {
        return answer(404, "not_found", null, error.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ApiErrorBody> notPermitted(NotPermittedException error) {
        return answer(403, "insufficient_permissions", null, error.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ApiErrorBody> taken(AlreadyExistsException error) {
        var conflict = answer(409, "already_exists", error.field(), error.getMessage());
        return ResponseEntity.status(409)
                .header("x-should-retry", "false")
                .contentType(MediaType.APPLICATION_JSON)
                .body(conflict.getBody());
    }

    @ExceptionHandler
    ResponseEntity<ApiErrorBody> unreadable(HttpMessageNotReadableException error) {
        if (error.getCause() instanceof DatabindException mismatch) {
            String field = field(mismatch);
            if (field != null) {
                return answer(400, "invalid_type", field, "The value of " + field + " has the wrong type");
            }
        }
        if (error.getCause() instanceof InputCoercionException) {
            return answer(400, "invalid_value", null, "A number is out of range");
        }
        return answer(400, "invalid_json", null, "The body is not valid JSON");
    }

    /** The innermost named field; elements of arrays have none. */
    private static @Nullable String field(DatabindException mismatch) {
        return mismatch.getPath().reversed().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @ExceptionHandler
    ResponseEntity<ApiErrorBody> mismatch(MethodArgumentTypeMismatchException error) {
        Class<?> wanted = error.getRequiredType();
        if (wanted != null && TypedId.class.isAssignableFrom(wanted)) {
            return answer(404, "not_found", null, "There is nothing with id " + error.getValue());
        }
        return answer(400, "invalid_value", error.getName(), error.getName() + " has a value that can't be read");
    }

    @ExceptionHandler
    ResponseEntity<ApiErrorBody> missing(MissingServletRequestParameterException error) {
        String name = error.getParameterName();
        return answer(400, "missing_value", name, name + " is required");
    }

    @ExceptionHandler
    ResponseEntity<ApiErrorBody> method(HttpRequestMethodNotSupportedException error) {
        return answer(405, "method_not_allowed", null, error.getMethod() + " is not possible here");
    }

    @ExceptionHandler
    ResponseEntity<ApiErrorBody> mediaType(HttpMediaTypeNotSupportedException error) {
        return answer(415, "unsupported_media_type", null, "The body must be application/json");
    }

    /** The query can't be decoded. */
    @ExceptionHandler
    ResponseEntity<ApiErrorBody> undecodable(InvalidParameterException error) {
        return answer(400, "invalid_value", null, "The query can't be decoded");
    }

    /** The client went away while it was answered: nobody is left to tell, and nothing is wrong here. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {
        log.debug("A client left before its answer", gone);
    }

    @ExceptionHandler
    ResponseEntity<ApiErrorBody> unexpected(Exception error, HttpServletResponse response) {
        log.error("The call {} failed", response.getHeader(RequestIds.HEADER), error);
        return ResponseEntity.status(500)
                .contentType(MediaType.APPLICATION_JSON)
                .body(ApiErrorBody.of("api_error", "internal_error", null, "The call failed on our side"));
    }

    private static ResponseEntity<ApiErrorBody> answer(
            int status, String code, @Nullable String param, @Nullable String message) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(ApiErrorBody.of(INVALID, code, param, message == null ? code : message));
    }
}
