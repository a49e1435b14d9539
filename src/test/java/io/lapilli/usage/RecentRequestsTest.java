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

        var summary = recent.summary(one.organisation(), null, NOW.minusSeconds(3_600), NOW);

        assertThat(summary).isEqualTo(new RecentRequests.Summary(5, 1, 0, 318, null, new RecentRequests.Part(5, 1)));
        assertThat(summary.inTime()).isEqualTo(0.8);
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfNothing(TestDatabase database) {
        var node = new UsageNode(database.fresh());
        var recent = new RecentRequests(node.jdbc);
        var organisation = node.anOrganisation("Mori Mobile", "UTC");

        var summary = recent.summary(organisation, null, NOW, NOW);
        assertThat(summary).isEqualTo(new RecentRequests.Summary(0, 0, 0, null, null, new RecentRequests.Part(0, 0)));
        assertThat(summary.inTime()).isEqualTo(1);
        assertThat(recent.errors(organisation, null, NOW, 5)).isEmpty();
        assertThat(recent.latest(organisation)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void knowsWhatCameLateAndWhatIsNew(TestDatabase database) {
        var node = new UsageNode(database.fresh());
        var recent = new RecentRequests(node.jdbc);
        UsageFixtures one =
                aRequest().of(node.anOrganisation("Mori Mobile", "UTC")).at(NOW);
        node.append(
                one.charged(),
                timed(one, NOW, 30_000, 200_000),
                timed(one, NOW, 30_001, 40_000),
                timed(one, NOW.minusSeconds(60), null, 120_000),
                timed(one, NOW.minusSeconds(60), null, 120_001),
                one.at(NOW.minusSeconds(60)).failed(502, "upstream_error"));

        assertThat(recent.summary(one.organisation(), null, NOW.minusSeconds(3_600), NOW.minusSeconds(30)))
                .isEqualTo(new RecentRequests.Summary(6, 1, 2, 30_001, 120_001, new RecentRequests.Part(3, 0)));
    }

    private static Settled timed(UsageFixtures of, Instant at, Integer firstToken, int duration) {
        Settled charged = of.at(at).charged();
        RequestRecord request = charged.request();
        return new Settled(
                new RequestRecord(
                        request.id(),
                        request.organisation(),
                        request.project(),
                        request.key(),
                        request.model(),
                        request.deployment(),
                        request.endpoint(),
                        firstToken != null,
                        200,
                        null,
                        1,
                        request.admittedAt(),
                        firstToken,
                        duration),
                charged.event());
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
                one.anew().failed(499, "client_gone"),
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
