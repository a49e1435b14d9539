package io.lapilli.identity.ui;

import com.vaadin.flow.router.QueryParameters;
import io.lapilli.identity.MemberFilter;
import io.lapilli.identity.MemberRole;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the screen of members shows, as it stands in the URL. */
record MembersState(String search, @Nullable MemberRole role) {

    static MembersState read(QueryParameters query) {
        return new MembersState(
                query.getSingleParameter("q").orElse(""),
                query.getSingleParameter("role")
                        .flatMap(text -> Choices.constant(MemberRole.class, text))
                        .orElse(null));
    }

    QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (!search.isEmpty()) {
            query.put("q", search);
        }
        if (role != null) {
            query.put("role", Words.wire(role));
        }
        return QueryParameters.simple(query);
    }

    MemberFilter filter() {
        return new MemberFilter(search, role);
    }
}
