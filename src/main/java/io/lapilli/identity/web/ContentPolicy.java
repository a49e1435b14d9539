package io.lapilli.identity.web;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * What a page may load and run: only its own, and of the scripts that stand inside the page only those that the server
 * has just put there. The framework's client needs {@code eval} for what the server asks of it, and styles inside
 * elements.
 */
@Component
class ContentPolicy implements VaadinServiceInitListener {

    private static final String COMMON = "default-src 'self'; img-src 'self' data:; font-src 'self' data:;"
            + " connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none';"
            + " style-src 'self' 'unsafe-inline'; ";

    /** Of everything but the page itself. */
    static final String OF_RESOURCES = COMMON + "script-src 'self'";

    private static final int NONCE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::apply);
    }

    private void apply(IndexHtmlResponse page) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        page.getDocument().select("script").attr("nonce", nonce);
        page.getVaadinResponse().setHeader("X-Frame-Options", "DENY");
        page.getVaadinResponse()
                .setHeader("Content-Security-Policy", COMMON + "script-src 'self' 'unsafe-eval' 'nonce-" + nonce + "'");
    }
}
