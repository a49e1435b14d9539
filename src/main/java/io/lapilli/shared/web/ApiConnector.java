package io.lapilli.shared.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets the brackets of official clients' array parameters through, and what else clients leave bare in a query, and answers in the shape of the API also where the
 * server refuses a request before any of our code sees it.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ApiConnector implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addConnectorCustomizers(connector -> {
            connector.setProperty("relaxedQueryChars", "[]{}|^`\"<>\\");
            // the security's firewall refuses it, with an answer of ours
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        });
        server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ApiErrorReport()));
    }

    private static final class ApiErrorReport extends ErrorReportValve {

        private static final Logger log = LoggerFactory.getLogger(ApiErrorReport.class);

        @Override
        protected void report(Request request, Response response, @Nullable Throwable cause) {
            String path = request.getRequestURI();
            int status = response.getStatus();
            if (path == null || !path.startsWith("/v1/") || status < 400 || response.getContentWritten() > 0) {
                return;
            }
            if (!response.setErrorReported()) {
                return;
            }
            try {
                ApiErrorWriter.write(response.getResponse(), status, body(status));
            } catch (IOException gone) {
                log.debug("The client left before it was told {}", status, gone);
            }
        }

        private static ApiErrorBody body(int status) {
            return status < 500
                    ? ApiErrorBody.of("invalid_request_error", "invalid_request", null, "The request can't be read")
                    : ApiErrorBody.of("api_error", "internal_error", null, "The call failed on our side");
        }
    }
}
