package io.lapilli.usage;

import static io.lapilli.usage.UsageFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.support.MovableClock;
import io.lapilli.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** How fast models were is counted with the requests, and read back on both engines. */
class MeasuredSpeedsTest {

    private static final TokenCounts HUNDRED_AND_ONE = new TokenCounts(1_000, 0, 0, 101, 0, 0);

    @Nested
    class OnH2 extends Contract {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgreSql extends Contract {
        OnPostgreSql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    abstract static class Contract {

        private final MovableClock clock = new MovableClock(Instant.parse("2026-03-10T12:00:00Z"));
        private final UsageNode usage;
        private final MeasuredSpeeds speeds;
        private final OrganisationId mori;
        private final OrganisationId other;
        private final UsageFixtures some;

        Contract(TestDatabase engine) {
            usage = new UsageNode(engine.fresh());
            speeds = new MeasuredSpeeds(usage.jdbc, clock);
            mori = usage.anOrganisation("Mori", "Asia/Shanghai");
            other = usage.anOrganisation("Other", "UTC");
            some = aRequest().of(mori).with(HUNDRED_AND_ONE);
        }

        @Test
        void saysTheMiddleAndTheSlowEndOfFirstTokenAndPace() {
            // in one batch and in single ones, so that rows are both made and added to
            var batch = new ArrayList<Settled>();
            for (int i = 1; i <= 90; i++) {
                batch.add(answer(some, 300, 300 + 2_000));
            }
            usage.append(batch.toArray(Settled[]::new));
            for (int i = 1; i <= 10; i++) {
                usage.append(answer(some, 1_200, 1_200 + 10_000));
            }

            MeasuredSpeed speed = speeds.of(mori).get("doubao-pro-32k");

            assertThat(speed.answers()).isEqualTo(100);
            assertThat(speed.firstToken()).isBetween(Duration.ofMillis(270), Duration.ofMillis(330));
            assertThat(speed.firstTokenSlow()).isBetween(Duration.ofMillis(1_080), Duration.ofMillis(1_320));
            assertThat(speed.pace().usual()).isBetween(45.0, 55.0);
            assertThat(speed.pace().slow()).isBetween(9.0, 11.0);
        }

        @Test
        void anOrganisationSeesItsOwnAndEverybodysTogether() {
            usage.append(answer(some, 300, 2_300));
            usage.append(
                    answer(some.of(other), 1_200, 3_200), answer(some.of(other).of("rare"), 80, 2_000));

            assertThat(speeds.of(mori)).containsOnlyKeys("doubao-pro-32k");
            assertThat(speeds.of(mori).get("doubao-pro-32k").firstToken()).isLessThan(Duration.ofMillis(400));
            assertThat(speeds.of(other)).containsOnlyKeys("doubao-pro-32k", "rare");
            assertThat(speeds.ofAll()).containsOnlyKeys("doubao-pro-32k", "rare");
            assertThat(speeds.ofAll().get("doubao-pro-32k").answers()).isEqualTo(2);
        }

        @Test
        void measuresOnlyStreamedAnswersThatCameToTheirEnd() {
            usage.append(some.anew().failed(502, "upstream_error"));
            usage.append(answer(some, null, 900)); // in one piece
            usage.append(new Settled(timed(some.anew().record(499, null), 300, 900), null)); // left with nothing
            Settled left = answer(some, 300, 5_000); // left in the middle
            usage.append(new Settled(with(left.request(), 499), left.event()));

            assertThat(speeds.of(mori)).isEmpty();
            assertThat(speeds.ofAll()).isEmpty();
        }

        @Test
        void aShortAnswerHasAFirstTokenAndNoPace() {
            usage.append(answer(some.with(new TokenCounts(10, 0, 0, 3, 0, 0)), 300, 340));

            assertThat(speeds.of(mori).get("doubao-pro-32k").pace()).isNull();
        }

        @Test
        void forgetsAfterAWeek() {
            usage.append(answer(some, 300, 2_300));

            clock.forward(Duration.ofDays(7));
            assertThat(speeds.of(mori)).isNotEmpty();
            clock.forward(Duration.ofDays(1));
            assertThat(speeds.of(mori)).isEmpty();
        }

        @Test
        void countsAnAnswerOnceHoweverOftenItIsBrought() {
            Settled answer = answer(some, 300, 2_300);
            usage.append(answer);
            assertThatThrownBy(() -> usage.append(answer, answer(some, 300, 2_300)))
                    .isInstanceOf(DuplicateKeyException.class);

            assertThat(speeds.of(mori).get("doubao-pro-32k").answers()).isOne();
            assertThat(speeds.ofAll().get("doubao-pro-32k").answers()).isOne();
        }

        @Test
        void costsAHandfulOfRowsHoweverManyAnswersThereWere() {
            List<Settled> many = new ArrayList<>();
            for (int i = 0; i < 3_000; i++) {
                many.add(answer(some, 200 + i % 700, 3_000 + i % 900));
            }
            usage.history.append(many);

            assertThat(usage.count("speed_day")).isLessThan(60);
            assertThat(speeds.of(mori).get("doubao-pro-32k").answers()).isEqualTo(3_000);
        }

        private static Settled answer(UsageFixtures request, @Nullable Integer first, int duration) {
            Settled charged = request.anew().charged();
            return new Settled(timed(charged.request(), first, duration), charged.event());
        }

        private static RequestRecord with(RequestRecord record, int status) {
            return new RequestRecord(
                    record.id(),
                    record.organisation(),
                    record.project(),
                    record.key(),
                    record.model(),
                    record.deployment(),
                    record.endpoint(),
                    record.streamed(),
                    status,
                    record.code(),
                    record.attempts(),
                    record.admittedAt(),
                    record.firstTokenMillis(),
                    record.durationMillis());
        }

        private static RequestRecord timed(RequestRecord record, @Nullable Integer first, int duration) {
            return new RequestRecord(
                    record.id(),
                    record.organisation(),
                    record.project(),
                    record.key(),
                    record.model(),
                    record.deployment(),
                    record.endpoint(),
                    record.streamed(),
                    record.status(),
                    record.code(),
                    record.attempts(),
                    record.admittedAt(),
                    first,
                    duration);
        }
    }
}
