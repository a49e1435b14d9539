package io.lapilli.usage.web;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.UserId;
import io.lapilli.shared.web.ApiException;
import io.lapilli.shared.web.ArrayParameters;
import io.lapilli.usage.UsageFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The parameters that usage and costs share. */
final class UsageParameters {

    /** An id that nothing has: an id that can't be one must find nothing, not everything. */
    private static final UUID NOBODY = new UUID(0, 0);

    private UsageParameters() {}

    static UsageFilter filter(HttpServletRequest request) {
        return UsageFilter.NONE
                .projects(ids(request, "project_ids", ProjectId::parse, new ProjectId(NOBODY)))
                .keys(ids(request, "api_key_ids", KeyId::parse, new KeyId(NOBODY)))
                .users(ids(request, "user_ids", UserId::parse, new UserId(NOBODY)))
                .models(ArrayParameters.of(request, "models"));
    }

    /** What is grouped by, each at most once, in the order given. */
    static Set<String> groupBy(HttpServletRequest request, List<String> known) {
        var names = new LinkedHashSet<String>();
        for (String name : ArrayParameters.of(request, "group_by")) {
            if (!known.contains(name)) {
                throw ApiException.invalid("group_by", "group_by must be some of " + String.join(", ", known));
            }
            names.add(name);
        }
        return names;
    }

    private static <T> Set<T> ids(
            HttpServletRequest request, String name, Function<String, Optional<T>> parse, T nobody) {
        return ArrayParameters.of(request, name).stream()
                .map(text -> parse.apply(text).orElse(nobody))
                .collect(Collectors.toUnmodifiableSet());
    }
}
