package io.lapilli.limit;

import static io.lapilli.identity.Actor.INSTALLATION;
import static io.lapilli.limit.LimitScene.LITE;
import static io.lapilli.limit.LimitScene.PRO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lapilli.identity.Actor;
import io.lapilli.identity.MemberRole;
import io.lapilli.limit.LimitEvent.RateLimitChanged;
import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.support.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RateLimitsTest {

    private static final Allowance ALL = new Allowance(1L, 2L, 3L, 4L);

    @ParameterizedTest
    @EnumSource
    void keepsChangesAndTakesAway(TestDatabase engine) {
        try (var scene = new LimitScene(engine)) {
            scene.limits.set(INSTALLATION, scene.organisation, scene.project, PRO, ALL);
            scene.limits.set(INSTALLATION, scene.organisation, scene.project, null, LimitScene.requests(7));
            assertThat(scene.limits.of(scene.organisation, scene.project))
                    .extracting(limit -> limit.holder().model(), RateLimit::allowance)
                    .containsExactly(tuple(null, LimitScene.requests(7)), tuple(PRO, ALL));

            scene.limits.set(INSTALLATION, scene.organisation, scene.project, PRO, LimitScene.daily(9));
            assertThat(scene.node.get(LimitBook.class).of(scene.project, PRO)).isEqualTo(LimitScene.daily(9));
            scene.limits.set(INSTALLATION, scene.organisation, scene.project, PRO, Allowance.NONE);
            assertThat(scene.limits.of(scene.organisation, scene.project)).hasSize(1);
            assertThat(scene.node.events(RateLimitChanged.class))
                    .endsWith(new RateLimitChanged(
                            INSTALLATION, LimitHolder.of(scene.project, PRO), LimitScene.daily(9), Allowance.NONE));
        }
    }

    @ParameterizedTest
    @EnumSource
    void listsTheSellersByPage(TestDatabase engine) {
        try (var scene = new LimitScene(engine)) {
            RateLimit first = scene.limits.create(INSTALLATION, LimitHolder.of(scene.organisation, null), ALL);
            scene.node.clock.forward(Duration.ofMillis(1));
            RateLimit second = scene.limits.create(INSTALLATION, LimitHolder.ofModel(LITE), ALL);
            assertThatThrownBy(() -> scene.limits.create(INSTALLATION, LimitHolder.ofModel(LITE), ALL))
                    .isInstanceOf(AlreadyExistsException.class);
            var page = scene.limits.list(INSTALLATION, null, null, null, 1);
            assertThat(page.items()).containsExactly(first);
            assertThat(page.hasMore()).isTrue();
            assertThat(scene.limits
                            .list(INSTALLATION, null, null, first.id(), 5)
                            .items())
                    .containsExactly(second);
            assertThat(scene.limits
                            .list(INSTALLATION, LimitKind.ORGANISATION, scene.organisation.value(), null, 5)
                            .items())
                    .containsExactly(first);
        }
    }

    @ParameterizedTest
    @CsvSource({"OWNER, true", "ADMIN, true", "DEVELOPER, false", "BILLING, false", "VIEWER, false"})
    void lookersMayNotLimit(MemberRole role, boolean may) {
        try (var scene = new LimitScene(TestDatabase.H2)) {
            Actor member = Actor.user(scene.node.aMember(scene.organisation, "Yuki", role));
            if (may) {
                scene.limits.set(member, scene.organisation, scene.project, PRO, ALL);
            } else {
                assertThatThrownBy(() -> scene.limits.set(member, scene.organisation, scene.project, PRO, ALL))
                        .isInstanceOf(NotPermittedException.class);
            }
            assertThatThrownBy(() ->
                            scene.limits.setBySeller(member, LimitHolder.of(scene.organisation, null), Allowance.NONE))
                    .isInstanceOf(NotPermittedException.class);
        }
    }

    @Test
    void knowsNothingOfOtherOrganisations() {
        try (var scene = new LimitScene(TestDatabase.H2)) {
            OrganisationId other = scene.aCustomer("Other");
            assertThatThrownBy(() -> scene.limits.set(INSTALLATION, other, scene.project, null, ALL))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> scene.limits.set(INSTALLATION, other, scene.key, null, ALL))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> scene.limits.of(other, scene.project)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> scene.limits.of(other, scene.key)).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void limitsOnlyWhatIsThere() {
        try (var scene = new LimitScene(TestDatabase.H2)) {
            assertThatThrownBy(() -> scene.limits.set(INSTALLATION, scene.organisation, scene.project, "no", ALL))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> scene.limits.create(
                            INSTALLATION, LimitHolder.of(new OrganisationId(UUID.randomUUID()), null), ALL))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> scene.limits.create(
                            INSTALLATION, LimitHolder.of(new ProjectId(UUID.randomUUID()), null), ALL))
                    .isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() ->
                            scene.limits.create(INSTALLATION, LimitHolder.of(new KeyId(UUID.randomUUID()), null), ALL))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1000000001"})
    void refusesAllowancesThatAreNone(long wrong) {
        assertThatThrownBy(() -> LimitScene.requests(wrong)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> LimitScene.tokens(wrong)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> LimitScene.daily(wrong)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> LimitScene.atOnce(wrong)).isInstanceOf(InvalidInputException.class);
    }
}
