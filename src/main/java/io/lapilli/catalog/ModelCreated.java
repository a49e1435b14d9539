package io.lapilli.catalog;

import io.lapilli.shared.AuditableEvent;

/** A model was made. */
public record ModelCreated(Model model) implements AuditableEvent {

    @Override
    public String auditName() {
        return "model.created";
    }
}
