package io.lapilli.apikey;

import static io.lapilli.identity.Actor.INSTALLATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.identity.MemberRole;
import io.lapilli.project.ProjectArchivedException;
import io.lapilli.project.Projects;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.NotFoundException;
import io.lapilli.support.Node;
import io.lapilli.support.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
