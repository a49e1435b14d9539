package io.lapilli.identity;

import io.lapilli.identity.IdentityEvent.UsersExported;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.UserId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Every user of the portal, for staff whose role opens them ({@link PlatformRole#seesUsers}); only reads. */
@Service
public class UserDirectory {

    private static final int AT_ONCE = 1_000;

    private final UserDirectoryStore store;
    private final MemberStore members;
    private final Staff staff;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    UserDirectory(
            UserDirectoryStore store,
            MemberStore members,
            Staff staff,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.store = store;
        this.members = members;
        this.staff = staff;
        this.transaction = transaction;
        this.events = events;
    }

    /** Takes what is read, a part at a time. */
    @FunctionalInterface
    public interface Sink {
        void take(UserRow row) throws IOException;
    }

    /** Two queries, however many users. */
    public List<UserRow> page(Actor by, UserFilter filter, UserOrder order, int offset, int limit) {
        staff.requireSightOfUsers(by);
        return withMemberships(store.page(filter, order, offset, limit));
    }

    public int count(Actor by, UserFilter filter) {
        staff.requireSightOfUsers(by);
        return store.count(filter);
    }

    /** All that match, for a change of all of them. */
    public List<UserId> ids(Actor by, UserFilter filter) {
        staff.requireSightOfUsers(by);
        return store.ids(filter);
    }

    /** @throws NotFoundException when there is no such user */
    public UserRow get(Actor by, UserId id) {
        staff.requireSightOfUsers(by);
        UserRow row = store.find(id).orElseThrow(() -> new NotFoundException("user", id.text()));
        return row.with(members.of(id));
    }

    /**
     * Hands over all that match in the order of their creation, however many, and notes that they left the portal.
     *
     * @param described what the filter says, for the audit log
     */
    public void export(Actor by, UserFilter filter, String described, Sink sink) throws IOException {
        staff.requireSightOfUsers(by);
        transaction.executeWithoutResult(_ -> events.publishEvent(new UsersExported(by, described)));
        UserId after = null;
        List<UserRow> page;
        do {
            page = withMemberships(store.after(filter, after, AT_ONCE));
            for (UserRow row : page) {
                sink.take(row);
                after = row.user().id();
            }
        } while (page.size() == AT_ONCE);
    }

    private List<UserRow> withMemberships(List<UserRow> rows) {
        Map<UserId, List<Membership>> all =
                members.of(rows.stream().map(row -> row.user().id()).toList());
        return rows.stream()
                .map(row -> row.with(all.getOrDefault(row.user().id(), List.of())))
                .toList();
    }
}
