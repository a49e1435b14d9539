package io.lapilli.usage;

import io.lapilli.shared.OrganisationId;
import java.time.Instant;
import java.util.Map;

/**
 * Requests of these organisations came into the database; published after the commit, on the thread that carries the
 * journal, at most some twenty times a second. Listeners hand their work to another thread.
 *
 * @param latest the latest admission among what was recorded, for each organisation that was touched
 */
public record UsageRecorded(Map<OrganisationId, Instant> latest) {

    public UsageRecorded {
        latest = Map.copyOf(latest);
    }
}
