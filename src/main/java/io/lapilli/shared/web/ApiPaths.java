package io.lapilli.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** What is below {@code /v1} but no controller's is answered as not found, and never with a page. */
@Configuration
class ApiPaths {

    private static final String ROOT = "/v1";

    static boolean below(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(ROOT) || path.startsWith(ROOT + '/');
    }

    /** After the controllers', before the views' mapping, which answers every path. */
    @Bean
    SimpleUrlHandlerMapping unknownApiPaths() {
        HttpRequestHandler unknown = (request, response) -> ApiErrorWriter.write(
                response,
                ApiException.notFound("There is nothing at " + request.getMethod() + ' ' + request.getRequestURI()));
        return new SimpleUrlHandlerMapping(Map.of(ROOT + "/**", unknown), 100);
    }
}
