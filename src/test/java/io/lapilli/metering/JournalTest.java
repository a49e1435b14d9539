package io.lapilli.metering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    static final Journal.Traffic ALONE = traffic(0);

    private static Journal.Traffic traffic(int running) {
        return new Journal.Traffic() {
            @Override
            public int running() {
                return running;
            }

            @Override
            public void durable() {
                // nobody follows
            }
        };
    }

    private static final JournalOptions SMALL =
            new JournalOptions(8 * 1024, Duration.ofMillis(1), Duration.ZERO, Duration.ofMillis(10));

    @TempDir
    Path folder;

    @Test
    void givesBackWhatIsDurableInItsOrder() throws IOException {
        List<String> written = write(40);
        assertThat(readAll()).isEqualTo(written);
    }

    @Test
    void goesOnFromSegmentToSegment() throws IOException {
        List<String> written = write(1_000);
        assertThat(segmentFiles()).hasSizeGreaterThan(3);
        assertThat(readAll()).isEqualTo(written);
    }

    @Test
    void laterProcessesWriteBehindEarlierOnes() throws IOException {
        List<String> written = new ArrayList<>(write(30));
        written.addAll(write(300));
        written.addAll(write(3));
        assertThat(readAll()).isEqualTo(written);
    }

    @Test
    void whatNobodyWaitsForIsDurableSoonToo() throws IOException {
        try (var disk = DiskFolder.lock(folder);
                var journal = Journal.open(disk, SMALL, 0, ALONE)) {
            for (int i = 0; i < 3; i++) {
                JournalPosition before = journal.durable();
                journal.append(bytes("an entry"), false);
                await().atMost(Duration.ofSeconds(5)).until(() -> before.isBefore(journal.durable()));
            }
        }
    }

    @Test
    void manyWritersShareAForce() throws Exception {
        var written = new ConcurrentLinkedQueue<String>();
        try (var disk = new FaultyFolder(folder);
                var journal = Journal.open(disk, JournalOptions.ofSegments(1024 * 1024), 0, ALONE)) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int writer = 0; writer < 32; writer++) {
                    int number = writer;
                    threads.submit(() -> {
                        for (int i = 0; i < 200; i++) {
                            String text = "writer " + number + " entry " + i;
                            journal.append(bytes(text), true).await();
                            written.add(text);
                        }
                    });
                }
            }
            assertThat(disk.forces).isLessThan(32 * 200 / 2);
        }
        assertThat(written).hasSize(32 * 200);
        assertThat(readAll()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void underLoadAnEndWaitsAMomentForOthersToShareItsWrite() throws Exception {
        var patient =
                new JournalOptions(1024 * 1024, Duration.ofMillis(1), Duration.ofSeconds(5), Duration.ofMillis(10));
        try (var disk = new FaultyFolder(folder);
                var journal = Journal.open(disk, patient, 0, traffic(20))) {
            long before = disk.forces;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int writer = 0; writer < 10; writer++) {
                    threads.submit(() -> {
                        for (int i = 0; i < 50; i++) {
                            journal.append(bytes("entry"), true).await();
                        }
                    });
                }
            }
            assertThat(disk.forces - before).isBetween(1L, 60L);
        }
        assertThat(readAll()).hasSize(500);
    }

    @Test
    void anEndWaitsForCompanyNoLongerThanThat() throws Exception {
        var options = new JournalOptions(8 * 1024, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(10));
        try (var disk = DiskFolder.lock(folder);
                var journal = Journal.open(disk, options, 0, traffic(1_000))) {
            JournalPosition end = journal.append(bytes("nobody joins"), true).await();
            assertThat(journal.durable()).isEqualTo(end);
        }
    }

    @Test
    void aReaderFollowsAWriter() throws Exception {
        try (var disk = DiskFolder.lock(folder);
                var journal = Journal.open(disk, SMALL, 0, ALONE);
                var reader = new JournalReader(disk, journal.start())) {
            Thread writer = Thread.ofPlatform()
                    .start(() ->
                            IntStream.range(0, 2_000).forEach(i -> journal.append(bytes("entry " + i), i % 7 == 0)));
            JournalPosition last = reader.position();
            for (int i = 0; i < 2_000; ) {
                byte[] payload = reader.next(journal.durable());
                if (payload == null) {
                    Thread.onSpinWait();
                    continue;
                }
                assertThat(new String(payload, UTF_8)).isEqualTo("entry " + i++);
                assertThat(last.isBefore(reader.position())).isTrue();
                last = reader.position();
            }
            writer.join();
        }
    }

    @Test
    void aTailThatWasTornAnywhereIsCutOff() throws IOException {
        List<String> written = write(6);
        Path last = unsealed();
        byte[] whole = Files.readAllBytes(last);
        List<Integer> ends = frameEnds(whole);

        for (int cut = SegmentFormat.HEADER_BYTES; cut <= whole.length; cut++) {
            int at = cut;
            byte[] torn = java.util.Arrays.copyOf(java.util.Arrays.copyOf(whole, cut), 8 * 1024);
            Files.write(last, cut % 2 == 0 ? torn : java.util.Arrays.copyOf(whole, cut));
            // what was whole is there; a cut that only took zeros took nothing
            long kept = ends.stream()
                    .filter(end -> end <= at || zeros(whole, at, end))
                    .count();

            assertThat(readAll()).as("cut at byte %d", cut).isEqualTo(written.subList(0, (int) kept));
            assertThat(readAll()).as("read again").isEqualTo(written.subList(0, (int) kept));
        }
    }

    @Test
    void aWrongByteInAnUnfinishedSegmentEndsItThere() throws IOException {
        List<String> written = write(6);
        Path last = unsealed();
        byte[] whole = Files.readAllBytes(last);
        List<Integer> ends = frameEnds(whole);
        var random = new Random(3);

        for (int i = SegmentFormat.HEADER_BYTES; i < ends.getLast(); i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= (byte) (1 << random.nextInt(8));
            Files.write(last, flipped);
            int at = i;
            int kept = (int) ends.stream().filter(end -> end <= at).count();

            assertThat(readAll()).as("flipped at byte %d", i).isEqualTo(written.subList(0, kept));
        }
    }

    @Test
    void aWrongByteInAFinishedSegmentIsNeverSkipped() throws IOException {
        write(6);
        Path first = segmentFiles().getFirst();
        byte[] whole = Files.readAllBytes(first);
        write(2);
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 4;
            Files.write(first, flipped);
            assertThatThrownBy(this::readAll).as("flipped at byte %d", i).isInstanceOf(JournalDamaged.class);
        }
    }

    @Test
    void aWrongByteInALastButFinishedSegmentIsNotCutOff() throws IOException {
        write(6);
        Path only = segmentFiles().getFirst();
        byte[] whole = Files.readAllBytes(only);
        for (int i = 0; i < whole.length - SegmentFormat.FRAME_BYTES; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 64;
            Files.write(only, flipped);
            assertThatThrownBy(() -> write(1)).as("flipped at byte %d", i).isInstanceOf(JournalDamaged.class);
            assertThat(Files.readAllBytes(only)).isEqualTo(flipped);
        }
    }

    @Test
    void aMissingSegmentIsNeverSkipped() throws IOException {
        write(1_000);
        Files.delete(segmentFiles().get(2));
        assertThatThrownBy(this::readAll)
                .isInstanceOfSatisfying(
                        JournalDamaged.class,
                        damaged -> assertThat(damaged.position().segment()).isEqualTo(3));
    }

    @Test
    void aFullDiskIsToldBeforeTheLastSegmentIsFull() throws IOException {
        try (var disk = new FaultyFolder(folder);
                var journal = Journal.open(disk, SMALL, 0, ALONE)) {
            // the first spare is there, or will be; the next can't be made
            await().until(() -> Files.exists(folder.resolve("spare")));
            disk.full = true;
            while (journal.durable().segment() == 1) {
                journal.append(bytes("fills the first segment"), true).await();
            }
            await().until(disk::wasAskedInVain);

            int taken = 0;
            while (journal.takesNew()) {
                journal.append(bytes("entry " + taken++), true).await();
            }

            // what has begun can still end
            assertThat(SMALL.segmentBytes() - journal.durable().offset()).isGreaterThan(SMALL.segmentBytes() / 3);
            journal.append(bytes("the end of one that had begun"), true).await();
            disk.full = false;
            await().until(journal::takesNew);
            journal.append(bytes("another"), true).await();
        }
    }

    @Test
    void goesOnWhenABrokenDiskIsMended() throws IOException {
        try (var disk = new FaultyFolder(folder);
                var journal = Journal.open(disk, SMALL, 0, ALONE)) {
            journal.append(bytes("before"), true).await();
            disk.broken = true;
            Batch refused = journal.append(bytes("never acknowledged"), true);
            assertThatThrownBy(refused::await).isInstanceOf(JournalUnavailable.class);
            assertThat(journal.takesNew()).isFalse();
            assertThatThrownBy(() -> journal.append(bytes("refused"), true)).isInstanceOf(JournalUnavailable.class);

            disk.broken = false;
            await().until(journal::takesNew);
            journal.append(bytes("after"), true).await();
        }
        assertThat(readAll()).containsExactly("before", "after");
    }

    @Test
    void afterACrashOnABrokenDiskOnlyTheUnacknowledgedIsLost() throws IOException {
        var disk = new FaultyFolder(folder);
        var journal = Journal.open(disk, SMALL, 0, ALONE);
        journal.append(bytes("before"), true).await();
        disk.broken = true;
        Batch refused = journal.append(bytes("never acknowledged"), true);
        assertThatThrownBy(refused::await).isInstanceOf(JournalUnavailable.class);
        journal.close();
        disk.close();

        assertThat(readAll()).containsExactly("before");
    }

    @Test
    void twoCannotShareAFolder() throws IOException {
        try (var disk = DiskFolder.lock(folder)) {
            assertThat(disk.node()).isNotBlank();
            assertThatThrownBy(() -> DiskFolder.lock(folder)).isInstanceOf(JournalUnavailable.class);
        }
    }

    @Test
    void theFolderKeepsItsName() throws IOException {
        String name;
        try (var disk = DiskFolder.lock(folder)) {
            name = disk.node();
        }
        try (var disk = DiskFolder.lock(folder)) {
            assertThat(disk.node()).isEqualTo(name);
        }
    }

    private List<String> write(int entries) throws IOException {
        var written = new ArrayList<String>();
        try (var disk = DiskFolder.lock(folder);
                var journal = Journal.open(disk, SMALL, 0, ALONE)) {
            for (int i = 0; i < entries; i++) {
                String text = "segment " + journal.start().segment() + " entry " + i;
                journal.append(bytes(text), i == entries - 1 || i % 20 == 0).await();
                written.add(text);
            }
        }
        return written;
    }

    /** Recovers and reads everything, as the next process would. */
    private List<String> readAll() throws IOException {
        var read = new ArrayList<String>();
        try (var disk = DiskFolder.lock(folder)) {
            JournalRecovery.finish(disk, disk.segments().last());
            JournalPosition end = JournalPosition.startOf(disk.segments().last() + 1);
            try (var reader = new JournalReader(
                    disk, JournalPosition.startOf(disk.segments().first()))) {
                for (byte[] payload = reader.next(end); payload != null; payload = reader.next(end)) {
                    read.add(new String(payload, UTF_8));
                }
            }
        }
        return read;
    }

    /** The only segment, as a killed process would have left it. */
    private Path unsealed() throws IOException {
        Path only = segmentFiles().getFirst();
        byte[] sealed = Files.readAllBytes(only);
        Files.write(only, java.util.Arrays.copyOf(sealed, sealed.length - SegmentFormat.FRAME_BYTES));
        return only;
    }

    private List<Path> segmentFiles() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".journal"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Integer> frameEnds(byte[] segment) {
        var ends = new ArrayList<Integer>();
        int at = SegmentFormat.HEADER_BYTES;
        while (at < segment.length) {
            at += SegmentFormat.FRAME_BYTES + java.nio.ByteBuffer.wrap(segment).getInt(at);
            ends.add(at);
        }
        return ends;
    }

    private static boolean zeros(byte[] bytes, int from, int to) {
        return IntStream.range(from, to).allMatch(i -> bytes[i] == 0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
