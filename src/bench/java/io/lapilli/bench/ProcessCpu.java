package io.lapilli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/**
 * User and system CPU time and resident memory of processes, from {@code /proc}. Times count from a
 * process's start in steps of 10 ms, so only differences over some seconds mean anything.
 *
 * @param cpuMicros microseconds of CPU, those of children that have ended included
 * @param rssBytes resident set in bytes
 */
record ProcessCpu(long cpuMicros, long rssBytes) {

    /** The kernel reports to user space in hundredths of a second on every architecture. */
    private static final long MICROS_PER_TICK = 10_000;

    private static final ProcessCpu NONE = new ProcessCpu(0, 0);

    /** A process and all its living descendants. */
    static ProcessCpu ofTree(long pid) {
        LongStream children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(ProcessHandle::pid);
        return LongStream.concat(LongStream.of(pid), children)
                .mapToObj(ProcessCpu::of)
                .reduce(NONE, ProcessCpu::plus);
    }

    /** One process alone; nothing when it has ended. */
    static ProcessCpu of(long pid) {
        try {
            Path process = Path.of("/proc", Long.toString(pid));
            return new ProcessCpu(
                    cpu(Files.readString(process.resolve("stat"))), rss(Files.readString(process.resolve("status"))));
        } catch (IOException e) {
            return NONE;
        }
    }

    private ProcessCpu plus(ProcessCpu other) {
        return new ProcessCpu(cpuMicros + other.cpuMicros, rssBytes + other.rssBytes);
    }

    /** Fields 14 to 17 of proc_pid_stat(5), counted after the name, which may hold blanks. */
    private static long cpu(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = 11; i <= 14; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks * MICROS_PER_TICK;
    }

    private static long rss(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
