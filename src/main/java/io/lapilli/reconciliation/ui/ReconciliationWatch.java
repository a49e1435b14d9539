package io.lapilli.reconciliation.ui;

import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.reconciliation.ReconciliationEvent.RunMoved;
import io.lapilli.ui.LiveUpdates;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Wakes open screens when a run comes further. */
@Component
class ReconciliationWatch {

    private final LiveUpdates live;
    private final OrganisationDirectory organisations;

    ReconciliationWatch(LiveUpdates live, OrganisationDirectory organisations) {
        this.live = live;
        this.organisations = organisations;
    }

    @EventListener
    void on(RunMoved moved) {
        live.happened(organisations.operator().id());
    }
}
