package io.lapilli.limit;

import io.lapilli.identity.Actor;
import io.lapilli.shared.AuditableEvent;

/** What happened to limits; published inside the transaction that made it true. */
public sealed interface LimitEvent extends AuditableEvent {

    /** From one allowance to another; {@link Allowance#NONE} before it was made and after it was removed. */
    record RateLimitChanged(Actor by, LimitHolder holder, Allowance before, Allowance after) implements LimitEvent {
        @Override
        public String auditName() {
            return after.isEmpty() ? "rate_limit.deleted" : "rate_limit.updated";
        }
    }
}
