package io.lapilli.console.place;

import io.lapilli.shared.OrganisationId;
import io.lapilli.ui.LiveUpdates;
import io.lapilli.usage.RecentRequests;
import io.lapilli.usage.UsageRecorded;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Wakes open screens when usage arrives: at once for what this node carried into the database, within a second for what
 * another node did. Only organisations that somebody looks at are asked about.
 */
@Component
class UsageWatch {

    private static final Logger log = LoggerFactory.getLogger(UsageWatch.class);

    private final LiveUpdates live;
    private final RecentRequests requests;
    private final Map<OrganisationId, Instant> seen = new HashMap<>();

    UsageWatch(LiveUpdates live, RecentRequests requests) {
        this.live = live;
        this.requests = requests;
    }

    @EventListener
    void on(UsageRecorded recorded) {
        recorded.latest().keySet().forEach(live::happened);
    }

    @Scheduled(fixedDelay = 1000)
    void look() {
        Set<OrganisationId> followed = live.followed();
        seen.keySet().retainAll(followed);
        try {
            for (OrganisationId organisation : followed) {
                Instant latest = requests.latest(organisation).orElse(Instant.MIN);
                Instant before = seen.put(organisation, latest);
                if (before != null && !before.equals(latest)) {
                    live.happened(organisation);
                }
            }
        } catch (DataAccessException away) {
            log.debug("The database can't be asked for news now", away);
        }
    }
}
