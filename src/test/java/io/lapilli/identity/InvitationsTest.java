package io.lapilli.identity;

import static io.lapilli.identity.IdentityFixtures.BROWSER;
import static io.lapilli.identity.IdentityFixtures.PASSWORD;
import static io.lapilli.identity.IdentityFixtures.aCustomer;
import static io.lapilli.identity.IdentityFixtures.another;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.identity.Invitation.Kind;
import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.support.TestDatabase;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class InvitationsTest {

    private static final Actor SELLER = Actor.INSTALLATION;

    @ParameterizedTest
    @EnumSource
    void aNewOrganisationsOwnerMakesAnAccountWithTheLink(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var made = identity.organisations.create(SELLER, aCustomer("Mori", "Yuki@mori.example"));
            String token = Objects.requireNonNull(made.ownerLink()).token();

            assertThat(identity.invitations.open(Kind.INVITE, token))
                    .isEqualTo(new OpenedLink(Kind.INVITE, "yuki@mori.example", "Mori", MemberRole.OWNER, false));
            var yuki = identity.invitations.accept(token, " Yuki ", PASSWORD);

            assertThat(identity.users.get(yuki).name()).isEqualTo("Yuki");
            assertThat(identity.members.of(yuki))
                    .containsExactly(new Membership(made.organisation(), MemberRole.OWNER));
            assertThat(identity.signIn.attempt("yuki@mori.example", PASSWORD, BROWSER))
                    .isInstanceOf(SignInResult.Accepted.class);
            assertThatThrownBy(() -> identity.invitations.accept(token, "Eve", PASSWORD))
                    .isInstanceOf(LinkUnusableException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenRuleDoesNotUseTheLinkUp(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            String token = invite(identity, "yuki@mori.example").token();

            assertThatThrownBy(() -> identity.invitations.accept(token, "Yuki", "short"))
                    .isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> identity.invitations.accept(token, " ", PASSWORD))
                    .isInstanceOf(InvalidInputException.class);
            assertThat(identity.invitations.accept(token, "Yuki", PASSWORD)).isNotNull();
        }
    }

    private static IssuedLink invite(IdentityFixtures identity, String email) {
        return identity.invitations.invite(SELLER, identity.organisation("Mori").id(), email, MemberRole.DEVELOPER);
    }

    @ParameterizedTest
    @EnumSource
    void whoHasAnAccountSignsInAndJoins(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var yuki = identity.person("yuki@mori.example").id();
            var other = identity.person("other@mori.example").id();
            String token = invite(identity, "YUKI@mori.example").token();

            assertThat(identity.invitations.open(Kind.INVITE, token).account()).isTrue();
            assertThatThrownBy(() -> identity.invitations.accept(token, "Eve", "another fine password"))
                    .isInstanceOf(LinkUnusableException.class);
            assertThatThrownBy(() -> identity.invitations.join(token, other)).isInstanceOf(LinkUnusableException.class);

            identity.invitations.join(token, yuki);
            assertThat(identity.members.of(yuki)).hasSize(1);
            assertThatThrownBy(() -> identity.invitations.join(token, yuki)).isInstanceOf(LinkUnusableException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofManyAtOnceOneUsesIt(TestDatabase engine) throws Exception {
        try (var identity = new IdentityFixtures(engine);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String token = invite(identity, "yuki@mori.example").token();
            Callable<Boolean> accept = () -> {
                try {
                    identity.invitations.accept(token, "Yuki", PASSWORD);
                    return true;
                } catch (LinkUnusableException | AlreadyExistsException late) {
                    return false;
                }
            };

            int used = 0;
            for (var outcome : threads.invokeAll(Collections.nCopies(4, accept))) {
                used += outcome.get() ? 1 : 0;
            }
            assertThat(used).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void expiresAndIsReplacedAndIsTakenBack(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var mori = identity.organisation("Mori").id();
            var first = identity.invitations.invite(SELLER, mori, "yuki@mori.example", MemberRole.VIEWER);
            var second = identity.invitations.invite(SELLER, mori, "yuki@mori.example", MemberRole.ADMIN);
            assertUnusable(identity, Kind.INVITE, first.token());
            assertThat(identity.invitations.list(mori, null, 10).items()).containsExactly(second.invitation());

            identity.clock.forward(Duration.ofDays(7).minusSeconds(1));
            assertThat(identity.invitations.open(Kind.INVITE, second.token()).role())
                    .isEqualTo(MemberRole.ADMIN);
            identity.clock.forward(Duration.ofSeconds(1));
            assertUnusable(identity, Kind.INVITE, second.token());

            var third = identity.invitations.invite(SELLER, mori, "yuki@mori.example", MemberRole.ADMIN);
            identity.invitations.delete(SELLER, mori, third.invitation().id());
            assertUnusable(identity, Kind.INVITE, third.token());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "720, true", "721, false"})
    void worksForAsLongAsWasChosen(int hours, boolean may) {
        try (var identity = new IdentityFixtures(TestDatabase.H2)) {
            var mori = identity.organisation("Mori").id();
            var holds = Duration.ofHours(hours);

            if (may) {
                var link = identity.invitations.invite(SELLER, mori, "a@mori.example", MemberRole.VIEWER, holds);
                identity.clock.forward(holds.minusSeconds(1));
                assertThat(identity.invitations.open(Kind.INVITE, link.token())).isNotNull();
                identity.clock.forward(Duration.ofSeconds(1));
                assertUnusable(identity, Kind.INVITE, link.token());
            } else {
                assertThatThrownBy(() ->
                                identity.invitations.invite(SELLER, mori, "a@mori.example", MemberRole.VIEWER, holds))
                        .isInstanceOfSatisfying(
                                InvalidInputException.class,
                                refusal -> assertThat(refusal.reason()).isEqualTo("link_too_long"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyUsedYetIsListedForWhoMayTakeItBack(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var mori = identity.organisation("Mori").id();
            var acme = identity.organisation("acme").id();
            var owner = Actor.user(identity.member(mori, "owner@mori.example", MemberRole.OWNER)
                    .id());
            var viewer = Actor.user(identity.member(mori, "viewer@mori.example", MemberRole.VIEWER)
                    .id());
            for (String name : new String[] {"a", "b", "c"}) {
                identity.clock.forward(Duration.ofMillis(1));
                identity.invitations.invite(owner, mori, name + "@mori.example", MemberRole.VIEWER);
            }
            identity.invitations.invite(SELLER, acme, "d@acme.example", MemberRole.VIEWER);
            var used = identity.invitations.invite(owner, mori, "e@mori.example", MemberRole.VIEWER);
            identity.invitations.accept(used.token(), "E", PASSWORD);
            identity.clock.forward(Duration.ofDays(8));

            var first = identity.invitations.unused(owner, mori, null, 2);
            assertThat(first.items()).extracting(Invitation::email).containsExactly("c@mori.example", "b@mori.example");
            assertThat(first.hasMore()).isTrue();
            assertThat(identity.invitations
                            .unused(owner, mori, first.items().getLast().id(), 2)
                            .items())
                    .extracting(Invitation::email)
                    .containsExactly("a@mori.example");
            assertThatThrownBy(() -> identity.invitations.unused(viewer, mori, null, 2))
                    .isInstanceOf(NotPermittedException.class);
            assertThatThrownBy(() -> identity.invitations.unused(owner, acme, null, 2))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    private static void assertUnusable(IdentityFixtures identity, Kind kind, String token) {
        assertThatThrownBy(() -> identity.invitations.open(kind, token)).isInstanceOf(LinkUnusableException.class);
    }

    @ParameterizedTest
    @EnumSource
    void resetsAPasswordOnceWithinADay(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var yuki = identity.person("yuki@mori.example").id();
            var session = identity.signedIn(yuki);
            String token = identity.invitations.resetLink(SELLER, yuki).token();
            assertUnusable(identity, Kind.INVITE, token);
            assertThat(identity.sessions.counts(session)).isTrue();

            assertThat(identity.invitations.reset(token, "a fine new password")).isEqualTo(yuki);
            assertThat(identity.sessions.counts(session)).isFalse();
            assertThat(identity.signIn.attempt("yuki@mori.example", PASSWORD, BROWSER))
                    .isInstanceOf(SignInResult.Refused.class);
            assertThat(identity.signIn.attempt("yuki@mori.example", "a fine new password", BROWSER))
                    .isInstanceOf(SignInResult.Accepted.class);
            assertUnusable(identity, Kind.RESET, token);

            String late = identity.invitations.resetLink(SELLER, yuki).token();
            identity.clock.forward(Duration.ofDays(1));
            assertUnusable(identity, Kind.RESET, late);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAccountThatTheSellerMadeIsTakenOverWithItsLink(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var made = identity.users.create(
                    SELLER, new NewUser("hana@seller.example", "H.", PlatformRole.PRESALES, null, null));

            var hana = identity.invitations.accept(made.link().token(), "Hana Sato", PASSWORD);

            assertThat(hana).isEqualTo(made.user().id());
            assertThat(identity.users.get(hana).name()).isEqualTo("Hana Sato");
            assertThat(identity.users.get(hana).platformRole()).isEqualTo(PlatformRole.PRESALES);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OWNER, OWNER, true",
        "ADMIN, OWNER, false",
        "ADMIN, ADMIN, true",
        "DEVELOPER, VIEWER, false",
        "BILLING, VIEWER, false",
        "VIEWER, VIEWER, false"
    })
    void invitesWithinOnesOwnRole(MemberRole by, MemberRole role, boolean may) {
        var identity = IdentityFixtures.shared();
        var mori = identity.organisation(another("Mori")).id();
        var inviter = identity.member(mori, another("by@mori.example"), by);
        var actor = Actor.user(inviter.id());

        if (may) {
            assertThat(identity.invitations
                            .invite(actor, mori, another("new@mori.example"), role)
                            .token())
                    .matches("[0-9A-Za-z]{43}");
            assertThatThrownBy(() -> identity.invitations.invite(actor, mori, inviter.email(), role))
                    .isInstanceOf(AlreadyExistsException.class);
        } else {
            assertThatThrownBy(() -> identity.invitations.invite(actor, mori, another("new@mori.example"), role))
                    .isInstanceOf(NotPermittedException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anothersInvitationDoesNotExist(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var link = invite(identity, "yuki@mori.example").invitation();
            var acme = identity.organisation("Acme").id();

            assertThatThrownBy(() -> identity.invitations.get(acme, link.id())).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> identity.invitations.delete(SELLER, acme, link.id()))
                    .isInstanceOf(NotFoundException.class);
            assertThat(identity.invitations.list(acme, null, 10).items()).isEmpty();
        }
    }

    @Test
    void theTokenIsInTheAddressAndNowhereElse() {
        try (var identity = new IdentityFixtures(TestDatabase.H2)) {
            var link = invite(identity, "yuki@mori.example");

            assertThat(link.url("https://portal.example/")).isEqualTo("https://portal.example/join#" + link.token());
            assertThat(link.toString()).doesNotContain(link.token());
            assertThat(identity.events.toString()).doesNotContain(link.token());
            assertThat(identity.bean(JdbcClient.class)
                            .sql("SELECT * FROM invitation")
                            .query()
                            .listOfRows()
                            .toString())
                    .doesNotContain(link.token());
        }
    }
}
