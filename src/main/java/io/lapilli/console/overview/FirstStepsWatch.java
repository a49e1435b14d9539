package io.lapilli.console.overview;

import io.lapilli.apikey.ApiKeyIssued;
import io.lapilli.project.ProjectCreated;
import io.lapilli.ui.LiveUpdates;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Wakes open screens when a project or a key was made on this node: the way to the first call goes on by itself. */
@Component
class FirstStepsWatch {

    private final LiveUpdates live;

    FirstStepsWatch(LiveUpdates live) {
        this.live = live;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ProjectCreated created) {
        live.happened(created.organisation());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ApiKeyIssued issued) {
        live.happened(issued.organisation());
    }
}
