package io.lapilli.pricing;

import io.lapilli.identity.Actor;
import io.lapilli.shared.AuditableEvent;

/** A price that had not begun was taken back. */
public record RateWithdrawn(Actor by, Rate rate) implements AuditableEvent {

    @Override
    public String auditName() {
        return "rate.deleted";
    }
}
