package io.lapilli.shared;

/** A past-tense fact that belongs into the audit log; published in the transaction that made it true. */
public interface AuditableEvent {

    /** {@code resource.verb}, for example {@code api_key.revoked}. */
    String auditName();
}
