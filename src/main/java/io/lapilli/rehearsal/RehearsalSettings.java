package io.lapilli.rehearsal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast the rehearsal speaks.
 *
 * @param rehearsalPace {@code lapilli.rehearsal-pace}: tokens a second; 0: as fast as it can
 * @param rehearsalFirstToken {@code lapilli.rehearsal-first-token}: how long it waits before its first one
 * @param rehearsalStall {@code lapilli.rehearsal-stall}: how long nothing comes when it is told to stall
 */
@ConfigurationProperties("lapilli")
record RehearsalSettings(
        @DefaultValue("60") int rehearsalPace,
        @DefaultValue("250ms") Duration rehearsalFirstToken,
        @DefaultValue("60s") Duration rehearsalStall) {

    RehearsalSettings {
        if (rehearsalPace < 0) {
            throw new IllegalArgumentException("lapilli.rehearsal-pace can't be negative");
        }
    }

    Pace pace(Misbehaviour misbehaviour) {
        if (misbehaviour.has("slow")) {
            long each = Duration.ofMillis(misbehaviour.value("slow")).toNanos();
            return new Pace(each, 0, each);
        }
        long token = rehearsalPace == 0 ? 0 : Duration.ofSeconds(1).toNanos() / rehearsalPace;
        return new Pace(rehearsalFirstToken.toNanos(), token, 0);
    }
}
