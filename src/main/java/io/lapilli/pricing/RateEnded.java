package io.lapilli.pricing;

import io.lapilli.identity.Actor;
import io.lapilli.shared.AuditableEvent;

/** A price got its end: by hand, or because another takes its place then. */
public record RateEnded(Actor by, Rate rate) implements AuditableEvent {

    @Override
    public String auditName() {
        return "rate.ended";
    }
}
