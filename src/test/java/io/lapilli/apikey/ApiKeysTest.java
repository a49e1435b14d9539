package io.lapilli.apikey;

import static io.lapilli.identity.Actor.INSTALLATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.identity.Actor;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Members;
import io.lapilli.identity.UserChange;
import io.lapilli.identity.Users;
import io.lapilli.project.ProjectArchivedException;
import io.lapilli.project.Projects;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.support.Node;
import io.lapilli.support.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ApiKeysTest {

    @ParameterizedTest
    @EnumSource
    void showsAKeyWithItsOwnerAndWithoutItsSecret(TestDatabase engine) {
        try (var node = new Node(engine)) {
            var organisation = node.anOrganisation("Mori");
            var project = node.aProject(organisation, "Assistant");
            var yuki = node.aMember(organisation, "Yuki", MemberRole.DEVELOPER);

            var issued = node.get(ApiKeys.class)
                    .issueProjectKey(INSTALLATION, organisation, project, yuki, NewKey.named("Laptop"));

            var shown = node.get(ApiKeys.class).get(organisation, issued.key().id());
            assertThat(shown).isEqualTo(issued.key());
            assertThat(shown.owner()).isEqualTo(new KeyOwner.Person(yuki, "Yuki", "yuki@mori.example", Node.START));
            assertThat(shown.redacted())
                    .isEqualTo("sk-lap-…"
                            + issued.secret().substring(issued.secret().length() - 4));
            assertThat(node.get(KeyRing.class).find(issued.secret()))
                    .extracting(VerifiedKey::user)
                    .isEqualTo(yuki);
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsKeysOfTheOrganisationByAPartOfTheNameOrTheLastFour(TestDatabase engine) {
        try (var node = new Node(engine)) {
            var organisation = node.anOrganisation("Mori");
            var project = node.aProject(organisation, "Assistant");
            var keys = node.get(ApiKeys.class);
            var checkout =
                    keys.issueProjectKey(INSTALLATION, organisation, project, null, NewKey.named("Checkout 100%"));
            var batch = keys.issueProjectKey(INSTALLATION, organisation, project, null, NewKey.named("batch"));
            var gone = keys.issueProjectKey(INSTALLATION, organisation, project, null, NewKey.named("old checkout"));
            keys.revoke(INSTALLATION, organisation, gone.key().id());
            var other = node.anOrganisation("Hana");
            keys.issueProjectKey(INSTALLATION, other, node.aProject(other, "x"), null, NewKey.named("checkout"));

            assertThat(keys.named(organisation, "CHECK", 8)).containsExactly(checkout.key());
            assertThat(keys.named(organisation, "0%", 8)).containsExactly(checkout.key());
            assertThat(keys.named(organisation, "%", 8)).containsExactly(checkout.key());
            assertThat(keys.named(organisation, batch.key().last4(), 8)).contains(batch.key());
            assertThat(keys.named(organisation, "c", 1)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAllKeysOfAnArchivedProjectAndMakesNoMore(TestDatabase engine) {
        try (var node = new Node(engine)) {
            var organisation = node.anOrganisation("Mori");
            var project = node.aProject(organisation, "Assistant");
            var other = node.aProject(organisation, "Translation");
            var ended = node.get(ApiKeys.class)
                    .issueProjectKey(INSTALLATION, organisation, project, null, NewKey.named("a"));
            var kept =
                    node.get(ApiKeys.class).issueProjectKey(INSTALLATION, organisation, other, null, NewKey.named("b"));

            node.get(Projects.class).archive(INSTALLATION, organisation, project);

            assertThat(node.get(KeyRing.class).find(ended.secret())).isNull();
            assertThat(node.get(KeyRing.class).find(kept.secret())).isNotNull();
            assertThatThrownBy(() -> node.get(ApiKeys.class)
                            .issueProjectKey(INSTALLATION, organisation, project, null, NewKey.named("c")))
                    .isInstanceOf(ProjectArchivedException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void pagesThroughAllKeysOfAProjectInTheOrderAsked(TestDatabase engine) {
        try (var node = new Node(engine)) {
            var organisation = node.anOrganisation("Mori");
            var project = node.aProject(organisation, "Assistant");
            node.get(ApiKeys.class)
                    .issueProjectKey(
                            INSTALLATION, organisation, node.aProject(organisation, "Other"), null, NewKey.named("x"));
            node.get(ApiKeys.class).issueAdminKey(INSTALLATION, organisation, null, NewKey.named("y"));
            var made = new ArrayList<KeyId>();
            for (int i = 0; i < 5; i++) {
                node.clock.forward(Duration.ofMillis(1));
                made.add(node.get(ApiKeys.class)
                        .issueProjectKey(INSTALLATION, organisation, project, null, NewKey.named("key " + i))
                        .key()
                        .id());
            }
            node.get(ApiKeys.class).revoke(INSTALLATION, organisation, made.remove(2));

            assertThat(walk(
                            node,
                            organisation,
                            KeyQuery.of(KeyKind.PROJECT, null, 2).in(project)))
                    .containsExactlyElementsOf(made);
            assertThat(walk(
                            node,
                            organisation,
                            KeyQuery.of(KeyKind.PROJECT, null, 2).in(project).newestFirst(true)))
                    .containsExactlyElementsOf(made.reversed());
        }
    }

    private static List<KeyId> walk(Node node, io.lapilli.shared.OrganisationId organisation, KeyQuery query) {
        var seen = new ArrayList<KeyId>();
        var page = node.get(ApiKeys.class).list(organisation, query);
        page.items().forEach(key -> seen.add(key.id()));
        while (page.hasMore()) {
            page = node.get(ApiKeys.class)
                    .list(
                            organisation,
                            new KeyQuery(
                                    query.kind(),
                                    query.project(),
                                    query.revokedToo(),
                                    query.newestFirst(),
                                    seen.getLast(),
                                    query.limit()));
            page.items().forEach(key -> seen.add(key.id()));
        }
        return seen;
    }

    @ParameterizedTest
    @EnumSource
    void servesServiceAccountsWithTheirKeys(TestDatabase engine) {
        try (var node = new Node(engine)) {
            var organisation = node.anOrganisation("Mori");
            var stranger = node.anOrganisation("Other");
            var project = node.aProject(organisation, "Assistant");
            var accounts = node.get(ServiceAccounts.class);

            var made = accounts.create(INSTALLATION, organisation, project, "Batch", NewKey.named("first"));
            var account = made.account();
            var second = accounts.issueKey(INSTALLATION, organisation, project, account.id(), NewKey.named("second"));

            assertThat(made.key().key().owner()).isEqualTo(new KeyOwner.Service(account.id(), "Batch", Node.START));
            assertThat(accounts.list(organisation, project, null, 10).items()).containsExactly(account);
            assertThat(accounts.list(stranger, project, null, 10).items()).isEmpty();
            assertThatThrownBy(() -> accounts.delete(INSTALLATION, stranger, project, account.id()))
                    .isInstanceOf(NotFoundException.class);

            accounts.delete(INSTALLATION, organisation, project, account.id());

            assertThat(accounts.list(organisation, project, null, 10).items()).isEmpty();
            assertThat(node.get(KeyRing.class).find(made.key().secret())).isNull();
            assertThat(node.get(KeyRing.class).find(second.secret())).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsNoKeyToAnotherOrganisation(TestDatabase engine) {
        try (var node = new Node(engine)) {
            var organisation = node.anOrganisation("Mori");
            var stranger = node.anOrganisation("Other");
            var key = node.get(ApiKeys.class)
                    .issueAdminKey(INSTALLATION, organisation, null, NewKey.named("Terraform"))
                    .key();

            assertThatThrownBy(() -> node.get(ApiKeys.class).get(stranger, key.id()))
                    .isInstanceOf(NotFoundException.class);
            assertThat(node.get(ApiKeys.class)
                            .list(stranger, KeyQuery.of(KeyKind.ADMIN, null, 10))
                            .items())
                    .isEmpty();
            var project = node.aProject(organisation, "Assistant");
            assertThatThrownBy(() -> node.get(ApiKeys.class)
                            .issueProjectKey(INSTALLATION, stranger, project, null, NewKey.named("x")))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void refusesAnExpiryThatHasPassed() {
        try (var node = new Node(TestDatabase.H2)) {
            var organisation = node.anOrganisation("Mori");
            assertThatThrownBy(() -> node.get(ApiKeys.class)
                            .issueAdminKey(INSTALLATION, organisation, null, new NewKey("x", Node.START, null)))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void refusesModelListsThatCantBeKept() {
        assertThatThrownBy(() -> new NewKey("x", null, Set.of())).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new NewKey("x", null, Set.of("a\nb"))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new NewKey(" ", null, null)).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "OWNER,true,true,true",
        "ADMIN,true,true,true",
        "DEVELOPER,true,false,false",
        "BILLING,false,false,false",
        "VIEWER,false,false,false"
    })
    void letsARoleDoWhatItMay(MemberRole role, boolean own, boolean others, boolean admin) {
        try (var node = new Node(TestDatabase.H2)) {
            var keys = node.get(ApiKeys.class);
            var mori = node.anOrganisation("Mori");
            var project = node.aProject(mori, "Assistant");
            var user = node.aMember(mori, "Yuki", role);
            var colleague = node.aMember(mori, "Ren", MemberRole.DEVELOPER);
            var by = Actor.user(user);
            var mine = keys.issueProjectKey(INSTALLATION, mori, project, user, NewKey.named("mine"));
            var theirs = keys.issueProjectKey(INSTALLATION, mori, project, colleague, NewKey.named("theirs"));
            var manages = keys.issueAdminKey(INSTALLATION, mori, null, NewKey.named("manages"));
            var accounts = node.get(ServiceAccounts.class);

            assertThat(permitted(() -> keys.issueProjectKey(by, mori, project, user, NewKey.named("x"))))
                    .isEqualTo(own);
            assertThat(permitted(() -> keys.revoke(by, mori, mine.key().id()))).isEqualTo(own);
            assertThat(permitted(() -> keys.issueProjectKey(by, mori, project, colleague, NewKey.named("x"))))
                    .isEqualTo(others);
            assertThat(permitted(() -> keys.issueProjectKey(by, mori, project, null, NewKey.named("x"))))
                    .isEqualTo(others);
            assertThat(permitted(() -> keys.revoke(by, mori, theirs.key().id())))
                    .isEqualTo(others);
            assertThat(permitted(() -> accounts.create(by, mori, project, "batch", null)))
                    .isEqualTo(others);
            assertThat(permitted(() -> keys.issueAdminKey(by, mori, user, NewKey.named("x"))))
                    .isEqualTo(admin);
            assertThat(permitted(() -> keys.revoke(by, mori, manages.key().id())))
                    .isEqualTo(admin);
            assertThat(permitted(() -> keys.issueOperatorKey(by, mori, user, NewKey.named("x"))))
                    .isFalse();
        }
    }

    @Test
    void givesAKeyToMembersOnly() {
        try (var node = new Node(TestDatabase.H2)) {
            var mori = node.anOrganisation("Mori");
            var project = node.aProject(mori, "Assistant");
            var stranger = node.aMember(node.anOrganisation("Other"), "Kim", MemberRole.OWNER);

            assertThatThrownBy(() -> node.get(ApiKeys.class)
                            .issueProjectKey(INSTALLATION, mori, project, stranger, NewKey.named("x")))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesTheKeysOfWhoLeavesAndOfAClosedAccount(TestDatabase engine) {
        try (var node = new Node(engine)) {
            var keys = node.get(ApiKeys.class);
            var ring = node.get(KeyRing.class);
            var mori = node.anOrganisation("Mori");
            var project = node.aProject(mori, "Assistant");
            var leaves = node.aMember(mori, "Yuki", MemberRole.DEVELOPER);
            var closed = node.aMember(mori, "Ren", MemberRole.DEVELOPER);
            var stays = node.aMember(mori, "Aoi", MemberRole.OWNER);
            var first = keys.issueProjectKey(INSTALLATION, mori, project, leaves, NewKey.named("first"));
            var second = keys.issueProjectKey(INSTALLATION, mori, project, closed, NewKey.named("second"));
            var third = keys.issueProjectKey(INSTALLATION, mori, project, stays, NewKey.named("third"));

            node.get(Members.class).remove(INSTALLATION, mori, leaves);
            node.get(Users.class).modify(INSTALLATION, closed, user -> new UserChange(user.name(), null, true));

            assertThat(ring.find(first.secret())).isNull();
            assertThat(ring.find(second.secret())).isNull();
            assertThat(ring.find(third.secret())).isNotNull();
        }
    }

    private static boolean permitted(Runnable action) {
        try {
            action.run();
            return true;
        } catch (NotPermittedException refused) {
            return false;
        }
    }
}
