package io.lapilli.demo.start;

import io.lapilli.demo.DemoData;
import io.lapilli.identity.DemoAccounts;
import io.lapilli.shared.LapilliSettings;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The last lines of a demo's start: where it is, who can sign in, and a call that works as it stands. */
@Component
@ConditionalOnBooleanProperty(name = "lapilli.demo", matchIfMissing = true)
class DemoAnnouncement {

    private static final Logger log = LoggerFactory.getLogger(DemoAnnouncement.class);

    private final DemoData demo;
    private final LapilliSettings settings;
    private final Environment environment;

    DemoAnnouncement(DemoData demo, LapilliSettings settings, Environment environment) {
        this.demo = demo;
        this.settings = settings;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void announce() {
        // in one message, so that a line can be taken whole
        log.info("{}", text());
    }

    private String text() {
        String address = address();
        var text = new StringBuilder("Lapilli with demo data is ready: ").append(address);
        for (DemoAccounts.DemoAccount account : demo.accounts()) {
            text.append("\n  ")
                    .append(account.email())
                    .append("  password ")
                    .append(account.password())
                    .append("  (")
                    .append(account.name())
                    .append(')');
        }
        demo.knownSecret()
                .ifPresent(secret -> text.append("\ncurl ")
                        .append(address)
                        .append("/v1/chat/completions -H 'Authorization: Bearer ")
                        .append(secret)
                        .append(
                                "' -H 'Content-Type: application/json' -d '{\"model\": \"doubao-pro-32k\", \"messages\": "
                                        + "[{\"role\": \"user\", \"content\": \"Who are you?\"}]}'"));
        return text.toString();
    }

    private String address() {
        return settings.baseUrl() != null
                ? settings.baseUrl().toString().replaceAll("/+$", "")
                : "http://localhost:"
                        + Objects.requireNonNullElse(environment.getProperty("local.server.port"), "8080");
    }
}
