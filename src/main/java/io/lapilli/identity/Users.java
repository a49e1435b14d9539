package io.lapilli.identity;

import io.lapilli.identity.IdentityEvent.UserCreated;
import io.lapilli.identity.IdentityEvent.UserDisabled;
import io.lapilli.identity.IdentityEvent.UserEnabled;
import io.lapilli.identity.IdentityEvent.UserModified;
import io.lapilli.identity.IdentityEvent.UserPasswordSet;
import io.lapilli.identity.IdentityEvent.UserSessionsEnded;
import io.lapilli.shared.Changes;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.Slice;
import io.lapilli.shared.UserId;
import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People's accounts: what the seller does with them, and what people do with their own. */
@Service
public class Users {

    private final UserStore store;
    private final Staff staff;
    private final Sessions sessions;
    private final Invitations invitations;
    private final Passwords passwords;
    private final Changes changes;
    private final ApplicationEventPublisher events;
    private final NewIds ids;
    private final Clock clock;

    Users(
            UserStore store,
            Staff staff,
            Sessions sessions,
            Invitations invitations,
            Passwords passwords,
            Changes changes,
            ApplicationEventPublisher events,
            NewIds ids,
            Clock clock) {
        this.store = store;
        this.staff = staff;
        this.sessions = sessions;
        this.invitations = invitations;
        this.passwords = passwords;
        this.changes = changes;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** An account without a password, and the link with which its person chooses one. */
    public record Created(User user, IssuedLink link) {}

    /** @throws io.lapilli.shared.AlreadyExistsException when the e-mail address is taken */
    @Transactional
    public Created create(Actor by, NewUser wanted) {
        by.requireSeller();
        User user = insert(by, wanted, null);
        return new Created(user, invitations.intoAccount(by, user));
    }

    /** With a password that is known already: the first administrator's, and those of demo accounts. */
    @Transactional
    public User create(Actor by, NewUser wanted, String password) {
        by.requireSeller();
        return insert(by, wanted, passwords.hash(password, Rules.email("email", wanted.email())));
    }

    @Transactional
    User insert(Actor by, NewUser wanted, @Nullable String passwordHash) {
        var user = new User(
                new UserId(ids.next()),
                wanted.email(),
                wanted.name(),
                wanted.platformRole(),
                wanted.language(),
                null,
                wanted.timeZone(),
                null,
                null,
                Rows.now(clock),
                1);
        store.insert(user, passwordHash);
        staff.follow(by, user.id(), null, user.platformRole());
        changes.mark(OrganisationDirectory.TOPIC);
        events.publishEvent(new UserCreated(by, user));
        return user;
    }

    /**
     * Applies a change to the state as it is, alone. Who is disabled, or gets another platform role, is signed out at
     * once.
     *
     * @throws io.lapilli.shared.InvalidInputException when nobody would be left to administrate the portal, and for who
     *     would close the own account
     */
    @Transactional
    public User modify(Actor by, UserId id, UnaryOperator<UserChange> change) {
        by.requireSeller();
        User before = lock(id);
        UserChange to = change.apply(UserChange.of(before));
        if (to.equals(UserChange.of(before))) {
            return before;
        }
        if (to.disabled() && !before.disabled() && id.equals(by.user())) {
            throw Rules.invalid("disabled", "own_account", "nobody closes the own account");
        }
        User wanted = before.named(to.name()).with(to.platformRole());
        if (to.disabled() != before.disabled()) {
            wanted = wanted.disabled(to.disabled() ? Rows.now(clock) : null);
        }
        User after = store.update(wanted);
        staff.follow(by, id, before.platformRole(), after.platformRole());
        staff.keepAnAdministrator(before, after);
        if (after.disabled() || before.platformRole() != after.platformRole()) {
            sessions.endAll(id);
        } else {
            changes.mark(OrganisationDirectory.TOPIC);
        }
        publish(by, before, after);
        return after;
    }

    private void publish(Actor by, User before, User after) {
        if (!before.name().equals(after.name()) || before.platformRole() != after.platformRole()) {
            events.publishEvent(new UserModified(by, before, after));
        }
        if (before.disabled() != after.disabled()) {
            events.publishEvent(after.disabled() ? new UserDisabled(by, after.id()) : new UserEnabled(by, after.id()));
        }
    }

    /** Signs the user out everywhere: the seller's right, and one's own. */
    @Transactional
    public void endSessions(Actor by, UserId id) {
        requireSelfOrSeller(by, id);
        lock(id);
        sessions.endAll(id);
        events.publishEvent(new UserSessionsEnded(by, id));
    }

    /** What users say of themselves, changed from what it is. */
    @Transactional
    public User changeProfile(Actor by, UserId id, UnaryOperator<Profile> change) {
        requireSelfOrSeller(by, id);
        User before = lock(id);
        User after = store.update(before.with(change.apply(Profile.of(before))));
        events.publishEvent(new UserModified(by, before, after));
        return after;
    }

    /**
     * One's own password, known the old one; ends every session of the user, the asking one too.
     *
     * @throws io.lapilli.shared.InvalidInputException when the old one is wrong or the new one breaks a rule
     */
    @Transactional
    public void changePassword(UserId id, String old, String fresh) {
        User user = lock(id);
        if (!passwords.matches(old, store.passwordHash(id).orElse(null))) {
            throw Rules.invalid("old_password", "password_wrong", "the old password is another");
        }
        store.setPasswordHash(id, passwords.hash(fresh, user.email()));
        sessions.endAll(id);
        events.publishEvent(new UserPasswordSet(Actor.user(id), id));
    }

    public User get(UserId id) {
        return store.find(id).orElseThrow(() -> notFound(id));
    }

    public Optional<User> findByEmail(String email) {
        return store.findByEmail(email.strip().toLowerCase(Locale.ROOT));
    }

    /** Names for lists of what people own; those that are unknown are left out. One query. */
    public Map<UserId, String> names(Collection<UserId> users) {
        return users.isEmpty() ? Map.of() : store.names(users);
    }

    /** Those whose name or address contains the text, in any case, in the order of their creation. */
    public Slice<User> list(@Nullable String search, @Nullable UserId after, int limit) {
        if (search != null && !Rules.oneLine(search)) {
            throw Rules.invalid("search", "invalid_characters", "search must not hold control characters");
        }
        return store.page(search, after, limit);
    }

    private User lock(UserId id) {
        return store.lock(id).orElseThrow(() -> notFound(id));
    }

    private static void requireSelfOrSeller(Actor by, UserId id) {
        if (!id.equals(by.user())) {
            by.requireSeller();
        }
    }

    private static NotFoundException notFound(UserId id) {
        return new NotFoundException("user", id.text());
    }
}
