package io.lapilli.identity.ui;

import io.lapilli.identity.Actor;
import io.lapilli.identity.Invitation;
import io.lapilli.identity.Invitations;
import io.lapilli.identity.IssuedLink;
import io.lapilli.identity.Member;
import io.lapilli.identity.MemberFilter;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Members;
import io.lapilli.identity.Permission;
import io.lapilli.identity.PersonalKeys;
import io.lapilli.identity.PersonalKeys.PersonalKey;
import io.lapilli.shared.InvitationId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the screen does with the people of the organisation that it shows, in the reader's name. */
record MemberDesk(
        Members members,
        Invitations invitations,
        PersonalKeys keys,
        LinkShown links,
        Clock clock,
        Actor reader,
        OrganisationId organisation,
        String organisationName) {

    static final int PAGE = 50;

    Slice<Member> page(MemberFilter filter, @Nullable Member after) {
        return members.search(reader, organisation, filter, after, PAGE);
    }

    int count(MemberFilter filter) {
        return members.count(reader, organisation, filter);
    }

    Slice<Invitation> unused(@Nullable InvitationId before) {
        return invitations.unused(reader, organisation, before, PAGE);
    }

    IssuedLink invite(String email, MemberRole role, Duration holds) {
        return invitations.invite(reader, organisation, email, role, holds);
    }

    void takeBack(Invitation invitation) {
        invitations.delete(reader, organisation, invitation.id());
    }

    Member changeRole(Member member, MemberRole role) {
        return members.changeRole(reader, organisation, member.user(), role);
    }

    void remove(Member member) {
        members.remove(reader, organisation, member.user());
    }

    /** The keys that stop working when the member goes. */
    List<PersonalKey> keysOf(Member member) {
        return keys.of(member.user(), organisation, MemberDialogs.KEYS_COUNTED);
    }

    boolean isReader(UserId user) {
        return user.equals(reader.user());
    }

    /** Roles that the reader may give; none for who may not manage members. */
    List<MemberRole> mayGive() {
        return role().stream()
                .flatMap(own -> Arrays.stream(MemberRole.values()).filter(own::mayGive))
                .toList();
    }

    boolean mayManage() {
        return role().filter(own -> own.may(Permission.MANAGE_MEMBERS)).isPresent();
    }

    private Optional<MemberRole> role() {
        return reader.user() == null ? Optional.empty() : members.role(reader.user(), organisation);
    }

    Instant now() {
        return clock.instant();
    }
}
