package io.lapilli.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lapilli.shared.NotFoundException;
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
        try (var node = new KeyNode(source)) {
            var organisation = node.anOrganisation("Mori");
            var project = node.aProject(organisation, "Assistant");
            var expiry = KeyNode.START.plus(Duration.ofDays(1));

            issued = node.keys()
                    .issueProjectKey(organisation, project, null, new NewKey(" Phone ", expiry, Set.of("b", "a")));

            assertThat(node.ring().find(issued.secret()))
                    .isEqualTo(new VerifiedKey(
                            issued.key().id(), KeyKind.PROJECT, organisation, project, null, Set.of("a", "b"), expiry));
            assertThat(issued.key().name()).isEqualTo("Phone");
        }
        try (var restarted = new KeyNode(source)) {
            assertThat(restarted.ring().find(issued.secret()))
                    .extracting(VerifiedKey::id)
                    .isEqualTo(issued.key().id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesARevokedKeyAtOnceHereAndWithinASecondElsewhere(TestDatabase engine) {
        DataSource source = engine.fresh();
        try (var here = new KeyNode(source);
                var elsewhere = new KeyNode(source)) {
            var organisation = here.anOrganisation("Mori");
            var issued = here.keys().issueAdminKey(organisation, null, NewKey.named("Terraform"));
            var kept = here.keys().issueAdminKey(organisation, null, NewKey.named("Other"));
            await().atMost(Duration.ofSeconds(1)).until(() -> elsewhere.ring().find(issued.secret()) != null);

            here.keys().revoke(organisation, issued.key().id());

            assertThat(here.ring().find(issued.secret())).isNull();
            await().atMost(Duration.ofSeconds(1)).until(() -> elsewhere.ring().find(issued.secret()) == null);
            assertThat(elsewhere.ring().find(kept.secret())).isNotNull();
        }
        try (var restarted = new KeyNode(source)) {
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
        try (var node = new KeyNode(engine.fresh())) {
            var organisation = node.anOrganisation("Mori");
            var expiry = KeyNode.START.plusSeconds(60);
            var issued = node.keys().issueAdminKey(organisation, null, new NewKey("Trial", expiry, null));

            node.clock.forward(Duration.ofMillis(59_999));
            assertThat(node.ring().find(issued.secret())).isNotNull();

            node.clock.forward(Duration.ofMillis(1));
            assertThat(node.ring().find(issued.secret())).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotRevokeWhatBelongsToAnotherOrganisation(TestDatabase engine) {
        try (var node = new KeyNode(engine.fresh())) {
            var mori = node.anOrganisation("Mori");
            var other = node.anOrganisation("Other");
            var issued = node.keys().issueAdminKey(mori, null, NewKey.named("Terraform"));

            assertThatThrownBy(() -> node.keys().revoke(other, issued.key().id()))
                    .isInstanceOf(NotFoundException.class);
            assertThat(node.ring().find(issued.secret())).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void storesNeitherTheSecretNorAnUnkeyedHash(TestDatabase engine) {
        try (var node = new KeyNode(engine.fresh())) {
            var issued = node.keys().issueAdminKey(node.anOrganisation("Mori"), null, NewKey.named("Terraform"));

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
        try (var node = new KeyNode(engine.fresh())) {
            var issued = node.keys().issueAdminKey(node.anOrganisation("Mori"), null, NewKey.named("Terraform"));
            var id = issued.key().id();
            node.ring().used(id, KeyNode.START.plusSeconds(9));
            node.ring().used(id, KeyNode.START.plusSeconds(4));
            node.get(LastUsed.class).flush();
            node.ring().used(id, KeyNode.START.plusSeconds(2));
            node.get(LastUsed.class).flush();

            assertThat(node.get(JdbcClient.class)
                            .sql("SELECT last_used_at FROM api_key")
                            .query((row, _) ->
                                    row.getObject(1, OffsetDateTime.class).toInstant())
                            .single())
                    .isEqualTo(KeyNode.START.plusSeconds(9));
        }
    }
}
