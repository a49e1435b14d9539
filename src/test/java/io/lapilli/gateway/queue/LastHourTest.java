package io.lapilli.gateway.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.gateway.queue.LastHour.Count;
import org.junit.jupiter.api.Test;

class LastHourTest {

    private static final long MINUTE = 60_000_000_000L;

    private final LastHour counts = new LastHour();

    @Test
    void forgetsAfterAnHour() {
        counts.add(0, Count.WAITED);
        counts.add(30 * MINUTE, Count.WAITED);
        counts.add(30 * MINUTE, Count.OVERLOADED);
        assertThat(counts.of(59 * MINUTE, Count.WAITED)).isEqualTo(2);
        assertThat(counts.of(60 * MINUTE, Count.WAITED)).isEqualTo(1);
        assertThat(counts.of(89 * MINUTE, Count.OVERLOADED)).isEqualTo(1);
        assertThat(counts.of(90 * MINUTE, Count.OVERLOADED)).isZero();
        counts.add(1_000 * MINUTE, Count.FELL_BACK);
        assertThat(counts.of(1_000 * MINUTE, Count.FELL_BACK)).isEqualTo(1);
        assertThat(counts.of(1_000 * MINUTE, Count.WAITED)).isZero();
    }
}
