package io.lapilli.pricing;

import io.lapilli.identity.Actor;
import io.lapilli.shared.AuditableEvent;

/** A price was entered; it may begin later. */
public record RateAdded(Actor by, Rate rate) implements AuditableEvent {

    @Override
    public String auditName() {
        return "rate.created";
    }
}
