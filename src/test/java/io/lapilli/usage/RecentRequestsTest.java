package io.lapilli.usage;

import static io.lapilli.usage.UsageFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.shared.KeyId;
import io.lapilli.support.TestDatabase;
import io.lapilli.usage.RecentRequests.Errors;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the screens say of the last hours, on both engines. */
class RecentRequestsTest {

    private static final Instant NOW = Instant.parse("2026-03-10T09:20:00Z");

    @ParameterizedTest
    @EnumSource
    void tellsHowManyWereAnswered(TestDatabase database) {
        var node = new UsageNode(database.fresh());
        var recent = new RecentRequests(node.jdbc);
        UsageFixtures one =
                aRequest().of(node.anOrganisation("Mori Mobile", "UTC")).at(NOW);
        node.append(one.charged(), one.anew().charged(), one.anew().charged());
        node.append(one.anew().failed(502, "upstream_error"), one.anew().failed(400, "context_length_exceeded"));
        node.append(one.at(NOW.minusSeconds(3_601)).failed(502, "upstream_error"));
        node.append(
                aRequest().of(node.anOrganisation("Hana Bank", "UTC")).at(NOW).failed(502, "upstream_error"));

        var summary = recent.summary(one.organisation(), null, NOW.minusSeconds(3_600));

        assertThat(summary).isEqualTo(new RecentRequests.Summary(5, 1, 318));
        assertThat(summary.answered()).isEqualTo(0.8);
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfNothing(TestDatabase database) {
        var node = new UsageNode(database.fresh());
        var recent = new RecentRequests(node.jdbc);
        var organisation = node.anOrganisation("Mori Mobile", "UTC");

        assertThat(recent.summary(organisation, null, NOW)).isEqualTo(new RecentRequests.Summary(0, 0, null));
        assertThat(recent.summary(organisation, null, NOW).answered()).isEqualTo(1);
        assertThat(recent.errors(organisation, null, NOW, 5)).isEmpty();
        assertThat(recent.latest(organisation)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void countsErrorsByKeyWhetherRefusedOrFailed(TestDatabase database) {
        var node = new UsageNode(database.fresh());
        var recent = new RecentRequests(node.jdbc);
        var refusals = new RefusalStore(node.jdbc);
        UsageFixtures one =
                aRequest().of(node.anOrganisation("Mori Mobile", "UTC")).at(NOW);
        KeyId key = one.key();
        refusals.add(kind(one, NOW, "model_not_allowed"), 1_200);
        refusals.add(kind(one, NOW.minusSeconds(900), "model_not_allowed"), 4);
        refusals.add(kind(one, NOW.minusSeconds(7_200), "model_not_allowed"), 50);
        node.append(
                one.failed(502, "upstream_error"),
                one.anew().failed(502, "upstream_error"),
                one.anew().charged());

        assertThat(recent.errors(one.organisation(), null, NOW.minusSeconds(3_600), 5))
                .containsExactly(new Errors(key, "model_not_allowed", 1_204), new Errors(key, "upstream_error", 2));
        assertThat(recent.errors(one.organisation(), aRequest().project(), NOW.minusSeconds(3_600), 5))
                .as("another project's")
                .isEmpty();
        assertThat(recent.errors(node.anOrganisation("Hana Bank", "UTC"), null, NOW.minusSeconds(3_600), 5))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void knowsTheLatest(TestDatabase database) {
        var node = new UsageNode(database.fresh());
        UsageFixtures one =
                aRequest().of(node.anOrganisation("Mori Mobile", "UTC")).at(NOW);
        node.append(one.charged(), one.at(NOW.minusSeconds(5)).charged());

        assertThat(new RecentRequests(node.jdbc).latest(one.organisation())).contains(NOW);
    }

    private static Refusals.Kind kind(UsageFixtures of, Instant at, String code) {
        return new Refusals.Kind(Quarters.of(at), of.organisation(), of.project(), of.key(), code);
    }
}
