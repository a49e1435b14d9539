package io.lapilli.identity;

import io.lapilli.shared.OrganisationId;
import java.util.Set;

/**
 * One word of a search, which a user matches by the name, the e-mail address, or any of these.
 *
 * @param organisations those whose name it is found in
 * @param platformRoles those that it means in the searching person's language
 * @param memberRoles the same
 * @param states the same
 */
public record UserWord(
        String text,
        Set<OrganisationId> organisations,
        Set<PlatformRole> platformRoles,
        Set<MemberRole> memberRoles,
        Set<UserState> states) {

    public UserWord {
        text = Rules.searchable(text);
    }
}
