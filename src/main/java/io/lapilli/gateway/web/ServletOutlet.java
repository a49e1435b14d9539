package io.lapilli.gateway.web;

import io.lapilli.gateway.Money;
import io.lapilli.gateway.Outlet;
import io.lapilli.limit.RateState;
import io.lapilli.pricing.Charge;
import io.lapilli.shared.PromptId;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** A client's connection. */
final class ServletOutlet implements Outlet {

    private final HttpServletResponse response;
    private final long startedAt;
    private final @Nullable SocketWrapperBase<?> connection;
    private @Nullable ServletOutputStream out;

    ServletOutlet(HttpServletRequest request, HttpServletResponse response, long startedAt) {
        this.response = response;
        this.startedAt = startedAt;
        // under TLS a look at the connection would read and decrypt beside the thread that writes
        this.connection = !request.isSecure()
                        && request.getAttribute(ConnectionValve.ATTRIBUTE) instanceof SocketWrapperBase<?> socket
                ? socket
                : null;
    }

    /** For an answer that is at hand, so that nobody looks whether the client still waits. */
    ServletOutlet(HttpServletResponse response, long startedAt) {
        this.response = response;
        this.startedAt = startedAt;
        this.connection = null;
    }

    @Override
    public void limited(RateState state) {
        RateHeaders.set(response, state);
    }

    @Override
    public void prompted(PromptId prompt, int version) {
        response.setHeader("x-lapilli-prompt", prompt.text() + ':' + version);
    }

    @Override
    public void begin(String contentType, long length, @Nullable Charge charge) {
        response.setContentType(contentType);
        if (length >= 0) {
            response.setContentLengthLong(length);
        } else {
            response.setHeader("cache-control", "no-cache");
            response.setHeader("x-accel-buffering", "no");
        }
        if (charge != null) {
            response.setHeader("x-lapilli-cost", Money.decimal(charge.total()));
            response.setHeader("x-lapilli-currency", charge.currency());
        }
        response.setHeader("openai-processing-ms", Long.toString((System.nanoTime() - startedAt) / 1_000_000));
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out().write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        out().flush();
    }

    @Override
    public void finish() throws IOException {
        out().close();
    }

    private ServletOutputStream out() throws IOException {
        if (out == null) {
            out = response.getOutputStream();
        }
        return out;
    }

    /**
     * Looks whether the connection has ended, without waiting. A further request that came early is kept for later. A
     * client that closes only its sending side is taken for gone, as web servers do.
     */
    @Override
    public boolean gone() {
        if (connection == null) {
            return false;
        }
        try {
            connection.isReadyForRead();
            return connection.isClosed();
        } catch (IOException ended) {
            return true;
        }
    }
}
