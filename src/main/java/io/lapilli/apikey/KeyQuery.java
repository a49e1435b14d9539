package io.lapilli.apikey;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * Which of an organisation's keys are asked for.
 *
 * @param project null: of all projects
 * @param revokedToo otherwise only keys that are not revoked, expired ones included
 * @param newestFirst otherwise in the order in which they were made
 * @param after the key that the page before ended with; null: the first page
 */
public record KeyQuery(
        KeyKind kind,
        @Nullable ProjectId project,
        boolean revokedToo,
        boolean newestFirst,
        @Nullable KeyId after,
        int limit) {

    public static KeyQuery of(KeyKind kind, @Nullable KeyId after, int limit) {
        return new KeyQuery(kind, null, false, false, after, limit);
    }

    public KeyQuery in(ProjectId project) {
        return new KeyQuery(kind, project, revokedToo, newestFirst, after, limit);
    }

    public KeyQuery newestFirst(boolean first) {
        return new KeyQuery(kind, project, revokedToo, first, after, limit);
    }
}
