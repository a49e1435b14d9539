package io.lapilli.catalog;

import io.lapilli.shared.AuditableEvent;

/** An upstream was made. */
public record UpstreamCreated(Upstream upstream) implements AuditableEvent {

    @Override
    public String auditName() {
        return "upstream.created";
    }
}
