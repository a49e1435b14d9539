package io.lapilli.tier;

import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.shared.Changes;
import io.lapilli.shared.OrganisationId;
import io.lapilli.usage.UsageRecorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks for rises once a second at organisations whose usage was recorded since, however often that was; and at all of
 * them when a tier changed and once an hour, since some conditions come true by the calendar alone.
 */
@Component
class RiseWatch {

    private static final Logger log = LoggerFactory.getLogger(RiseWatch.class);
    private static final int AT_ONCE = 200;

    private final Rises rises;
    private final TierDirectory directory;
    private final OrganisationDirectory organisations;
    private final Set<OrganisationId> touched = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean all = new AtomicBoolean();

    RiseWatch(Rises rises, TierDirectory directory, OrganisationDirectory organisations, Changes changes) {
        this.rises = rises;
        this.directory = directory;
        this.organisations = organisations;
        changes.on(TierDirectory.TIERS, () -> all.set(true));
    }

    @EventListener
    void on(UsageRecorded recorded) {
        if (!directory.tiers().isEmpty()) {
            touched.addAll(recorded.latest().keySet());
        }
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 20_000)
    void everyHour() {
        all.set(true);
    }

    @Scheduled(fixedDelay = 1_000)
    void look() {
        if (directory.tiers().isEmpty()) {
            touched.clear();
            return;
        }
        if (all.getAndSet(false)) {
            organisations.all().stream().map(Organisation::id).forEach(touched::add);
        }
        List<OrganisationId> taken = new ArrayList<>(touched);
        for (int from = 0; from < taken.size(); from += AT_ONCE) {
            List<OrganisationId> some = taken.subList(from, Math.min(taken.size(), from + AT_ONCE));
            some.forEach(touched::remove);
            try {
                rises.look(some);
            } catch (RuntimeException failure) {
                touched.addAll(some);
                log.warn("Tiers can't be looked at now; it is tried again: {}", failure.getMessage());
                return;
            }
        }
    }
}
