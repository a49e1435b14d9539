package io.lapilli.bench;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A gateway's JVM as it sees itself, over the management interface that it opens for a process of the same user. */
final class JavaProcess implements AutoCloseable {

    private final long pid;
    private final JMXConnector connector;
    private final ThreadMXBean threads;
    private final MemoryMXBean memory;
    private final HotSpotDiagnosticMXBean diagnostics;

    private JavaProcess(long pid, JMXConnector connector) throws IOException {
        this.pid = pid;
        this.connector = connector;
        MBeanServerConnection beans = connector.getMBeanServerConnection();
        threads = bean(beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        memory = bean(beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        diagnostics = bean(beans, "com.sun.management:type=HotSpotDiagnostic", HotSpotDiagnosticMXBean.class);
    }

    private static <B extends java.lang.management.PlatformManagedObject> B bean(
            MBeanServerConnection beans, String name, Class<B> type) throws IOException {
        return ManagementFactory.newPlatformMXBeanProxy(beans, name, type);
    }

    static JavaProcess attach(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            String address = machine.startLocalManagementAgent();
            machine.detach();
            return new JavaProcess(pid, JMXConnectorFactory.connect(new JMXServiceURL(address)));
        } catch (AttachNotSupportedException e) {
            throw new IOException("its JVM can't be looked into", e);
        }
    }

    /** Bytes that all threads have allocated since the start, exactly. */
    long allocatedBytes() {
        return threads.getTotalThreadAllocatedBytes();
    }

    /** What it holds when garbage is collected. Stops the process for the time of two full collections. */
    Footprint footprint() throws IOException {
        memory.gc();
        // what the first has put into the hands of cleaners goes in the second
        memory.gc();
        long heap = memory.getHeapMemoryUsage().getUsed();
        int sockets = 0;
        int files = 0;
        for (Path file : openFiles()) {
            files++;
            sockets += isSocket(file) ? 1 : 0;
        }
        return new Footprint(heap, files, sockets, threads.getThreadCount(), virtualThreads());
    }

    private Iterable<Path> openFiles() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return open.toList();
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private int virtualThreads() throws IOException {
        Path folder = Files.createTempDirectory("threads");
        Path dump = folder.resolve("dump.txt");
        try {
            diagnostics.dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
            try (Stream<String> lines = Files.lines(dump)) {
                return (int) lines.filter(line -> line.startsWith("#") && line.contains("\" virtual"))
                        .count();
            }
        } finally {
            Files.deleteIfExists(dump);
            Files.delete(folder);
        }
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException alreadyGone) {
            // the process has ended, and the connection with it
        }
    }
}
