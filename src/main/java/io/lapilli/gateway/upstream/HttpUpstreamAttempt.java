package io.lapilli.gateway.upstream;

import io.lapilli.gateway.upstream.UpstreamAddresses.Target;
import io.lapilli.gateway.upstream.UpstreamAddresses.Targets;
import io.lapilli.gateway.upstream.UpstreamFailure.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

/** One call over HTTP: to the next address where one takes no connection, and anew where a kept connection was dead. */
final class HttpUpstreamAttempt implements UpstreamAttempt {

    private static final Header EVENTS = new BasicHeader("Accept", "text/event-stream");
    private static final Header JSON = new BasicHeader("Accept", "application/json");
    private static final Header AGENT = new BasicHeader("User-Agent", "lapilli");

    private final CloseableHttpClient client;
    private final RequestConfig config;
    private final UpstreamAddresses addresses;
    private final UpstreamCall call;
    private volatile boolean cancelled;
    private volatile @Nullable HttpUriRequestBase request;

    HttpUpstreamAttempt(
            CloseableHttpClient client, RequestConfig config, UpstreamAddresses addresses, UpstreamCall call) {
        this.client = client;
        this.config = config;
        this.addresses = addresses;
        this.call = call;
    }

    @Override
    public UpstreamAnswer send() throws UpstreamFailure {
        Targets targets;
        try {
            targets = addresses.find(call.upstream());
        } catch (UnknownHostException unknown) {
            throw new UpstreamFailure(Reason.UNREACHABLE, unknown);
        }
        int others = targets.count() - 1;
        boolean again = true;
        while (true) {
            Target target = targets.first();
            var context = HttpClientContext.create();
            try {
                return send(target, context);
            } catch (IllegalStateException released) {
                // what a cancellation between two steps of the client looks like
                throw new UpstreamFailure(Reason.BROKEN, released);
            } catch (IOException failure) {
                Reason reason = reason(failure);
                if (!cancelled && reason == Reason.UNREACHABLE && others-- > 0) {
                    targets.skip(target);
                } else if (!cancelled && again && wasDead(failure, context)) {
                    again = false;
                } else {
                    throw new UpstreamFailure(reason, failure);
                }
            }
        }
    }

    private UpstreamAnswer send(Target target, HttpClientContext context) throws IOException {
        var post = new HttpUriRequestBase("POST", target.uri(call.path()));
        post.setConfig(config);
        post.setHeader(AGENT);
        post.setHeader(call.streamed() ? EVENTS : JSON);
        Header authorization = target.authorization();
        if (authorization != null) {
            post.setHeader(authorization);
        }
        post.setEntity(new BodyEntity(call.body()));
        request = post;
        if (cancelled) {
            throw new InterruptedIOException("cancelled");
        }
        return new HttpUpstreamAnswer(client.executeOpen(target.host(), post, context), post);
    }

    /** Whether the server had closed a kept connection before it could have read the request. */
    private static boolean wasDead(IOException failure, HttpClientContext context) {
        EndpointDetails connection = context.getEndpointDetails();
        return connection != null
                && connection.getRequestCount() > 1
                && (failure instanceof NoHttpResponseException || failure instanceof SocketException);
    }

    private static Reason reason(IOException failure) {
        if (failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException
                || failure instanceof SSLException
                || failure instanceof ConnectionRequestTimeoutException
                || failure instanceof org.apache.hc.client5.http.ConnectTimeoutException) {
            return Reason.UNREACHABLE;
        }
        return failure instanceof SocketTimeoutException ? Reason.TIMEOUT : Reason.BROKEN;
    }

    @Override
    public void cancel() {
        cancelled = true;
        HttpUriRequestBase sent = request;
        if (sent != null) {
            sent.cancel();
        }
    }
}
