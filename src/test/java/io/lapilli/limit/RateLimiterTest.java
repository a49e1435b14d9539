package io.lapilli.limit;

import static io.lapilli.identity.Actor.INSTALLATION;
import static io.lapilli.limit.LimitScene.LITE;
import static io.lapilli.limit.LimitScene.PRO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.support.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private final LimitScene scene = new LimitScene(TestDatabase.H2);

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void limitsNothingUntilSomebodyDoes() {
        assertThat(scene.call(PRO, 1_000_000)).isSameAs(Permit.UNLIMITED);
        assertThat(scene.call(PRO, 1).state()).isSameAs(RateState.UNLIMITED);
    }

    @Test
    void refusesWhatIsTooMuchAndSaysWhenToComeBack() {
        scene.limits.set(INSTALLATION, scene.organisation, scene.project, null, LimitScene.requests(3));
        for (int call = 0; call < 3; call++) {
            scene.call(PRO, 1);
        }
        assertThatThrownBy(() -> scene.call(LITE, 1)).isInstanceOfSatisfying(RateLimitExceeded.class, refused -> {
            assertThat(refused.kind()).isEqualTo(LimitKind.PROJECT);
            assertThat(refused.measure()).isEqualTo(Measure.REQUESTS_PER_MINUTE);
            assertThat(refused.retryAfterSeconds()).isEqualTo(20);
            assertThat(refused.state().requestsRemaining()).isZero();
        });
        scene.pass(Duration.ofSeconds(20));
        scene.call(LITE, 1);
    }

    @Test
    void limitsAModelAloneAndAllTogether() {
        scene.limits.set(INSTALLATION, scene.organisation, scene.key, PRO, LimitScene.requests(1));
        scene.limits.set(INSTALLATION, scene.organisation, scene.project, null, LimitScene.requests(3));
        scene.call(PRO, 1);
        assertRefused(PRO, LimitKind.KEY);
        scene.call(LITE, 1);
        scene.call(LITE, 1);
        assertRefused(LITE, LimitKind.PROJECT);
    }

    /** What a refused request took before it was refused is given back. */
    @Test
    void aRefusedRequestCostsNothing() {
        scene.limits.set(INSTALLATION, scene.organisation, scene.project, null, LimitScene.requests(2));
        scene.limits.setBySeller(INSTALLATION, LimitHolder.of(scene.organisation, null), LimitScene.tokens(1_000));
        scene.call(PRO, 900).end(900);
        for (int call = 0; call < 5; call++) {
            assertRefused(PRO, 500, LimitKind.ORGANISATION);
        }
        scene.call(PRO, 100);
        assertRefused(PRO, LimitKind.PROJECT);
    }

    @Test
    void countsTokensAsThoughtThenAsTheyWere() {
        scene.limits.set(INSTALLATION, scene.organisation, scene.key, null, LimitScene.tokens(1_000));
        Permit permit = scene.call(PRO, 600);
        assertThat(permit.state().tokensRemaining()).isEqualTo(400);
        assertRefused(PRO, 500, LimitKind.KEY);
        permit.end(100);
        assertThat(permit.state().tokensRemaining()).isEqualTo(900);

        scene.call(PRO, 100).end(2_800);
        scene.pass(Duration.ofSeconds(110));
        assertRefused(PRO, 1, LimitKind.KEY);
        scene.pass(Duration.ofSeconds(5));
        scene.call(PRO, 1);
    }

    @Test
    void countsWhatRunsAtTheSameTime() {
        scene.limits.set(INSTALLATION, scene.organisation, scene.key, null, LimitScene.atOnce(2));
        Permit first = scene.call(PRO, 1);
        scene.call(PRO, 1);
        assertRefused(PRO, LimitKind.KEY);
        first.end(10);
        Permit third = scene.call(PRO, 1);
        assertRefused(PRO, LimitKind.KEY);
        third.giveBack();
        assertThatCode(() -> scene.call(PRO, 1)).doesNotThrowAnyException();
    }

    @Test
    void countsDays() {
        scene.limits.set(INSTALLATION, scene.organisation, scene.key, null, LimitScene.daily(24));
        for (int call = 0; call < 24; call++) {
            scene.call(PRO, 1);
        }
        scene.pass(Duration.ofMinutes(59));
        assertRefused(PRO, LimitKind.KEY);
        scene.pass(Duration.ofMinutes(1));
        scene.call(PRO, 1);
    }

    @Test
    void whatAnOrganisationWasGivenGoesBeforeItsTierAndTheModel() {
        scene.tier(2, 1_000L);
        scene.limits.setBySeller(INSTALLATION, LimitHolder.ofModel(PRO), LimitScene.requests(1));
        scene.call(PRO, 10);
        assertRefused(PRO, LimitKind.ORGANISATION);
        scene.call(LITE, 10);
        assertRefused(LITE, LimitKind.ORGANISATION);

        scene.limits.setBySeller(INSTALLATION, LimitHolder.of(scene.organisation, null), LimitScene.requests(100));
        scene.limits.setBySeller(INSTALLATION, LimitHolder.of(scene.organisation, PRO), LimitScene.requests(50));
        RateState left = scene.call(PRO, 10).state();
        assertThat(left.requestsLimit()).isEqualTo(50);
        assertThat(left.tokensLimit()).as("still the tier's").isEqualTo(1_000);
    }

    @Test
    void keepsWhatWasUsedWhenALimitChanges() {
        scene.limits.set(INSTALLATION, scene.organisation, scene.key, null, LimitScene.requests(10));
        for (int call = 0; call < 10; call++) {
            scene.call(PRO, 1);
        }
        assertRefused(PRO, LimitKind.KEY);
        scene.limits.set(INSTALLATION, scene.organisation, scene.key, null, LimitScene.requests(20));
        for (int call = 0; call < 10; call++) {
            scene.call(PRO, 1);
        }
        assertRefused(PRO, LimitKind.KEY);
        scene.limits.set(INSTALLATION, scene.organisation, scene.key, null, LimitScene.requests(10));
        assertRefused(PRO, LimitKind.KEY);
        scene.limits.set(INSTALLATION, scene.organisation, scene.key, null, Allowance.NONE);
        assertThat(scene.call(PRO, 1)).isSameAs(Permit.UNLIMITED);
    }

    @Test
    void forgetsOnlyWhatIsWholeAgain() {
        scene.limits.set(INSTALLATION, scene.organisation, scene.key, null, LimitScene.requests(2));
        scene.call(PRO, 1);
        scene.call(PRO, 1);
        scene.limiter.forget();
        assertRefused(PRO, LimitKind.KEY);
        scene.pass(Duration.ofMinutes(1));
        scene.limiter.forget();
        assertThat(scene.call(PRO, 1).state().requestsRemaining()).isEqualTo(1);
    }

    private void assertRefused(String model, LimitKind kind) {
        assertRefused(model, 1, kind);
    }

    private void assertRefused(String model, long tokens, LimitKind kind) {
        assertThatThrownBy(() -> scene.call(model, tokens))
                .isInstanceOfSatisfying(
                        RateLimitExceeded.class,
                        refused -> assertThat(refused.kind()).isEqualTo(kind));
    }
}
