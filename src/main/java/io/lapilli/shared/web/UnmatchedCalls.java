package io.lapilli.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** A path of a controller with another method or media type: no controller was found, so {@link ApiErrors} is not asked. */
@Component
class UnmatchedCalls implements HandlerExceptionResolver, Ordered {

    private static final String INVALID = "invalid_request_error";

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception error) {
        if (handler != null || !ApiPaths.below(request)) {
            return null;
        }
        return switch (error) {
            case HttpRequestMethodNotSupportedException method -> {
                String[] supported = method.getSupportedMethods();
                response.setHeader("Allow", supported == null ? "" : String.join(", ", supported));
                yield answer(response, 405, "method_not_allowed", request.getMethod() + " is not possible here");
            }
            // a form is taken apart before a controller is looked for
            case HttpMediaTypeNotSupportedException _, MultipartException _ ->
                answer(response, 415, "unsupported_media_type", "The body must be application/json");
            default -> null;
        };
    }

    private static @Nullable ModelAndView answer(
            HttpServletResponse response, int status, String code, String message) {
        try {
            ApiErrorWriter.write(response, status, ApiErrorBody.of(INVALID, code, null, message));
            return new ModelAndView();
        } catch (IOException clientLeft) {
            return null;
        }
    }
}
