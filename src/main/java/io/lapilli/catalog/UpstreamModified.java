package io.lapilli.catalog;

import io.lapilli.shared.AuditableEvent;

/** An upstream, or the credential that is sent to it, was changed. */
public record UpstreamModified(Upstream before, Upstream after, boolean credentialChanged) implements AuditableEvent {

    @Override
    public String auditName() {
        return "upstream.modified";
    }
}
