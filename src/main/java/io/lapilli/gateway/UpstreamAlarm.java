package io.lapilli.gateway;

import io.lapilli.catalog.Upstream;
import io.lapilli.shared.UpstreamId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the operator what only the operator can mend, once a minute and upstream however many requests meet it. */
@Component
class UpstreamAlarm {

    private static final Logger log = LoggerFactory.getLogger(UpstreamAlarm.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Map<UpstreamId, Instant> told = new ConcurrentHashMap<>();
    private final MeterRegistry metrics;
    private final InstantSource clock;

    UpstreamAlarm(MeterRegistry metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /** An upstream does not take the portal's credential, or wants to be paid. */
    void refused(Upstream upstream, int status) {
        metrics.counter("lapilli.upstream.refused", "upstream", upstream.name(), "status", String.valueOf(status))
                .increment();
        Instant now = clock.instant();
        Instant before = told.get(upstream.id());
        if (before == null || before.plus(QUIET).isBefore(now)) {
            told.put(upstream.id(), now);
            log.warn("The upstream \"{}\" answers {}: check its credential and its account", upstream.name(), status);
        }
    }
}
