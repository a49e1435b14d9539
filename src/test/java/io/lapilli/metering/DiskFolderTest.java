package io.lapilli.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spare is made of zeros, in pieces between which others may write. */
class DiskFolderTest {

    private static final int HALF_A_MEBIBYTE = 512 * 1024;

    @TempDir
    private Path data;

    @Test
    @DisplayName("a spare is on the disk piece by piece, the last one shorter")
    void pieces() throws Exception {
        long size = 2 * HALF_A_MEBIBYTE + 100;
        Path spare = data.resolve("spare");
        List<Long> sizes = new ArrayList<>();
        try (DiskFolder folder = DiskFolder.lock(data)) {
            folder.prepareSpare(size, () -> sizes.add(spare.toFile().length()));
        }
        assertThat(sizes).containsExactly((long) HALF_A_MEBIBYTE, 2L * HALF_A_MEBIBYTE, size);
        assertThat(Files.readAllBytes(spare)).containsOnly(0);
    }

    @Test
    @DisplayName("a whole spare of an earlier process is used as it is, half a one is made anew")
    void leftBehind() throws Exception {
        Path spare = data.resolve("spare");
        List<Long> sizes = new ArrayList<>();
        Runnable note = () -> sizes.add(spare.toFile().length());
        try (DiskFolder folder = DiskFolder.lock(data)) {
            Files.write(spare, new byte[] {1, 1, 1});
            folder.prepareSpare(8192, note);
            folder.prepareSpare(8192, note);
        }
        assertThat(sizes).containsExactly(8192L);
        assertThat(Files.readAllBytes(spare)).hasSize(8192).containsOnly(0);
    }
}
