package io.lapilli.scale;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Goes on from an instant in the pace of real time, so that what was filled some time ago is still of today; can be moved. */
final class ScaleClock extends Clock {

    private volatile Duration ahead;

    ScaleClock(Instant now) {
        ahead = Duration.between(Instant.now(), now);
    }

    void forward(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the portal's clock is in UTC");
    }
}
