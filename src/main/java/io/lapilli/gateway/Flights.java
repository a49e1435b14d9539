package io.lapilli.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Watches every request on its way, ten times a second, from one thread: a read with a timeout of its own would cost a
 * timer each, and a client that leaves while the model is silent would not be noticed at all.
 *
 * <p>When the portal stops, this is the first to know: requests that are under way go on, also those that wait for their
 * turn, and new ones are refused for as long as that takes, so that their clients go elsewhere and are told to come back.
 * Only then does the server stop to listen. What has not ended in time is ended, and settled while the ledger is there.
 */
@Component
class Flights implements SmartLifecycle {

    static final long LOOK_EVERY_NANOS = 100_000_000;
    private static final Duration LANDING = Duration.ofSeconds(5);
    private static final long LOOK_WHETHER_EMPTY_NANOS = 10_000_000;
    private static final Logger log = LoggerFactory.getLogger(Flights.class);

    private final Set<Flight> aloft = ConcurrentHashMap.newKeySet();
    private final Duration grace;
    private volatile boolean running;
    private volatile boolean closing;

    /** @param grace how long a stop may take altogether */
    Flights(MeterRegistry metrics, @Value("${spring.lifecycle.timeout-per-shutdown-phase:30s}") Duration grace) {
        this.grace = grace;
        metrics.gauge("lapilli.gateway.requests", aloft, Set::size);
    }

    /** @throws Refusal 503 when the portal stops */
    Flight launch(Outlet outlet) {
        var flight = new Flight(this, outlet);
        aloft.add(flight);
        if (closing) {
            aloft.remove(flight);
            throw UpstreamErrors.stopping();
        }
        return flight;
    }

    void landed(Flight flight) {
        aloft.remove(flight);
    }

    int aloft() {
        return aloft.size();
    }

    @Override
    public void start() {
        closing = false;
        running = true;
        Thread.ofPlatform().daemon().name("gateway-flights").start(this::watch);
    }

    private void watch() {
        while (running) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            look(System.nanoTime());
        }
    }

    /** Most requests are over between two looks, and need none. */
    void look(long now) {
        for (Flight flight : aloft) {
            if (now - flight.startedAt() > LOOK_EVERY_NANOS / 2) {
                try {
                    flight.look(now);
                } catch (RuntimeException unforeseen) {
                    log.error("A request could not be watched", unforeseen);
                }
            }
        }
    }

    @Override
    public void stop() {
        closing = true;
        Duration landing = grace.dividedBy(2).compareTo(LANDING) < 0 ? grace.dividedBy(2) : LANDING;
        await(grace.minus(landing));
        aloft.forEach(Flight::stop);
        await(landing);
        running = false;
    }

    private void await(Duration most) {
        long until = System.nanoTime() + most.toNanos();
        while (!aloft.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(LOOK_WHETHER_EMPTY_NANOS);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 512;
    }
}
