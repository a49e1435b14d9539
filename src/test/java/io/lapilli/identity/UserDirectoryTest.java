package io.lapilli.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.identity.IdentityEvent.UsersExported;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UserId;
import io.lapilli.support.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

class UserDirectoryTest {

    private static final Actor SELLER = Actor.INSTALLATION;

    @Nested
    class OnH2 extends Contract {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgreSql extends Contract {
        OnPostgreSql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Contract {

        private final TestDatabase engine;
        private IdentityFixtures identity;
        private UserDirectory directory;
        private OrganisationId mori;
        private OrganisationId krausch;

        Contract(TestDatabase engine) {
            this.engine = engine;
        }

        @BeforeAll
        void people() {
            identity = new IdentityFixtures(engine);
            directory = identity.bean(UserDirectory.class);
            mori = identity.organisation("Mori Mobile").id();
            krausch = identity.organisation("Krausch Motoren").id();
            identity.staff("root@seller.example", PlatformRole.OPERATOR_ADMIN);
            identity.clock.forward(Duration.ofSeconds(1));
            identity.staff("sue@seller.example", PlatformRole.SUPPORT);
            named("Yuki Mori", "yuki@mori.example", MemberRole.OWNER, mori);
            named("Hana_100%", "hana@mori.example", MemberRole.DEVELOPER, mori, krausch);
            var zoe = named("Zoë ÄRGER", "zoe@krausch.example", MemberRole.BILLING, krausch);
            identity.clock.forward(Duration.ofSeconds(1));
            identity.users.create(SELLER, new NewUser("new@x.example", "Newcomer", null, null, null));
            identity.users.modify(SELLER, zoe, now -> new UserChange(now.name(), null, true));
        }

        private UserId named(String name, String email, MemberRole role, OrganisationId... organisations) {
            identity.clock.forward(Duration.ofSeconds(1));
            UserId id = identity.person(email).id();
            identity.users.changeProfile(Actor.user(id), id, now -> new Profile(name, null, null, null));
            for (OrganisationId organisation : organisations) {
                identity.members.add(SELLER, organisation, id, role);
            }
            identity.signedIn(id);
            return id;
        }

        @AfterAll
        void close() {
            identity.close();
        }

        private List<String> found(UserFilter filter) {
            List<String> names = directory.page(SELLER, filter, UserOrder.EMAIL, 0, 50).stream()
                    .map(row -> row.user().email().replaceFirst("@.*", ""))
                    .toList();
            assertThat(directory.count(SELLER, filter)).isEqualTo(names.size());
            assertThat(directory.ids(SELLER, filter)).hasSize(names.size());
            return names;
        }

        private static UserFilter word(String... words) {
            return new UserFilter(
                    List.of(words).stream()
                            .map(word -> new UserWord(word, Set.of(), Set.of(), Set.of(), Set.of()))
                            .toList(),
                    null,
                    null,
                    null,
                    null);
        }

        private static UserFilter meaning(UserWord word) {
            return new UserFilter(List.of(word), null, null, null, null);
        }

        @Test
        void findsByAnyPartOfNameAndAddressAndAllWords() {
            assertThat(found(UserFilter.ALL)).containsExactly("hana", "new", "root", "sue", "yuki", "zoe");
            assertThat(found(word("YUKI"))).containsExactly("yuki");
            assertThat(found(word("ärger"))).containsExactly("zoe");
            assertThat(found(word("mori.example"))).containsExactly("hana", "yuki");
            assertThat(found(word("mori.example", "hana"))).containsExactly("hana");
            assertThat(found(word("%"))).containsExactly("hana");
            assertThat(found(word("_"))).containsExactly("hana");
            assertThat(found(word("!"))).isEmpty();
            assertThat(found(word("\u0000yuki"))).containsExactly("yuki");
            assertThat(found(word("' OR 1=1 --"))).isEmpty();
        }

        @Test
        void findsByWhatAWordMeans() {
            assertThat(found(meaning(new UserWord("x#", Set.of(krausch), Set.of(), Set.of(), Set.of()))))
                    .containsExactly("hana", "zoe");
            assertThat(found(meaning(new UserWord("x#", Set.of(), Set.of(PlatformRole.SUPPORT), Set.of(), Set.of()))))
                    .containsExactly("sue");
            assertThat(found(meaning(new UserWord("x#", Set.of(), Set.of(), Set.of(MemberRole.DEVELOPER), Set.of()))))
                    .containsExactly("hana");
            assertThat(found(meaning(new UserWord("yuki", Set.of(), Set.of(), Set.of(), Set.of(UserState.INVITED)))))
                    .containsExactly("new", "yuki");
        }

        @Test
        void filtersByEverythingAtOnce() {
            assertThat(found(new UserFilter(List.of(), mori, null, null, null))).containsExactly("hana", "yuki");
            assertThat(found(new UserFilter(List.of(), mori, MemberRole.OWNER, null, null)))
                    .containsExactly("yuki");
            assertThat(found(new UserFilter(List.of(), null, MemberRole.BILLING, null, null)))
                    .containsExactly("zoe");
            assertThat(found(new UserFilter(List.of(), null, null, PlatformRole.OPERATOR_ADMIN, null)))
                    .containsExactly("root");
            assertThat(found(new UserFilter(List.of(), null, null, null, UserState.DISABLED)))
                    .containsExactly("zoe");
            assertThat(found(new UserFilter(List.of(), null, null, null, UserState.INVITED)))
                    .containsExactly("new");
            assertThat(found(new UserFilter(List.of(), null, null, null, UserState.ACTIVE)))
                    .containsExactly("hana", "root", "sue", "yuki");
            assertThat(found(new UserFilter(
                            word("mori").words(), krausch, MemberRole.DEVELOPER, null, UserState.ACTIVE)))
                    .containsExactly("hana");
        }

        @Test
        void sortsAndPages() {
            assertThat(emails(UserOrder.NAME)).containsExactly("hana", "new", "root", "sue", "yuki", "zoe");
            assertThat(emails(UserOrder.SEEN)).startsWith("zoe", "hana", "yuki").hasSize(6);
            assertThat(emails(UserOrder.CREATED)).containsExactly("new", "zoe", "hana", "yuki", "sue", "root");
            assertThat(directory.page(SELLER, UserFilter.ALL, UserOrder.EMAIL, 4, 10))
                    .extracting(row -> row.user().email())
                    .containsExactly("yuki@mori.example", "zoe@krausch.example");
        }

        private List<String> emails(UserOrder order) {
            return directory.page(SELLER, UserFilter.ALL, order, 0, 10).stream()
                    .map(row -> row.user().email().replaceFirst("@.*", ""))
                    .toList();
        }

        @Test
        void showsWhereEverybodyBelongs() {
            var rows = directory.page(SELLER, UserFilter.ALL, UserOrder.EMAIL, 0, 10);

            assertThat(rows.get(0).memberships())
                    .extracting(one -> one.organisation().name(), Membership::role)
                    .containsExactly(
                            Tuple.tuple("Krausch Motoren", MemberRole.DEVELOPER),
                            Tuple.tuple("Mori Mobile", MemberRole.DEVELOPER));
            assertThat(rows.get(1).memberships()).isEmpty();
            assertThat(rows.get(1).state()).isEqualTo(UserState.INVITED);
            assertThat(rows.get(5).state()).isEqualTo(UserState.DISABLED);
            assertThat(directory.get(SELLER, rows.get(0).user().id())).isEqualTo(rows.get(0));
            assertThatThrownBy(() -> directory.get(SELLER, new UserId(UUID.randomUUID())))
                    .isInstanceOf(NotFoundException.class);
        }

        @Test
        void exportsEverybodyOnceAndSaysSo() throws IOException {
            identity.events.clear();
            var exported = new ArrayList<String>();

            directory.export(
                    SELLER,
                    UserFilter.ALL,
                    "everybody",
                    row -> exported.add(row.user().email()));

            assertThat(exported).hasSize(6).doesNotHaveDuplicates();
            assertThat(identity.events).containsExactly(new UsersExported(SELLER, "everybody"));
        }
    }

