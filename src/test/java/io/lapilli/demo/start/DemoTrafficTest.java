package io.lapilli.demo.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.demo.DemoCall;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.support.MovableClock;
import io.lapilli.usage.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When the demo's customers call. */
class DemoTrafficTest {

    private static final Instant HOUR = Instant.parse("2026-11-24T06:00:00Z");

    private final MovableClock clock = new MovableClock(HOUR.plusSeconds(600));
    private final List<DemoCall> made = new ArrayList<>();
    private final List<Instant> asked = new ArrayList<>();
    private final Map<Instant, List<DemoCall>> plans = Map.of(
            HOUR,
            List.of(
                    call(HOUR.plusSeconds(300), 100),
                    call(HOUR.plusSeconds(660), 100),
                    call(HOUR.plusSeconds(3_580), 30_000)),
            HOUR.plusSeconds(3_600),
            List.of(call(HOUR.plusSeconds(3_700), 200)));
    private final DemoTraffic traffic = new DemoTraffic(this::plan, made::add, clock);

    @Test
    void isSilentBeforeThePortalIsReadyAndAfterItEnds() {
        clock.forward(Duration.ofMinutes(2));
        traffic.look();
        assertThat(made).isEmpty();
        traffic.begin();
        traffic.end();
        traffic.look();
        assertThat(asked).isEmpty();
    }

    @Test
    void callsWhenItIsTimeAndNotForTheTimeBefore() {
        traffic.begin();
        traffic.look();
        assertThat(made).isEmpty();
        clock.forward(Duration.ofSeconds(60));
        traffic.look();
        traffic.look();
        assertThat(made).singleElement().satisfies(call -> assertThat(call.at()).isEqualTo(HOUR.plusSeconds(660)));
        assertThat(asked).containsExactly(HOUR);
    }

    @Test
    void aLargeOneGoesInPartsAlsoIntoTheNextHour() {
        traffic.begin();
        traffic.look();
        for (int second = 0; second < 3_600; second += 10) {
            clock.forward(Duration.ofSeconds(10));
            traffic.look();
        }
        assertThat(made)
                .extracting(call -> call.tokens().input())
                .containsExactly(100L, 10_000L, 10_000L, 200L, 10_000L);
        assertThat(asked).startsWith(HOUR, HOUR.plusSeconds(3_600));
    }

    @Test
    void whatIsLateSinceTheMachineSleptIsLeftOut() {
        traffic.begin();
        traffic.look();
        clock.forward(Duration.ofMinutes(30));
        traffic.look();
        assertThat(made).isEmpty();
    }

    @Test
    void aPlanThatCantBeReadIsReadAgain() {
        var failing = new DemoTraffic(
                hour -> {
                    asked.add(hour);
                    throw new IllegalStateException("the database is away");
                },
                made::add,
                clock);
        failing.begin();
        failing.look();
        failing.look();
        assertThat(asked).hasSize(2);
    }

    private List<DemoCall> plan(Instant hour) {
        asked.add(hour);
        return plans.getOrDefault(hour, List.of());
    }

    private static DemoCall call(Instant at, long prompt) {
        return new DemoCall(
                at,
                new OrganisationId(UUID.randomUUID()),
                new ProjectId(UUID.randomUUID()),
                new KeyId(UUID.randomUUID()),
                "doubao-pro-32k",
                Endpoint.CHAT,
                true,
                new TokenCounts(prompt, 0, 0, 20, 0, 0));
    }
}
