package io.lapilli.gateway.upstream;

import io.lapilli.catalog.UpstreamKind;
import io.lapilli.gateway.GatewaySettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.Timeout;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Servers over HTTP, each asked directly: no proxy, no redirect, no cookie, no repetition, no timeout of a read. Who
 * calls watches the time and cancels.
 */
@Component
class HttpUpstreamClient implements UpstreamClient {

    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;
    private final RequestConfig config;
    private final UpstreamAddresses addresses;
    private final Timeout keptIdle;

    HttpUpstreamClient(UpstreamAddresses addresses, GatewaySettings settings, MeterRegistry metrics) {
        this.addresses = addresses;
        Timeout connect = timeout(settings.connectTimeout());
        this.keptIdle = timeout(settings.keptIdle());
        this.connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setConnPoolPolicy(PoolReusePolicy.LIFO)
                .setMaxConnPerRoute(settings.upstreamConnections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setIdleTimeout(keptIdle)
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoTimeout(Timeout.DISABLED)
                        .setSoKeepAlive(true)
                        .build())
                .build();
        this.client = HttpClients.createMinimal(connections);
        this.config = RequestConfig.custom()
                .setConnectionRequestTimeout(connect)
                .setRedirectsEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
        metrics.gauge(
                "lapilli.upstream.connections",
                Tags.of("state", "in_use"),
                connections,
                pool -> pool.getTotalStats().getLeased());
        metrics.gauge(
                "lapilli.upstream.connections",
                Tags.of("state", "kept"),
                connections,
                pool -> pool.getTotalStats().getAvailable());
    }

    @Override
    public UpstreamKind kind() {
        return UpstreamKind.OPENAI;
    }

    @Override
    public UpstreamAttempt attempt(UpstreamCall call) {
        return new HttpUpstreamAttempt(client, config, addresses, call);
    }

    /** What a crowd leaves is looked at by no later call, which takes the connection that was used last. */
    @Scheduled(fixedDelay = 2_000)
    void closeIdle() {
        connections.closeIdle(keptIdle);
    }

    @PreDestroy
    void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }
}
