package io.lapilli.pricing;

import io.lapilli.shared.AuditableEvent;

/** A price that had not begun was taken back. */
public record RateWithdrawn(Rate rate) implements AuditableEvent {

    @Override
    public String auditName() {
        return "rate.deleted";
    }
}
