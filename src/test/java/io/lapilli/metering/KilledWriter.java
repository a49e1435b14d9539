package io.lapilli.metering;

import static io.lapilli.usage.UsageFixtures.aRequest;

import io.lapilli.usage.Settled;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** The process that {@link KillTest} kills: settles requests without end, and prints the id of each that is durable. */
final class KilledWriter {

    private KilledWriter() {}

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true);
        var folder = DiskFolder.lock(Path.of(arguments[0]).resolve("journal"));
        var journal = Journal.open(folder, JournalOptions.ofSegments(256 * 1024), 0, JournalTest.ALONE);
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                writers.submit(() -> {
                    var some = aRequest();
                    while (true) {
                        Settled settled = some.anew().charged();
                        journal.append(EntryCodec.encode(new Entry.Begin(LedgerNode.reserved(settled), false)), false);
                        journal.append(EntryCodec.encode(new Entry.End(settled)), true)
                                .await();
                        out.println(settled.id().value());
                    }
                });
            }
        }
    }
}
