package io.lapilli.operator.today;

import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.ui.LiveUpdates;
import io.lapilli.usage.UsageRecorded;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Wakes the seller's screens: at once when any organisation's usage arrives on this node, and every second for what
 * other nodes recorded and because a minute goes by. They follow the operator organisation.
 */
@Component
class TodayWatch {

    private final LiveUpdates live;
    private final OrganisationDirectory organisations;

    TodayWatch(LiveUpdates live, OrganisationDirectory organisations) {
        this.live = live;
        this.organisations = organisations;
    }

    @EventListener
    void on(UsageRecorded recorded) {
        if (!recorded.latest().isEmpty()) {
            live.happened(organisations.operator().id());
        }
    }

    @Scheduled(fixedDelay = 1000)
    void tick() {
        live.happened(organisations.operator().id());
    }
}
