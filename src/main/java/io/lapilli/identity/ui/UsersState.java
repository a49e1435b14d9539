package io.lapilli.identity.ui;

import com.vaadin.flow.router.QueryParameters;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.PlatformRole;
import io.lapilli.identity.UserOrder;
import io.lapilli.identity.UserState;
import io.lapilli.shared.OrganisationId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the list of users shows, all of it in the URL. What can't be read is as if it were not there. */
record UsersState(
        String search,
        @Nullable OrganisationId organisation,
        @Nullable MemberRole role,
        @Nullable PlatformRole staff,
        @Nullable UserState state,
        UserOrder order) {

    static UsersState read(QueryParameters query) {
        return new UsersState(
                query.getSingleParameter("q").orElse(""),
                query.getSingleParameter("organisation")
                        .flatMap(OrganisationId::parse)
                        .orElse(null),
                choice(query, "role", MemberRole.class),
                choice(query, "staff", PlatformRole.class),
                choice(query, "state", UserState.class),
                query.getSingleParameter("order")
                        .flatMap(text -> Choices.constant(UserOrder.class, text))
                        .orElse(UserOrder.NAME));
    }

    private static <E extends Enum<E>> @Nullable E choice(QueryParameters query, String name, Class<E> kind) {
        return query.getSingleParameter(name)
                .flatMap(text -> Choices.constant(kind, text))
                .orElse(null);
    }

    /** Without what is usual, so that addresses stay short. */
    QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (!search.isEmpty()) {
            query.put("q", search);
        }
        if (organisation != null) {
            query.put("organisation", organisation.text());
        }
        if (role != null) {
            query.put("role", Words.wire(role));
        }
        if (staff != null) {
            query.put("staff", Words.wire(staff));
        }
        if (state != null) {
            query.put("state", Words.wire(state));
        }
        if (order != UserOrder.NAME) {
            query.put("order", Words.wire(order));
        }
        return QueryParameters.simple(query);
    }

    UsersState search(String other) {
        return new UsersState(other, organisation, role, staff, state, order);
    }

    UsersState organisation(@Nullable OrganisationId other) {
        return new UsersState(search, other, role, staff, state, order);
    }

    UsersState role(@Nullable MemberRole other) {
        return new UsersState(search, organisation, other, staff, state, order);
    }

    UsersState staff(@Nullable PlatformRole other) {
        return new UsersState(search, organisation, role, other, state, order);
    }

    UsersState state(@Nullable UserState other) {
        return new UsersState(search, organisation, role, staff, other, order);
    }

    UsersState order(UserOrder other) {
        return new UsersState(search, organisation, role, staff, state, other);
    }
}
