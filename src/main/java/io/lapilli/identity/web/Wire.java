package io.lapilli.identity.web;

import io.lapilli.identity.Actor;
import io.lapilli.identity.MemberRole;
import io.lapilli.shared.InvitationId;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TypedId;
import io.lapilli.shared.UserId;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ApiException;
import io.lapilli.shared.web.PageRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Between the wire's words and the domain's. */
final class Wire {

    private Wire() {}

    static Actor actor(ApiCaller caller) {
        return new Actor(caller.user(), caller.key(), caller.operator());
    }

    /** The filter in front lets operator keys in only; this holds should a path ever miss it. */
    static Actor seller(ApiCaller caller) {
        if (!caller.operator()) {
            throw new NotPermittedException("the operator's administration");
        }
        return actor(caller);
    }

    static <T> T given(String field, @Nullable T value) {
        if (value == null) {
            throw new ApiException(400, "invalid_request_error", "missing_value", field, field + " is required");
        }
        return value;
    }

    static UserId user(String id) {
        return UserId.parse(id).orElseThrow(() -> ApiException.notFound("There is no user with id " + id));
    }

    static InvitationId invitation(String id) {
        return InvitationId.parse(id).orElseThrow(() -> ApiException.notFound("There is no invite with id " + id));
    }

    static OrganisationId organisation(String id) {
        return OrganisationId.parse(id)
                .orElseThrow(() -> ApiException.notFound("There is no organization with id " + id));
    }

    static <T extends TypedId> @Nullable T after(PageRequest page, Function<String, Optional<T>> parse) {
        return page.after() == null
                ? null
                : parse.apply(page.after())
                        .orElseThrow(
                                () -> ApiException.invalid("after", "after must be the id that a page ended with"));
    }

    static <E extends Enum<E>> E constant(Class<E> kind, String field, String text) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(one -> word(one).equals(text))
                .findAny()
                .orElseThrow(() -> ApiException.invalid(
                        field,
                        field + " must be one of "
                                + Arrays.stream(kind.getEnumConstants())
                                        .map(Wire::word)
                                        .collect(Collectors.joining(", "))));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The two words that OpenAI's API has: whoever may make owners is one. */
    static String coarse(MemberRole role) {
        return role == MemberRole.OWNER ? "owner" : "reader";
    }

    /**
     * The role that a body asks for: {@code lapilli_role} if there is one; otherwise the coarse word, which leaves a
     * finer role alone that it already describes.
     */
    static MemberRole role(@Nullable String coarse, @Nullable String fine, @Nullable MemberRole present) {
        if (fine != null) {
            return constant(MemberRole.class, "lapilli_role", fine);
        }
        String word = given("role", coarse);
        if (!word.equals("owner") && !word.equals("reader")) {
            throw ApiException.invalid("role", "role must be owner or reader");
        }
        if (present != null && coarse(present).equals(word)) {
            return present;
        }
        return word.equals("owner") ? MemberRole.OWNER : MemberRole.VIEWER;
    }
}
