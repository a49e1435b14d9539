package io.lapilli.notice.ui;

import io.lapilli.shared.Changes;
import io.lapilli.shared.OrganisationId;
import io.lapilli.ui.LiveUpdates;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Wakes the bells on every node when a notice was put up, and on this node when one was read. */
@Component
class NoticeWatch {

    private final AtomicLong version = new AtomicLong();
    private final LiveUpdates live;

    NoticeWatch(Changes changes, LiveUpdates live) {
        this.live = live;
        changes.on("notices", () -> {
            version.incrementAndGet();
            live.followed().forEach(live::happened);
        });
    }

    /** Somebody there has read something: the bells of the same reader, on this page and others, count anew. */
    void read(OrganisationId organisation) {
        version.incrementAndGet();
        live.happened(organisation);
    }

    /** Another one after each change: as long as it stays, there is nothing to read. */
    long version() {
        return version.get();
    }
}
