package io.lapilli.identity;

import static io.lapilli.identity.IdentityFixtures.another;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lapilli.identity.IdentityEvent.MemberRemoved;
import io.lapilli.identity.IdentityEvent.MemberRoleChanged;
import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.support.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MembersTest {

    @ParameterizedTest
    @EnumSource
    void listsPeopleOfAnOrganisationAndOrganisationsOfAPerson(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var mori = identity.organisation("Mori");
            var acme = identity.organisation("acme");
            var yuki = identity.member(mori.id(), "yuki@mori.example", MemberRole.OWNER);
            identity.clock.forward(Duration.ofMillis(1));
            var kenji = identity.member(mori.id(), "kenji@mori.example", MemberRole.DEVELOPER);
            identity.members.add(Actor.INSTALLATION, acme.id(), yuki.id(), MemberRole.VIEWER);

            assertThat(identity.members.of(yuki.id()))
                    .containsExactly(new Membership(acme, MemberRole.VIEWER), new Membership(mori, MemberRole.OWNER));
            var page = identity.members.list(mori.id(), null, 1);
            assertThat(page.hasMore()).isTrue();
            assertThat(identity.members
                            .list(mori.id(), page.items().getLast().user(), 1)
                            .items())
                    .extracting(Member::email, Member::role)
                    .containsExactly(tuple(kenji.email(), MemberRole.DEVELOPER));
            assertThatThrownBy(() -> identity.members.get(acme.id(), kenji.id()))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> identity.members.add(Actor.INSTALLATION, acme.id(), yuki.id(), MemberRole.ADMIN))
                    .isInstanceOf(AlreadyExistsException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsPeopleByNameAndPagesThem(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var mori = identity.organisation("Mori").id();
            var acme = identity.organisation("acme").id();
            for (String name : new String[] {"Zoë", "adam", "Émile", "Bea_%"}) {
                var id = identity.member(
                                mori, name.length() + name.substring(1, 3) + "@mori.example", MemberRole.VIEWER)
                        .id();
                identity.users.changeProfile(Actor.user(id), id, now -> new Profile(name, null, null, null));
            }
            var owner = identity.member(mori, "owner@mori.example", MemberRole.OWNER)
                    .id();
            identity.member(acme, "adam@acme.example", MemberRole.OWNER);
            var actor = Actor.user(owner);

            assertThat(names(identity, actor, mori, new MemberFilter(" ADA ", null)))
                    .containsExactly("adam");
            assertThat(names(identity, actor, mori, new MemberFilter("%", null)))
                    .containsExactly("Bea_%");
            assertThat(names(identity, actor, mori, new MemberFilter("owner@", null)))
                    .containsExactly("Person");
            assertThat(names(identity, actor, mori, new MemberFilter("", MemberRole.OWNER)))
                    .containsExactly("Person");
            assertThat(names(identity, actor, mori, new MemberFilter("\u0000", null)))
                    .hasSize(5);
            var all = new ArrayList<String>();
            Member after = null;
            do {
                var page = identity.members.search(actor, mori, MemberFilter.ALL, after, 2);
                page.items().forEach(member -> all.add(member.name()));
                after = page.hasMore() ? page.items().getLast() : null;
            } while (after != null);
            assertThat(all)
                    .containsExactlyInAnyOrder("adam", "Bea_%", "Person", "Zoë", "Émile")
                    .startsWith("adam");
            assertThat(identity.members.count(actor, mori, MemberFilter.ALL)).isEqualTo(5);

            assertThatThrownBy(() -> identity.members.search(actor, acme, MemberFilter.ALL, null, 2))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> identity.members.count(actor, acme, MemberFilter.ALL))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    private static List<String> names(
            IdentityFixtures identity, Actor by, OrganisationId organisation, MemberFilter filter) {
        return identity.members.search(by, organisation, filter, null, 10).items().stream()
                .map(Member::name)
                .toList();
    }

    /** Who may make whom into what. */
    @ParameterizedTest
    @CsvSource({
        "OWNER,     DEVELOPER, OWNER,  true",
        "OWNER,     OWNER,     VIEWER, true",
        "ADMIN,     DEVELOPER, ADMIN,  true",
        "ADMIN,     ADMIN,     VIEWER, true",
        "ADMIN,     DEVELOPER, OWNER,  false",
        "ADMIN,     OWNER,     VIEWER, false",
        "DEVELOPER, VIEWER,    ADMIN,  false",
        "BILLING,   VIEWER,    ADMIN,  false",
        "VIEWER,    VIEWER,    ADMIN,  false"
    })
    void changesRolesWithinOnesOwn(MemberRole by, MemberRole from, MemberRole to, boolean may) {
        var identity = IdentityFixtures.shared();
        var mori = identity.organisation(another("Mori")).id();
        identity.member(mori, another("first@mori.example"), MemberRole.OWNER);
        var actor =
                Actor.user(identity.member(mori, another("by@mori.example"), by).id());
        var member = identity.member(mori, another("member@mori.example"), from).id();
        identity.events.clear();

        if (may) {
            assertThat(identity.members.changeRole(actor, mori, member, to).role())
                    .isEqualTo(to);
            assertThat(identity.events).containsExactly(new MemberRoleChanged(actor, mori, member, from, to));
        } else {
            assertThatThrownBy(() -> identity.members.changeRole(actor, mori, member, to))
                    .isInstanceOf(NotPermittedException.class);
            if (by != MemberRole.ADMIN || from == MemberRole.OWNER) {
                assertThatThrownBy(() -> identity.members.remove(actor, mori, member))
                        .isInstanceOf(NotPermittedException.class);
            }
            assertThat(identity.members.role(member, mori)).contains(from);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsAnOwnerWhoCanSignIn(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var mori = identity.organisation("Mori").id();
            var yuki =
                    identity.member(mori, "yuki@mori.example", MemberRole.OWNER).id();
            var hana =
                    identity.member(mori, "hana@mori.example", MemberRole.OWNER).id();
            identity.users.modify(Actor.INSTALLATION, hana, now -> new UserChange(now.name(), null, true));

            assertThatThrownBy(() -> identity.members.remove(Actor.user(yuki), mori, yuki))
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo("last_owner"));
            assertThatThrownBy(() -> identity.members.changeRole(Actor.INSTALLATION, mori, yuki, MemberRole.ADMIN))
                    .isInstanceOf(InvalidInputException.class);
            identity.members.remove(Actor.user(yuki), mori, hana);
            assertThat(identity.members.of(hana)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoOwnersWhoRemoveEachOtherAtOnceOneStays(TestDatabase engine) throws Exception {
        try (var identity = new IdentityFixtures(engine);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var mori = identity.organisation("Mori").id();
            var yuki =
                    identity.member(mori, "yuki@mori.example", MemberRole.OWNER).id();
            var hana =
                    identity.member(mori, "hana@mori.example", MemberRole.OWNER).id();

            var outcomes = threads.invokeAll(List.<Callable<Void>>of(
                    () -> {
                        identity.members.remove(Actor.user(yuki), mori, hana);
                        return null;
                    },
                    () -> {
                        identity.members.remove(Actor.user(hana), mori, yuki);
                        return null;
                    }));

            assertThat(outcomes).filteredOn(outcome -> succeeded(outcome)).hasSize(1);
            assertThat(identity.members.list(mori, null, 10).items()).hasSize(1);
        }
    }

    private static boolean succeeded(Future<?> outcome) {
        try {
            outcome.get();
            return true;
        } catch (ExecutionException | InterruptedException failed) {
            return false;
        }
    }

    @Test
    void everybodyMayLeave() {
        var identity = IdentityFixtures.shared();
        var mori = identity.organisation(another("Mori")).id();
        var viewer = identity.member(mori, another("v@mori.example"), MemberRole.VIEWER)
                .id();
        identity.events.clear();

        identity.members.remove(Actor.user(viewer), mori, viewer);

        assertThat(identity.events).containsExactly(new MemberRemoved(Actor.user(viewer), mori, viewer));
    }

    @Test
    void anAdminKeyMayWhatItsOwnerMayAndWithoutOneWhatAnAdminMay() {
        var identity = IdentityFixtures.shared();
        var mori = identity.organisation(another("Mori")).id();
        var key = new KeyId(UUID.randomUUID());
        var left = identity.person(another("left@mori.example")).id();
        var developer = identity.member(mori, another("d@mori.example"), MemberRole.DEVELOPER)
                .id();

        assertThatCode(() -> identity.members.require(new Actor(null, key, false), mori, Permission.MANAGE_MEMBERS))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> identity.members.require(new Actor(null, key, false), mori, Permission.MANAGE_OWNERS))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() ->
                        identity.members.require(new Actor(developer, key, false), mori, Permission.MANAGE_MEMBERS))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> identity.members.require(new Actor(left, key, false), mori, Permission.VIEW))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> identity.members.require(new Actor(null, null, false), mori, Permission.VIEW))
                .isInstanceOf(NotPermittedException.class);
    }
}
