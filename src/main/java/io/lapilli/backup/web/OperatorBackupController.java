package io.lapilli.backup.web;

import io.lapilli.backup.Backups;
import io.lapilli.metering.JournalUnavailable;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ApiException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Backups")
@RestController
class OperatorBackupController {

    private final Backups backups;

    OperatorBackupController(Backups backups) {
        this.backups = backups;
    }

    /**
     * @param file where it lies, on this node
     * @param contents {@code journal}, {@code database} and {@code secret}, as far as this node holds them
     * @param createdAt seconds since 1970
     */
    @Schema(name = "Backup")
    record Answer(String object, String file, long bytes, List<String> contents, long createdAt) {}

    @Operation(
            summary = "Write a backup of this node's journal, embedded database and secret into its data folder",
            description = "The portal goes on meanwhile. A file that is written stays until somebody takes it away.")
    @PostMapping("/v1/operator/backups")
    Answer make(ApiCaller caller) {
        if (!caller.operator()) {
            throw new NotPermittedException("the operator's administration");
        }
        try {
            Backups.Backup backup = backups.make();
            return new Answer(
                    "backup",
                    backup.file().toString(),
                    backup.bytes(),
                    backup.parts().stream()
                            .map(part -> part.name().toLowerCase(Locale.ROOT))
                            .toList(),
                    backup.at().getEpochSecond());
        } catch (JournalUnavailable notNow) {
            throw new ApiException(503, "api_error", "overloaded", null, "The portal is starting or stopping");
        }
    }
}
