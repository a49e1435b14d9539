package io.lapilli.gateway.queue;

import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.health.Saturation;
import io.lapilli.catalog.health.Saturations;
import io.lapilli.shared.DeploymentId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The ways to all deployments, on this node. Thread-safe. */
@Component
public class Lanes implements Saturations {

    private final QueueSettings settings;
    private final LongSupplier clock;
    private final Map<DeploymentId, Lane> lanes = new ConcurrentHashMap<>();
    private final Map<DeploymentId, Integer> configured = new ConcurrentHashMap<>();

    @Autowired
    Lanes(QueueSettings settings) {
        this(settings, sinceNow());
    }

    Lanes(QueueSettings settings, LongSupplier clock) {
        this.settings = settings;
        this.clock = clock;
    }

    private static LongSupplier sinceNow() {
        long start = System.nanoTime();
        return () -> System.nanoTime() - start;
    }

    /** How long a call may wait for a place. */
    Duration patience() {
        return settings.timeout();
    }

    /** The way to a deployment, with as many calls at a time as it is configured for now. */
    Lane to(Deployment deployment) {
        Lane lane = lanes.get(deployment.id());
        if (lane == null) {
            lane = lanes.computeIfAbsent(
                    deployment.id(), _ -> new Lane(settings.concurrency(), settings.length(), clock));
        }
        Integer wanted = deployment.concurrency();
        if (wanted != configured.get(deployment.id())) {
            configure(deployment.id(), lane, wanted == null ? 0 : wanted);
        }
        return lane;
    }

    private void configure(DeploymentId id, Lane lane, int wanted) {
        if (wanted == 0) {
            configured.remove(id);
        } else {
            configured.put(id, wanted);
        }
        lane.configure(wanted);
    }

    /** What of its weight a deployment should get among its equals, by how it does. */
    public double share(Deployment deployment, double best) {
        Lane lane = lanes.get(deployment.id());
        return lane == null ? 1 : lane.share(best);
    }

    /** Nanoseconds until its answers begin; 0 when that is not known. */
    public double latency(Deployment deployment) {
        Lane lane = lanes.get(deployment.id());
        return lane == null ? 0 : lane.latency();
    }

    @Override
    public Map<DeploymentId, Saturation> now() {
        var now = new HashMap<DeploymentId, Saturation>();
        lanes.forEach((id, lane) -> now.put(id, lane.saturation()));
        return now;
    }
}
