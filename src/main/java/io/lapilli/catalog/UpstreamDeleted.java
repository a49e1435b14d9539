package io.lapilli.catalog;

import io.lapilli.shared.AuditableEvent;

/** An upstream that served nothing was deleted. */
public record UpstreamDeleted(Upstream upstream) implements AuditableEvent {

    @Override
    public String auditName() {
        return "upstream.deleted";
    }
}