    @Test
    void isOpenToStaffWhoSeeUsersAndToNobodyElse() {
        try (var identity = new IdentityFixtures(TestDatabase.H2)) {
            var directory = identity.bean(UserDirectory.class);
            var mori = identity.organisation("Mori").id();
            for (PlatformRole role : PlatformRole.values()) {
                var actor = Actor.user(
                        identity.staff(role + "@seller.example", role).id());
                if (role.seesUsers()) {
                    assertThat(directory.count(actor, UserFilter.ALL)).isPositive();
                } else {
                    refused(directory, actor);
                }
            }
            refused(
                    directory,
                    Actor.user(identity.member(mori, "owner@mori.example", MemberRole.OWNER)
                            .id()));
            refused(directory, new Actor(null, null, false));
            var support = identity.users.findByEmail("support@seller.example").orElseThrow();
            identity.users.modify(SELLER, support.id(), now -> new UserChange(now.name(), PlatformRole.SUPPORT, true));
            refused(directory, Actor.user(support.id()));
        }
    }

    private static void refused(UserDirectory directory, Actor actor) {
        assertThatThrownBy(() -> directory.count(actor, UserFilter.ALL)).isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> directory.page(actor, UserFilter.ALL, UserOrder.NAME, 0, 1))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> directory.ids(actor, UserFilter.ALL)).isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> directory.get(actor, new UserId(UUID.randomUUID())))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> directory.export(actor, UserFilter.ALL, "", _ -> {}))
                .isInstanceOf(NotPermittedException.class);
    }
}
