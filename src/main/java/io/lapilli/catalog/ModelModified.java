package io.lapilli.catalog;

import io.lapilli.shared.AuditableEvent;

/** A model, or what serves it, was changed; retiring it and bringing it back too. */
public record ModelModified(Model before, Model after) implements AuditableEvent {

    @Override
    public String auditName() {
        return "model.modified";
    }
}
