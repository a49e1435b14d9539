package io.lapilli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.support.ApiCalls;
import io.lapilli.support.HttpScene;
import io.lapilli.support.HttpTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Backups over HTTP, of a portal whose database lies elsewhere: its journal alone. */
@HttpTest
class BackupApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private HttpScene scene;

    @Test
    void writesTheJournalIntoAFileThatOnlyItsOwnerReads() throws Exception {
        JsonNode made = new ApiCalls(port)
                .key(scene.anOperatorKey())
                .post("/v1/operator/backups", "")
                .json();

        Path file = Path.of(made.path("file").asString());
        try (var zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .contains("journal/node")
                    .anySatisfy(name -> assertThat(name).matches("journal/\\d{12}\\.journal"))
                    .allSatisfy(name -> assertThat(name).startsWith("journal/"));
        }
        assertThat(made.path("contents").toString()).isEqualTo("[\"journal\"]");
        assertThat(made.path("bytes").asLong()).isEqualTo(Files.size(file));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var others = Files.list(file.getParent())) {
            assertThat(others).noneMatch(other -> other.getFileName().toString().startsWith("."));
        }
        Files.delete(file);
    }

    @Test
    void isTheSellersOnly() {
        String admin = scene.anAdminKey(scene.anOrganisation());
        assertThat(new ApiCalls(port)
                        .key(admin)
                        .post("/v1/operator/backups", "")
                        .status())
                .isEqualTo(403);
    }
}
