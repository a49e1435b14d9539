package io.lapilli.console.usage;

import com.vaadin.flow.router.QueryParameters;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.ProjectId;
import io.lapilli.usage.RequestRoutes;
import java.time.LocalDate;
import java.util.Map;

/** Addresses of the screen of usage, for links from other screens. */
public final class UsageRoutes {

    public static final String USAGE = RequestRoutes.PATH;

    private UsageRoutes() {}

    /** The last seven days of one project. */
    public static QueryParameters of(ProjectId project) {
        return QueryParameters.of(Stack.PROJECT.wire(), project.text());
    }

    /** The last seven days of one key. */
    public static QueryParameters of(KeyId key) {
        return QueryParameters.of(Stack.KEY.wire(), key.text());
    }

    /** Today's failed requests. */
    public static QueryParameters failures() {
        return QueryParameters.simple(Map.of("range", Range.DAY.wire(), "failures", "1"));
    }

    /** Today's failed requests of one key. */
    public static QueryParameters failures(KeyId key) {
        return QueryParameters.simple(Map.of("range", Range.DAY.wire(), "failures", "1", Stack.KEY.wire(), key.text()));
    }

    /** Money by key, from one day of the organisation's to another, both included. */
    public static QueryParameters days(LocalDate first, LocalDate last) {
        return UsageState.read(QueryParameters.empty())
                .own(new Span(first, last))
                .by(Stack.KEY)
                .query();
    }

    /** Tokens by model, from one day of the organisation's to another, both included. */
    public static QueryParameters tokensByModel(LocalDate first, LocalDate last) {
        return UsageState.read(QueryParameters.empty())
                .own(new Span(first, last))
                .measure(Measure.TOKENS)
                .by(Stack.MODEL)
                .query();
    }
}
