package io.lapilli.notice.ui;

import io.lapilli.shared.Changes;
import io.lapilli.ui.LiveUpdates;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Wakes the bells on every node when a notice was put up. */
@Component
class NoticeWatch {

    private final AtomicLong version = new AtomicLong();

    NoticeWatch(Changes changes, LiveUpdates live) {
        changes.on("notices", () -> {
            version.incrementAndGet();
            live.followed().forEach(live::happened);
        });
    }

    /** Another one after each new notice: as long as it stays, there is nothing to read. */
    long version() {
        return version.get();
    }
}
