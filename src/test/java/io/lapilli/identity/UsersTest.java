package io.lapilli.identity;

import static io.lapilli.identity.IdentityFixtures.BROWSER;
import static io.lapilli.identity.IdentityFixtures.PASSWORD;
import static io.lapilli.identity.IdentityFixtures.START;
import static io.lapilli.identity.IdentityFixtures.another;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.identity.IdentityEvent.UserDisabled;
import io.lapilli.identity.IdentityEvent.UserEnabled;
import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.support.TestDatabase;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsersTest {

    private static final Actor SELLER = Actor.INSTALLATION;

    @ParameterizedTest
    @EnumSource
    void keepsWhatWasMade(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var made = identity.users.create(
                    SELLER,
                    new NewUser(" Yuki@Mori.Example ", "Yuki Mori", null, "zh-CN", ZoneId.of("Asia/Tokyo")),
                    PASSWORD);

            assertThat(made)
                    .isEqualTo(new User(
                            made.id(),
                            "yuki@mori.example",
                            "Yuki Mori",
                            null,
                            "zh-CN",
                            null,
                            ZoneId.of("Asia/Tokyo"),
                            null,
                            null,
                            START,
                            1));
            assertThat(identity.users.get(made.id())).isEqualTo(made);
            assertThat(identity.users.findByEmail("YUKI@mori.example")).contains(made);
            assertThat(identity.users.names(List.of(made.id()))).isEqualTo(Map.of(made.id(), "Yuki Mori"));
            assertThatThrownBy(() -> identity.person("YUKI@MORI.EXAMPLE")).isInstanceOf(AlreadyExistsException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yuki", "yuki@mori", "@mori.example", "a b@mori.example", "a@b@mori.example", "a@x.e"})
    void refusesWhatIsNoAddress(String email) {
        var identity = IdentityFixtures.shared();
        assertThatThrownBy(() -> identity.person(email))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("email"));
    }

    @ParameterizedTest
    @EnumSource
    void whoIsDisabledIsOutAtOnceAndMaySignInWhenEnabledAgain(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var yuki = identity.person("yuki@mori.example").id();
            var session = identity.signedIn(yuki);
            assertThat(identity.sessions.counts(session)).isTrue();
            identity.events.clear();

            disable(identity, yuki, true);
            assertThat(identity.sessions.counts(session)).isFalse();
            assertThat(identity.signIn.attempt("yuki@mori.example", PASSWORD, BROWSER))
                    .isInstanceOf(SignInResult.Refused.class);

            disable(identity, yuki, false);
            assertThat(identity.sessions.counts(session)).isFalse();
            assertThat(identity.sessions.counts(identity.signedIn(yuki))).isTrue();
            assertThat(identity.events).startsWith(new UserDisabled(SELLER, yuki), new UserEnabled(SELLER, yuki));
        }
    }

    private static void disable(IdentityFixtures identity, io.lapilli.shared.UserId user, boolean disabled) {
        identity.users.modify(SELLER, user, now -> new UserChange(now.name(), now.platformRole(), disabled));
    }

    @ParameterizedTest
    @EnumSource
    void endsEverySession(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var yuki = identity.person("yuki@mori.example").id();
            var other = identity.person("other@mori.example").id();
            var sessions = List.of(identity.signedIn(yuki), identity.signedIn(yuki));
            var others = identity.signedIn(other);
            var told = new java.util.concurrent.atomic.AtomicInteger();
            identity.sessions.onChange(told::incrementAndGet);

            identity.users.endSessions(Actor.user(yuki), yuki);

            assertThat(sessions).noneMatch(identity.sessions::counts);
            assertThat(identity.sessions.counts(others)).isTrue();
            assertThat(told).hasValue(1);
            assertThatThrownBy(() -> identity.users.endSessions(Actor.user(yuki), other))
                    .isInstanceOf(NotPermittedException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherPlatformRoleEndsTheSessionsAndMovesTheMembershipAlong(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var admin = identity.staff("root@seller.example", PlatformRole.OPERATOR_ADMIN);
            var hana =
                    identity.staff("hana@seller.example", PlatformRole.PRESALES).id();
            var operator = identity.directory.operator().id();
            var session = identity.signedIn(hana);
            assertThat(session.platformRole()).isEqualTo(PlatformRole.PRESALES);
            assertThat(identity.members.role(admin.id(), operator)).contains(MemberRole.OWNER);
            assertThat(identity.members.role(hana, operator)).contains(MemberRole.DEVELOPER);

            identity.users.modify(SELLER, hana, now -> new UserChange(now.name(), PlatformRole.FINANCE, false));
            assertThat(identity.sessions.counts(session)).isFalse();
            assertThat(identity.members.role(hana, operator)).contains(MemberRole.BILLING);

            identity.users.modify(SELLER, hana, now -> new UserChange(now.name(), null, false));
            assertThat(identity.members.role(hana, operator)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePortalKeepsAnAdministrator(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var root = identity.staff("root@seller.example", PlatformRole.OPERATOR_ADMIN)
                    .id();

            assertThatThrownBy(() -> disable(identity, root, true)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> identity.users.modify(
                            SELLER, root, now -> new UserChange(now.name(), PlatformRole.SUPPORT, false)))
                    .isInstanceOf(InvalidInputException.class);
            assertThat(identity.users.get(root).platformRole()).isEqualTo(PlatformRole.OPERATOR_ADMIN);

            identity.staff("second@seller.example", PlatformRole.OPERATOR_ADMIN);
            disable(identity, root, true);
            assertThat(identity.users.get(root).disabled()).isTrue();
        }
    }

    @Test
    void nobodyClosesTheOwnAccount() {
        try (var identity = new IdentityFixtures(TestDatabase.H2)) {
            var root = identity.staff("root@seller.example", PlatformRole.OPERATOR_ADMIN)
                    .id();
            identity.staff("second@seller.example", PlatformRole.OPERATOR_ADMIN);

            assertThatThrownBy(() -> identity.users.modify(
                            new Actor(root, null, true),
                            root,
                            now -> new UserChange(now.name(), now.platformRole(), true)))
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo("own_account"));
            assertThat(identity.users.get(root).disabled()).isFalse();
        }
    }

    @Test
    void onlyTheSellerManagesAccounts() {
        var identity = IdentityFixtures.shared();
        var yuki = identity.person(another("yuki@mori.example")).id();
        var self = Actor.user(yuki);

        assertThatThrownBy(() -> identity.users.modify(self, yuki, now -> now))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(
                        () -> identity.users.create(self, new NewUser(another("a@x.example"), "A", null, null, null)))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> identity.invitations.resetLink(self, yuki)).isInstanceOf(NotPermittedException.class);
    }

    @ParameterizedTest
    @EnumSource
    void findsPeopleByAnyPartOfNameOrAddress(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            for (String name : new String[] {"Yuki Mori", "Hana_100%", "Jörg MÜLLER"}) {
                identity.clock.forward(Duration.ofMillis(1));
                identity.users.create(
                        SELLER, new NewUser(name.substring(0, 2) + "@x.example", name, null, null, null), PASSWORD);
            }

            assertThat(found(identity, "uki")).containsExactly("Yuki Mori");
            assertThat(found(identity, "HA@X")).containsExactly("Hana_100%");
            assertThat(found(identity, "müll")).containsExactly("Jörg MÜLLER");
            assertThat(found(identity, "%")).containsExactly("Hana_100%");
            assertThat(found(identity, "_")).containsExactly("Hana_100%");
            assertThat(found(identity, "!")).isEmpty();
            assertThat(found(identity, null)).hasSize(3);
            var first = identity.users.list("x.example", null, 2);
            assertThat(first.hasMore()).isTrue();
            assertThat(identity.users
                            .list("x.example", first.items().getLast().id(), 2)
                            .items())
                    .extracting(User::name)
                    .containsExactly("Jörg MÜLLER");
        }
    }

    private static List<String> found(IdentityFixtures identity, String search) {
        return identity.users.list(search, null, 10).items().stream()
                .map(User::name)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheOwnProfile(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var yuki = identity.person("yuki@mori.example").id();
            var profile = new Profile("Yuki", "de", "dark", ZoneId.of("Europe/Berlin"));

            identity.users.changeProfile(Actor.user(yuki), yuki, _ -> profile);

            assertThat(Profile.of(identity.users.get(yuki))).isEqualTo(profile);
        }
    }

    @ParameterizedTest
    @CsvSource({"language, fr, ", "theme, , sepia"})
    void refusesAProfileThatNoScreenCanShow(String field, String language, String theme) {
        var identity = IdentityFixtures.shared();
        var yuki = identity.person(another("yuki@mori.example")).id();

        assertThatThrownBy(() -> identity.users.changeProfile(
                        Actor.user(yuki), yuki, _ -> new Profile("Yuki", language, theme, null)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @EnumSource
    void changesThePasswordForTheOldOneAndEndsTheSessions(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var yuki = identity.person("yuki@mori.example").id();
            var session = identity.signedIn(yuki);

            assertThatThrownBy(() -> identity.users.changePassword(yuki, "another password", "a fine new password"))
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo("password_wrong"));
            assertThatThrownBy(() -> identity.users.changePassword(yuki, PASSWORD, "short"))
                    .isInstanceOf(InvalidInputException.class);
            assertThat(identity.sessions.counts(session)).isTrue();

            identity.users.changePassword(yuki, PASSWORD, "a fine new password");

            assertThat(identity.sessions.counts(session)).isFalse();
            assertThat(identity.signIn.attempt("yuki@mori.example", PASSWORD, BROWSER))
                    .isInstanceOf(SignInResult.Refused.class);
            assertThat(identity.signIn.attempt("yuki@mori.example", "a fine new password", BROWSER))
                    .isInstanceOf(SignInResult.Accepted.class);
        }
    }
}
