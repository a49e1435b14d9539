package io.lapilli.identity;

import io.lapilli.identity.IdentityEvent.UserSignedIn;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.SessionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Signing in with a password. Neither the answer nor its time tells whether an account exists. */
@Service
public class SignIn {

    private static final int LONGEST_EMAIL = 254;

    private final UserStore users;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final SessionStore sessions;
    private final SessionLog log;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final NewIds ids;
    private final Clock clock;

    SignIn(
            UserStore users,
            Passwords passwords,
            SignInThrottle throttle,
            SessionStore sessions,
            SessionLog log,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            NewIds ids,
            Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.log = log;
        this.transaction = transaction;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param browser for throttling, the person's own list of sessions, and audit */
    public SignInResult attempt(String email, String password, Browser browser) {
        String account = email.strip().toLowerCase(Locale.ROOT);
        if (account.length() > LONGEST_EMAIL) {
            return new SignInResult.Refused();
        }
        Duration wait = throttle.attempt(account, browser.address());
        if (wait.isPositive()) {
            return new SignInResult.Throttled(wait);
        }
        Optional<User> user = users.findByEmail(account);
        Optional<String> hash = user.flatMap(known -> users.passwordHash(known.id()));
        boolean matches = passwords.matches(password, hash.orElse(null));
        if (!matches || user.isEmpty() || user.get().disabled()) {
            user.ifPresent(known -> log.refused(known.id(), browser));
            return new SignInResult.Refused();
        }
        throttle.succeeded(account, browser.address());
        hash.filter(passwords::outdated)
                .ifPresent(_ -> users.setPasswordHash(user.get().id(), passwords.rehash(password)));
        return new SignInResult.Accepted(enter(user.get(), browser));
    }

    /** Signs in whoever just proved to be this user in another way: with a link, or by changing the password. */
    public SignedIn enter(User user, Browser browser) {
        return transaction.execute(_ -> {
            Instant now = Rows.now(clock);
            users.signedIn(user.id(), now);
            var session = new SessionId(ids.next());
            sessions.insert(Session.begun(session, user.id(), now, browser));
            events.publishEvent(new UserSignedIn(Actor.user(user.id()), user.id(), browser.address()));
            return new SignedIn(
                    user.id().value(),
                    user.email(),
                    user.platformRole(),
                    users.sessionEpoch(user.id()),
                    session.value());
        });
    }
}
