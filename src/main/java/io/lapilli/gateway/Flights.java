package io.lapilli.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Watches every request on its way, ten times a second, from one thread: a read with a timeout of its own would cost a
 * timer each, and a client that leaves while the model is silent would not be noticed at all.
 */
@Component
class Flights implements SmartLifecycle {

    static final long LOOK_EVERY_NANOS = 100_000_000;
    private static final long LANDING_NANOS = 5_000_000_000L;
    private static final Logger log = LoggerFactory.getLogger(Flights.class);

    private final Set<Flight> aloft = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    Flights(MeterRegistry metrics) {
        metrics.gauge("lapilli.gateway.requests", aloft, Set::size);
    }

    Flight launch(Outlet outlet) {
        var flight = new Flight(this, outlet);
        aloft.add(flight);
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

    /** Ends what graceful shutdown has waited for in vain, while the ledger is still there to settle it. */
    @Override
    public void stop() {
        long until = System.nanoTime() + LANDING_NANOS;
        aloft.forEach(Flight::stop);
        while (!aloft.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(10_000_000);
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE + 512;
    }
}
