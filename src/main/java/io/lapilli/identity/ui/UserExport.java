package io.lapilli.identity.ui;

import io.lapilli.identity.Actor;
import io.lapilli.identity.UserDirectory;
import io.lapilli.identity.UserFilter;
import io.lapilli.identity.UserRow;
import io.lapilli.shared.Csv;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Users as a file of comma-separated values, written while they are read, however many. */
@Component
class UserExport {

    private final UserDirectory directory;

    UserExport(UserDirectory directory) {
        this.directory = directory;
    }

    /** @param described what the filter says, for the audit log */
    void write(Actor by, UserFilter filter, String described, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        Csv.line(
                writer,
                Stream.of(
                        "id",
                        "email",
                        "name",
                        "state",
                        "platform_role",
                        "organizations",
                        "created_at",
                        "last_sign_in_at",
                        "last_seen_at"));
        directory.export(by, filter, described, row -> Csv.line(writer, cells(row)));
        writer.flush();
    }

    private static Stream<String> cells(UserRow row) {
        var user = row.user();
        return Stream.of(
                user.id().text(),
                user.email(),
                user.name(),
                Words.wire(row.state()),
                user.platformRole() == null ? "" : Words.wire(user.platformRole()),
                row.memberships().stream()
                        .map(one -> one.organisation().name() + ": " + Words.wire(one.role()))
                        .collect(Collectors.joining("; ")),
                user.createdAt().toString(),
                text(user.lastSignInAt()),
                text(row.lastSeenAt()));
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
