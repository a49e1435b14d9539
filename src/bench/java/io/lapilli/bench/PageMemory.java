package io.lapilli.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an open Overview costs the packaged portal in heap that is still in use after a collection of all garbage. */
final class PageMemory {

    private static final Pattern USED = Pattern.compile("garbage-first heap.*used (\\d+)K");
    private static final int FIRST = 20;

    private final Path jar;
    private final Path work;
    private final Map<String, String> settings;

    /** @param settings of a portal that is filled */
    PageMemory(Path jar, Path work, Map<String, String> settings) {
        this.jar = jar;
        this.work = work;
        this.settings = settings;
    }

    /** @param pages at least one @return kilobytes for each */
    double measure(int pages, java.util.function.IntFunction<String> email, String password)
            throws IOException, InterruptedException {
        int port = ManagedProcess.freePort();
        var all = new java.util.HashMap<>(settings);
        all.put("LAPILLI_PORT", String.valueOf(port));
        all.put("LAPILLI_ADDRESS", "127.0.0.1");
        try (ManagedProcess portal = ManagedProcess.start(
                List.of(ManagedProcess.java(), "-XX:+UseG1GC", "-Xmx2g", "-jar", jar.toString()),
                all,
                work.resolve("pages.log"))) {
            portal.awaitOk(port, "/actuator/health", Duration.ofMinutes(5));
            var open = new OpenPages(port, "Spend this month");
            // the first ones load classes and fill what all share
            for (int i = 0; i < FIRST; i++) {
                open.open(email.apply(i), password);
            }
            long before = used(portal);
            for (int i = FIRST; i < FIRST + pages; i++) {
                open.open(email.apply(i), password);
            }
            return (used(portal) - before) / (double) pages;
        }
    }

    private static long used(ManagedProcess portal) throws IOException, InterruptedException {
        // what the first collection lets go of is let go by the second
        jcmd(portal, "GC.run");
        jcmd(portal, "GC.run");
        Matcher matcher = USED.matcher(jcmd(portal, "GC.heap_info"));
        if (!matcher.find()) {
            throw new IOException("the JVM does not say how full its heap is");
        }
        return Long.parseLong(matcher.group(1));
    }

    private static String jcmd(ManagedProcess portal, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(ManagedProcess.java()).resolveSibling("jcmd").toString(),
                        String.valueOf(portal.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("jcmd " + command + ": " + text);
        }
        return text;
    }
}
