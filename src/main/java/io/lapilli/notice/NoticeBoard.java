package io.lapilli.notice;

import io.lapilli.identity.Members;
import io.lapilli.identity.Users;
import io.lapilli.shared.Changes;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.Slice;
import io.lapilli.shared.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where notices are put up and read. Each person reads what concerns what the person is now; what was put up before the
 * account was made counts as read.
 */
@Component
public class NoticeBoard {

    /** More unread ones are not counted. */
    public static final int MOST_COUNTED = 100;

    /** The topic of {@link Changes} that is marked with each new notice. */
    static final String TOPIC = "notices";

    private static final Duration KEPT = Duration.ofDays(180);

    private final NoticeStore store;
    private final Members members;
    private final Users users;
    private final Changes changes;
    private final NewIds ids;
    private final Clock clock;

    NoticeBoard(NoticeStore store, Members members, Users users, Changes changes, NewIds ids, Clock clock) {
        this.store = store;
        this.members = members;
        this.users = users;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    /** The newest first. @param before the one that the page before ended with; null: the first page */
    public Slice<Notice> page(UserId reader, @Nullable NoticeId before, int limit) {
        return Slice.of(store.page(reader, audiences(reader), until(reader), before, limit + 1), limit);
    }

    /** At most {@link #MOST_COUNTED}. */
    public int unread(UserId reader) {
        return store.unread(reader, audiences(reader), until(reader), MOST_COUNTED);
    }

    /** Nothing happens when it does not concern the reader. */
    @Transactional
    public void read(UserId reader, NoticeId notice) {
        store.read(reader, audiences(reader), notice);
    }

    /** Everything that has been put up so far. */
    @Transactional
    public void readAll(UserId reader) {
        store.mark(reader, last(clock.instant()));
    }

    /** Inside the transaction that made it true. Nothing happens when it has been told. */
    void tell(NewNotice notice) {
        if (told(List.of(notice.once())).isEmpty()) {
            store.insert(new NoticeId(ids.next()), notice, clock.instant());
            changes.mark(TOPIC);
        }
    }

    Set<String> told(Collection<String> once) {
        return store.told(once);
    }

    @Scheduled(fixedDelay = 86_400_000, initialDelay = 600_000)
    void forgetOld() {
        store.forget(clock.instant().minus(KEPT));
    }

    private List<Audience> audiences(UserId reader) {
        return Audience.of(reader, members.of(reader));
    }

    private NoticeId until(UserId reader) {
        NoticeId mark = store.mark(reader);
        return mark == null ? before(users.get(reader).createdAt()) : mark;
    }

    /** Smaller than any id that was made in that millisecond or later. */
    private static NoticeId before(Instant instant) {
        return new NoticeId(new UUID(instant.toEpochMilli() << 16, 0));
    }

    /** Not smaller than any id that was made in that millisecond or before. */
    private static NoticeId last(Instant instant) {
        return new NoticeId(new UUID(instant.toEpochMilli() << 16 | 0xFFFF, -1));
    }
}
