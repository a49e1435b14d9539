package io.lapilli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class BodyMemoryTest {

    private final BodyMemory memory = new BodyMemory(settings(1000));

    static GatewaySettings settings(long kilobytes) {
        return new GatewaySettings(
                DataSize.ofMegabytes(20),
                DataSize.ofMegabytes(128),
                DataSize.ofKilobytes(kilobytes),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                10,
                Duration.ofSeconds(1));
    }

    @Test
    void doesNotCountShortBodies() {
        try (BodyMemory.Share share = memory.share()) {
            share.hold(BodyMemory.SHORT);
            assertThat(memory.held()).isZero();
        }
    }

    @Test
    void refusesWhatIsTooMuchTogetherAndLetsGoOfWhatIsDone() {
        try (BodyMemory.Share first = memory.share();
                BodyMemory.Share second = memory.share()) {
            first.hold(200_000);
            first.hold(600_000);
            assertThatThrownBy(() -> second.hold(500_000)).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.status()).isEqualTo(503);
                assertThat(refusal.code()).isEqualTo("overloaded");
                assertThat(refusal.retryAfter()).isNotNull();
            });
            assertThat(memory.held()).isEqualTo(600_000);
            first.close();
            second.hold(500_000);
        }
        assertThat(memory.held()).isZero();
    }
}
