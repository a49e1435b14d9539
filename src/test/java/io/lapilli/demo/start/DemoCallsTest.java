package io.lapilli.demo.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.NewKey;
import io.lapilli.catalog.DeploymentDraft;
import io.lapilli.catalog.ModelDraft;
import io.lapilli.catalog.ModelKind;
import io.lapilli.catalog.Models;
import io.lapilli.catalog.Upstream;
import io.lapilli.catalog.UpstreamDraft;
import io.lapilli.catalog.Upstreams;
import io.lapilli.demo.DemoCall;
import io.lapilli.identity.Actor;
import io.lapilli.playground.PlaygroundFixtures;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.support.HttpTest;
import io.lapilli.usage.Endpoint;
import io.lapilli.usage.Settled;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Calls of the demo's customers go through the real gateway and come to about what was planned. */
@HttpTest
class DemoCallsTest {

    @Autowired
    ApplicationContext portal;

    private PlaygroundFixtures scene;
    private DemoCalls calls;
    private KeyId key;

    @BeforeEach
    void open() {
        scene = new PlaygroundFixtures(portal);
        calls = portal.getBean(DemoCalls.class);
        key = scene.get(ApiKeys.class)
                .issueProjectKey(
                        Actor.INSTALLATION, scene.organisation, scene.project.id(), null, NewKey.named("backend"))
                .key()
                .id();
    }

    @Test
    void aChatIsChargedAndSeenInTheLog() {
        String model = scene.aPricedModel("rehearsal");

        calls.make(call(model, Endpoint.CHAT, new TokenCounts(12_000, 6_400, 0, 40, 0, 0)));

        Settled logged = logged();
        assertThat(logged.request().key()).isEqualTo(key);
        assertThat(logged.request().status()).isEqualTo(200);
        TokenCounts tokens = logged.event().tokens();
        assertThat(tokens.promptCached()).isEqualTo(6_400);
        assertThat(tokens.input()).isCloseTo(18_400L, Percentage.withPercentage(5));
        assertThat(tokens.output()).isCloseTo(40L, within(2L));
        assertThat(logged.event().charge().total()).isPositive();
    }

    @Test
    void whatIsServedByAnotherUpstreamIsNeverCalled() {
        var upstream = scene.get(Upstreams.class)
                .create(new UpstreamDraft("paid", "https://models.example/v1", null, Set.of(Upstream.CHAT), false));
        scene.get(Models.class)
                .create(new ModelDraft(
                        "paid-model",
                        ModelKind.CHAT,
                        32_000,
                        null,
                        List.of(new DeploymentDraft(upstream.id(), "paid-model"))));

        calls.make(call("paid-model", Endpoint.CHAT, new TokenCounts(100, 0, 0, 40, 0, 0)));
        calls.make(call("no-such-model", Endpoint.CHAT, new TokenCounts(100, 0, 0, 40, 0, 0)));

        assertThat(scene.log()).isEmpty();
    }

    @Test
    void whatTheCustomerMayNotIsCountedAndNothingElse() {
        scene.suspend("unpaid");
        calls.make(call(scene.aPricedModel("rehearsal"), Endpoint.CHAT, new TokenCounts(100, 0, 0, 40, 0, 0)));
        assertThat(scene.log()).isEmpty();
    }

    private Settled logged() {
        return await().until(scene::log, log -> !log.isEmpty()).getFirst();
    }

    private DemoCall call(String model, Endpoint endpoint, TokenCounts tokens) {
        return new DemoCall(Instant.now(), scene.organisation, scene.project.id(), key, model, endpoint, true, tokens);
    }
}
