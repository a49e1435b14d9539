package io.lapilli.identity;

import io.lapilli.shared.OrganisationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which users are asked for; all that is given has to hold.
 *
 * @param words each has to be found
 * @param organisation null: any or none
 * @param memberRole null: any or none; with an organisation: the role there
 * @param platformRole null: any or none
 * @param state null: any
 */
public record UserFilter(
        List<UserWord> words,
        @Nullable OrganisationId organisation,
        @Nullable MemberRole memberRole,
        @Nullable PlatformRole platformRole,
        @Nullable UserState state) {

    public static final UserFilter ALL = new UserFilter(List.of(), null, null, null, null);

    public UserFilter {
        words = List.copyOf(words);
    }
}
