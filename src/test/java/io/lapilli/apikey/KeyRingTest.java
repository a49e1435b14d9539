package io.lapilli.apikey;

import static io.lapilli.identity.Actor.INSTALLATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lapilli.shared.NotFoundException;
import io.lapilli.support.Node;
import io.lapilli.support.TestDatabase;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeyRingTest {

    @ParameterizedTest
    @EnumSource
    void findsAnIssuedKeyAtOnceAndAfterARestart(TestDatabase engine) {
        DataSource source = engine.fresh();
        IssuedKey issued;
        try (var node = new Node(source)) {
            var organisation = node.anOrganisation("Mori");
            var project = node.aProject(organisation, "Assistant");
            var expiry = Node.START.plus(Duration.ofDays(1));

            issued = node.get(ApiKeys.class)
                    .issueProjectKey(
                            INSTALLATION, organisation, project, null, new NewKey(" Phone ", expiry, Set.of("b", "a")));

            assertThat(node.get(KeyRing.class).find(issued.secret()))
                    .isEqualTo(new VerifiedKey(
                            issued.key().id(), KeyKind.PROJECT, organisation, project, null, Set.of("a", "b"), expiry));
            assertThat(issued.key().name()).isEqualTo("Phone");
        }
        try (var restarted = new Node(source)) {
            assertThat(restarted.get(KeyRing.class).find(issued.secret()))
                    .extracting(VerifiedKey::id)
                    .isEqualTo(issued.key().id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesARevokedKeyAtOnceHereAndWithinASecondElsewhere(TestDatabase engine) {
        DataSource source = engine.fresh();
        try (var here = new Node(source);
                var elsewhere = new Node(source)) {
            var organisation = here.anOrganisation("Mori");
            var issued =
                    here.get(ApiKeys.class).issueAdminKey(INSTALLATION, organisation, null, NewKey.named("Terraform"));
            var kept = here.get(ApiKeys.class).issueAdminKey(INSTALLATION, organisation, null, NewKey.named("Other"));
            await().atMost(Duration.ofSeconds(1))
                    .until(() -> elsewhere.get(KeyRing.class).find(issued.secret()) != null);

            here.get(ApiKeys.class)
                    .revoke(INSTALLATION, organisation, issued.key().id());

            assertThat(here.get(KeyRing.class).find(issued.secret())).isNull();
            await().atMost(Duration.ofSeconds(1))
                    .until(() -> elsewhere.get(KeyRing.class).find(issued.secret()) == null);
            assertThat(elsewhere.get(KeyRing.class).find(kept.secret())).isNotNull();
        }
        try (var restarted = new Node(source)) {
            assertThat(restarted
                            .get(JdbcClient.class)
                            .sql("SELECT count(*) FROM api_key WHERE revoked_at IS NOT NULL")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnExpiredKeyFromItsInstantOn(TestDatabase engine) {
        try (var node = new Node(engine)) {
            var organisation = node.anOrganisation("Mori");
            var expiry = Node.START.plusSeconds(60);
            var issued = node.get(ApiKeys.class)
                    .issueAdminKey(INSTALLATION, organisation, null, new NewKey("Trial", expiry, null));

            node.clock.forward(Duration.ofMillis(59_999));
            assertThat(node.get(KeyRing.class).find(issued.secret())).isNotNull();

            node.clock.forward(Duration.ofMillis(1));
            assertThat(node.get(KeyRing.class).find(issued.secret())).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotRevokeWhatBelongsToAnotherOrganisation(TestDatabase engine) {
        try (var node = new Node(engine)) {
            var mori = node.anOrganisation("Mori");
            var other = node.anOrganisation("Other");
            var issued = node.get(ApiKeys.class).issueAdminKey(INSTALLATION, mori, null, NewKey.named("Terraform"));

            assertThatThrownBy(() -> node.get(ApiKeys.class)
                            .revoke(INSTALLATION, other, issued.key().id()))
                    .isInstanceOf(NotFoundException.class);
            assertThat(node.get(KeyRing.class).find(issued.secret())).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void storesNeitherTheSecretNorAnUnkeyedHash(TestDatabase engine) {
        try (var node = new Node(engine)) {
            var issued = node.get(ApiKeys.class)
                    .issueAdminKey(INSTALLATION, node.anOrganisation("Mori"), null, NewKey.named("Terraform"));

            String stored = node.get(JdbcClient.class)
                    .sql("SELECT secret_hash FROM api_key")
                    .query(String.class)
                    .single();

            assertThat(stored)
                    .hasSize(64)
                    .isEqualTo(node.get(KeyHasher.class).hash(issued.secret()).hex())
                    .isNotEqualTo(
                            new KeyHasher(new byte[32]).hash(issued.secret()).hex());
            assertThat(issued).asString().doesNotContain(issued.secret());
        }
    }

    @ParameterizedTest
    @EnumSource
    void writesTheLatestUseInABatch(TestDatabase engine) {
        try (var node = new Node(engine)) {
            var issued = node.get(ApiKeys.class)
                    .issueAdminKey(INSTALLATION, node.anOrganisation("Mori"), null, NewKey.named("Terraform"));
            var id = issued.key().id();
            node.get(KeyRing.class).used(id, Node.START.plusSeconds(9));
            node.get(KeyRing.class).used(id, Node.START.plusSeconds(4));
            node.get(LastUsed.class).flush();
            node.get(KeyRing.class).used(id, Node.START.plusSeconds(2));
            node.get(LastUsed.class).flush();

            assertThat(node.get(JdbcClient.class)
                            .sql("SELECT last_used_at FROM api_key")
                            .query((row, _) ->
                                    row.getObject(1, OffsetDateTime.class).toInstant())
                            .single())
                    .isEqualTo(Node.START.plusSeconds(9));
        }
    }
}
