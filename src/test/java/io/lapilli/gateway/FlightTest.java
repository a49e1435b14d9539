package io.lapilli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.catalog.AbortPolicy;
import io.lapilli.gateway.upstream.UpstreamAnswer;
import io.lapilli.gateway.upstream.UpstreamAttempt;
import io.lapilli.pricing.Charge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlightTest {

    private final Flights flights = new Flights(new SimpleMeterRegistry(), Duration.ofSeconds(1));
    private final FakeOutlet outlet = new FakeOutlet();
    private final FakeAttempt attempt = new FakeAttempt();

    @Test
    void cancelsWhenNothingComesForTooLong() {
        try (Flight flight = flights.launch(outlet)) {
            flight.carries(attempt, AbortPolicy.CANCEL);
            flight.awaits(1_000);
            flight.look(0);
            flight.look(900);
            assertThat(attempt.cancelled).isFalse();
            flight.look(1_001);
            assertThat(attempt.cancelled).isTrue();
            assertThat(flight.timedOut()).isTrue();
            assertThat(flight.cut()).isFalse();
        }
    }

    @Test
    void beginsToWaitAnewWithEachArrival() {
        try (Flight flight = flights.launch(outlet)) {
            flight.carries(attempt, AbortPolicy.CANCEL);
            for (int now = 0; now < 10_000; now += 500) {
                flight.awaits(1_000);
                flight.look(now);
                flight.arrived();
            }
            assertThat(attempt.cancelled).isFalse();
        }
    }

    @Test
    void isPatientWhileTheUpstreamIsNotWaitedFor() {
        try (Flight flight = flights.launch(outlet)) {
            flight.carries(attempt, AbortPolicy.CANCEL);
            flight.look(0);
            flight.look(1_000_000_000_000L);
            assertThat(attempt.cancelled).isFalse();
        }
    }

    @Test
    void givesTheNextAttemptItsOwnTime() {
        var second = new FakeAttempt();
        try (Flight flight = flights.launch(outlet)) {
            flight.carries(attempt, AbortPolicy.CANCEL);
            flight.awaits(1_000);
            flight.look(0);
            flight.look(1_001);
            flight.carries(second, AbortPolicy.CANCEL);
            flight.awaits(1_000);
            flight.look(1_500);
            flight.look(2_400);
            assertThat(flight.timedOut()).isFalse();
            assertThat(second.cancelled).isFalse();
        }
    }

    @Test
    void cancelsForAClientThatLeft() {
        try (Flight flight = flights.launch(outlet)) {
            flight.carries(attempt, AbortPolicy.CANCEL);
            outlet.gone = true;
            flight.look(0);
            assertThat(flight.departed()).isTrue();
            assertThat(flight.cut()).isTrue();
            assertThat(attempt.cancelled).isTrue();
        }
    }

    @Test
    void leavesItToTheWritesToFindAClientGoneWhileMuchArrives() {
        try (Flight flight = flights.launch(outlet)) {
            flight.carries(attempt, AbortPolicy.CANCEL);
            flight.look(0);
            int looks = outlet.looks;
            for (int arrival = 0; arrival < 3; arrival++) {
                flight.arrived();
            }
            flight.look(1);
            assertThat(outlet.looks).isEqualTo(looks);
            flight.arrived();
            flight.look(2);
            assertThat(outlet.looks).isEqualTo(looks + 1);
        }
    }

    @Test
    void leavesADrainedUpstreamAlone() {
        try (Flight flight = flights.launch(outlet)) {
            flight.carries(attempt, AbortPolicy.DRAIN);
            outlet.gone = true;
            flight.look(0);
            assertThat(flight.departed()).isTrue();
            assertThat(flight.cut()).isFalse();
            assertThat(attempt.cancelled).isFalse();
        }
    }

    @Test
    void cancelsAtOnceWhatIsSentForAClientThatHadLeft() {
        try (Flight flight = flights.launch(outlet)) {
            flight.depart();
            flight.carries(attempt, AbortPolicy.CANCEL);
            assertThat(attempt.cancelled).isTrue();
        }
    }

    @Test
    void doesNotTouchTheConnectionAfterLanding() {
        Flight flight = flights.launch(outlet);
        flight.close();
        flight.look(0);
        assertThat(outlet.looks).isZero();
        assertThat(flights.aloft()).isZero();
    }

    @Test
    void endsWhatIsInTheAirWhenThePortalStops() {
        Flight flight = flights.launch(outlet);
        flight.carries(attempt, AbortPolicy.DRAIN);
        var landing = Thread.ofVirtual().unstarted(() -> {
            while (!flight.stopped()) {
                Thread.onSpinWait();
            }
            flight.close();
        });
        landing.start();
        flights.stop();
        assertThat(attempt.cancelled).isTrue();
        assertThat(flights.aloft()).isZero();
    }

    private static final class FakeAttempt implements UpstreamAttempt {

        private volatile boolean cancelled;

        @Override
        public UpstreamAnswer send() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private static final class FakeOutlet implements Outlet {

        private boolean gone;
        private int looks;

        @Override
        public void begin(String contentType, long length, @Nullable Charge charge) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void flush() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void finish() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean gone() {
            looks++;
            return gone;
        }
    }
}
