package io.lapilli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A backup that is made in the middle of a load holds every request that had been answered, each once. */
class BackupIT {

    private static final int BEFORE = 400;
    private static final int MEANWHILE = 200;

    @Test
    void isRestoredWithEveryAnsweredRequest() {
        Map<String, String> settings = Engine.EMBEDDED.settings();
        try (var upstream = new ScriptedUpstream();
                var application = PackagedApplication.start(settings)) {
            Customer.prepare(application, upstream.url());
            Customer customer = Customer.create(application);
            var load = new Load(application, customer);
            var enough = new AtomicBoolean();
            var running = CompletableFuture.runAsync(() -> load.run(16, 1_000_000, enough::get));
            Eventually.within(Duration.ofSeconds(60), load.answered::size, answered -> answered >= BEFORE);

            Map<String, Load.Answer> answered = new HashMap<>(load.answered);
            JsonNode backup = Api.operator(application).post("/v1/operator/backups", Map.of());
            int behind = load.answered.size();
            Eventually.within(Duration.ofSeconds(60), load.answered::size, now -> now >= behind + MEANWHILE);
            enough.set(true);
            running.join();
            assertThat(load.lost).as("the load went on meanwhile").hasValue(0);
            assertThat(backup.get("contents").toString()).isEqualTo("[\"journal\",\"database\",\"secret\"]");

            Path file = Path.of(backup.get("file").asString());
            try (var restored = PackagedApplication.start(settings, data -> unpacked(file, data))) {
                assertThatAllAreThere(answered, Api.with(restored, customer.adminKey()));
                assertThat(Api.with(restored, customer.key())
                                .send("GET", "/v1/models", null)
                                .statusCode())
                        .isEqualTo(200);
                var again = new Load(restored, customer);
                again.run(4, 20, () -> false);
                assertThat(again.answered).as("what the secret opens is open").hasSize(20);
                assertThatAllAreThere(again.answered, Api.with(restored, customer.adminKey()));
            }
        }
    }

    private static void assertThatAllAreThere(Map<String, Load.Answer> answered, Api management) {
        answered.forEach((id, answer) -> Eventually.within(Duration.ofSeconds(5), () -> {
            JsonNode request = management.get("/v1/organization/requests/" + id);
            assertThat(request.get("status").asInt()).isEqualTo(answer.status());
            assertThat(new BigDecimal(request.get("amount").asString())).isEqualByComparingTo(answer.cost());
        }));
    }

    /** As the README says it is done. */
    private static Path unpacked(Path file, Path data) {
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path to = data.resolve(entry.getName());
                Files.createDirectories(to.getParent());
                Files.copy(zip, to);
            }
            return data;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
