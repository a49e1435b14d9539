package io.lapilli.usage;

import io.lapilli.shared.OrganisationId;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;

/** What else is to be written whenever usage is, in the same transaction, so that the two always agree. */
public interface AlongUsage {

    /**
     * Called once for each batch, after its events and rollups were written and before the commit; the organisations'
     * rows in the zones of usage are locked. What it throws rolls the batch back.
     *
     * @param events new ones; several calls can belong to one transaction
     * @param zones in which the organisations' days are kept
     */
    void write(Collection<UsageEvent> events, Map<OrganisationId, ZoneId> zones);
}
