package io.lapilli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine of a run, as far as figures depend on it. */
record Machine(int cores, String cpu, String kernel, long memoryMegabytes, String jdk) {

    static Machine read() throws IOException {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                field("/proc/cpuinfo", "model name", "unknown"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Long.parseLong(field("/proc/meminfo", "MemTotal", "0").replaceAll("\\D", "")) / 1000,
                System.getProperty("java.vendor.version") + " " + System.getProperty("java.runtime.version"));
    }

    private static String field(String file, String name, String otherwise) throws IOException {
        return Files.readString(Path.of(file))
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(otherwise);
    }
}
