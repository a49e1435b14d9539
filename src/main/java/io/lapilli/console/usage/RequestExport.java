package io.lapilli.console.usage;

import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Permission;
import io.lapilli.shared.Csv;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.Slice;
import io.lapilli.ui.Place;
import io.lapilli.usage.RequestLog;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The log as a file of comma-separated values, written while it is read, however long it is. */
@Component
class RequestExport {

    private static final int AT_ONCE = 1_000;
    private static final String STOPPED = "# stopped here: not complete";
    private static final List<String> COLUMNS = List.of(
            "admitted_at",
            "request_id",
            "project",
            "api_key",
            "model",
            "endpoint",
            "status",
            "code",
            "prompt_uncached",
            "prompt_cached",
            "prompt_cache_write",
            "completion",
            "reasoning",
            "embedding",
            "estimated",
            "amount",
            "currency",
            "first_token_ms",
            "duration_ms");

    private final RequestLog log;
    private final UsageReader reader;
    private final CurrentUser user;

    RequestExport(RequestLog log, UsageReader reader, CurrentUser user) {
        this.log = log;
        this.reader = reader;
        this.user = user;
    }

    /**
     * Holds a page of requests in memory at a time.
     *
     * @return whether that is all; otherwise {@code progress} stopped it, and the last line says so
     * @throws NotPermittedException when whoever asks may not see the organisation (any more)
     * @throws IOException when nobody takes the file any more
     */
    boolean write(Place place, UsageState state, OutputStream out, ExportProgress progress) throws IOException {
        if (!user.may(place.organisation(), Permission.VIEW)) {
            throw new NotPermittedException("the usage of an organisation");
        }
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        Csv.line(writer, COLUMNS.stream());
        RequestLog.Filter filter = reader.logFilter(place, state);
        RequestLog.Place after = null;
        Slice<Settled> page;
        long rows = 0;
        do {
            page = log.page(place.organisation(), filter, after, AT_ONCE);
            for (LoggedRequest row : reader.named(place, page.items())) {
                Csv.line(writer, cells(row));
                after = new RequestLog.Place(
                        row.settled().request().admittedAt(), row.settled().id());
            }
            rows += page.items().size();
            if (after != null && !progress.written(rows, after.admittedAt())) {
                Csv.line(writer, Stream.of(STOPPED));
                writer.flush();
                return false;
            }
        } while (page.hasMore());
        writer.flush();
        return true;
    }

    private static Stream<String> cells(LoggedRequest row) {
        var request = row.settled().request();
        var common = Stream.of(
                request.admittedAt(),
                request.id().text(),
                row.project(),
                row.key(),
                request.model(),
                request.endpoint().name().toLowerCase(java.util.Locale.ROOT),
                request.status(),
                text(request.code()));
        var timing = Stream.of(text(request.firstTokenMillis()), request.durationMillis());
        return Stream.of(common, usage(row.settled().event()), timing)
                .flatMap(part -> part)
                .map(String::valueOf);
    }

    private static Stream<Object> usage(@Nullable UsageEvent event) {
        if (event == null) {
            return Stream.of("", "", "", "", "", "", "", "0", "");
        }
        var tokens = event.tokens();
        return Stream.of(
                tokens.promptUncached(),
                tokens.promptCached(),
                tokens.promptCacheWrite(),
                tokens.completion(),
                tokens.reasoning(),
                tokens.embedding(),
                event.estimated(),
                event.charge().total().stripTrailingZeros().toPlainString(),
                event.charge().currency());
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
