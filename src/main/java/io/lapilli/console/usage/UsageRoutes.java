package io.lapilli.console.usage;

import com.vaadin.flow.router.QueryParameters;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.ProjectId;

/** Addresses of the screen of usage, for links from other screens. */
public final class UsageRoutes {

    public static final String USAGE = "usage";

    private UsageRoutes() {}

    /** The last seven days of one project. */
    public static QueryParameters of(ProjectId project) {
        return QueryParameters.of(Stack.PROJECT.wire(), project.text());
    }

    /** The last seven days of one key. */
    public static QueryParameters of(KeyId key) {
        return QueryParameters.of(Stack.KEY.wire(), key.text());
    }
}
