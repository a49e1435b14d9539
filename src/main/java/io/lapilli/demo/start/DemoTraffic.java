package io.lapilli.demo.start;

import io.lapilli.demo.DemoCall;
import io.lapilli.demo.DemoData;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * With demo data: its customers go on calling while the portal runs, each at the times and about as much as its past
 * goes on to say, so that what flows now is of a piece with the days before. {@code lapilli.demo-traffic=false} keeps
 * them silent. Each node calls for itself.
 */
@Component
@ConditionalOnBooleanProperty(
        name = {"lapilli.demo", "lapilli.demo-traffic"},
        matchIfMissing = true)
class DemoTraffic {

    private static final Logger log = LoggerFactory.getLogger(DemoTraffic.class);

    /** What is later than this, since the machine slept, is not made up for. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private final PriorityQueue<DemoCall> waiting = new PriorityQueue<>(Comparator.comparing(DemoCall::at));
    private final Function<Instant, List<DemoCall>> plan;
    private final Consumer<DemoCall> calls;
    private final InstantSource clock;
    private @Nullable Instant planned;
    private volatile boolean open;

    @Autowired
    DemoTraffic(DemoData demo, DemoCalls calls, InstantSource clock) {
        this(demo::coming, call -> Thread.ofVirtual().name("demo-call").start(() -> calls.make(call)), clock);
    }

    /**
     * @param plan what is called in the hour that begins then
     * @param calls takes a call when it is due, and returns at once
     */
    DemoTraffic(Function<Instant, List<DemoCall>> plan, Consumer<DemoCall> calls, InstantSource clock) {
        this.plan = plan;
        this.calls = calls;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        open = true;
    }

    @EventListener(ContextClosedEvent.class)
    void end() {
        open = false;
    }

    /** Makes the calls that have become due; nearly nothing to do where none has. */
    @Scheduled(fixedDelay = 1_000)
    void look() {
        if (!open) {
            return;
        }
        Instant now = clock.instant();
        if (!now.truncatedTo(ChronoUnit.HOURS).equals(planned)) {
            think(now);
        }
        for (DemoCall next = waiting.peek(); next != null && !next.at().isAfter(now); next = waiting.peek()) {
            waiting.remove();
            if (next.at().isAfter(now.minus(LATE))) {
                calls.accept(next);
            }
        }
    }

    private void think(Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        try {
            plan.apply(hour).stream()
                    .flatMap(call -> call.parts().stream())
                    .filter(call -> call.at().isAfter(now))
                    .forEach(waiting::add);
            planned = hour;
        } catch (RuntimeException failure) {
            log.warn("What the demo's customers call next is not known yet: {}", failure.getMessage());
        }
    }
}
