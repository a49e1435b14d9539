package io.lapilli.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * CPU and memory of every process around one load. CPU is counted until two seconds after the
 * last answer, because work that a gateway puts off is work too.
 */
final class Measurement {

    private static final Duration SETTLE = Duration.ofSeconds(2);

    private final Running running;
    private final long mockPid;
    private final long ownPid = ProcessHandle.current().pid();

    Measurement(Running running, long mockPid) {
        this.running = running;
        this.mockPid = mockPid;
    }

    private record Instant(
            long nanos, ProcessCpu gateway, long allocated, ProcessCpu mock, ProcessCpu generator, MachineCpu machine) {

        long known() {
            return gateway.cpuMicros() + mock.cpuMicros() + generator.cpuMicros();
        }
    }

    /** Something that the generator does to a target. */
    interface Load {
        Outcome on(Target target) throws IOException;
    }

    Outcome of(Load load) throws IOException, InterruptedException {
        Instant before = now();
        Outcome outcome = load.on(running.target());
        Instant loaded = now();
        Thread.sleep(SETTLE);
        Instant settled = now();
        Map<Metric, Double> figures = outcome.figures();
        figures.putAll(cpu(before, settled, Math.max(1, outcome.units())));
        figures.putAll(surroundings(before, loaded));
        if (running.process().isEmpty()) {
            figures.remove(Metric.GATEWAY_CPU_MICROS);
            figures.remove(Metric.GATEWAY_RSS_MEGABYTES);
        }
        if (running.jvm().isPresent()) {
            double allocated = settled.allocated - before.allocated;
            figures.put(Metric.GATEWAY_ALLOCATED_BYTES, allocated / Math.max(1, outcome.units()));
        }
        return outcome;
    }

    private Instant now() {
        return new Instant(
                System.nanoTime(),
                running.cpu(),
                running.jvm().map(JavaProcess::allocatedBytes).orElse(0L),
                ProcessCpu.of(mockPid),
                ProcessCpu.of(ownPid),
                MachineCpu.now());
    }

    private static Map<Metric, Double> cpu(Instant before, Instant after, double units) {
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.GATEWAY_CPU_MICROS, used(before.gateway, after.gateway) / units);
        figures.put(Metric.MOCK_CPU_MICROS, used(before.mock, after.mock) / units);
        figures.put(Metric.GENERATOR_CPU_MICROS, used(before.generator, after.generator) / units);
        return figures;
    }

    private static long used(ProcessCpu before, ProcessCpu after) {
        return after.cpuMicros() - before.cpuMicros();
    }

    private static Map<Metric, Double> surroundings(Instant before, Instant after) {
        double micros = (after.nanos - before.nanos) / 1e3;
        long busy = after.machine.busyMicros() - before.machine.busyMicros();
        long stolen = after.machine.stolenMicros() - before.machine.stolenMicros();
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.OTHER_CORES, Math.max(0, busy - (after.known() - before.known())) / micros);
        figures.put(Metric.STOLEN_CORES, stolen / micros);
        figures.put(Metric.GATEWAY_RSS_MEGABYTES, after.gateway.rssBytes() / 1e6);
        figures.put(Metric.MOCK_RSS_MEGABYTES, after.mock.rssBytes() / 1e6);
        figures.put(Metric.GENERATOR_RSS_MEGABYTES, after.generator.rssBytes() / 1e6);
        return figures;
    }
}
