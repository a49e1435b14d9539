package io.lapilli.sandbox;

import io.lapilli.identity.PlatformRole;
import io.lapilli.identity.SignedIn;
import io.lapilli.identity.Users;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.Names;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Who comes into a live session and who has to leave. The one place that says whether somebody is in: everything else
 * takes a {@link Participant}, and reads and changes what belongs to its session.
 */
@Service
public class Participants {

    /** People of one session, those who left included. */
    static final int MOST = 1_000;

    static final int MOST_LINKS = 50;
    static final int COLOURS = 8;

    private static final Set<PlatformRole> HOSTS = EnumSet.of(PlatformRole.OPERATOR_ADMIN, PlatformRole.PRESALES);
    private static final Duration LONGEST_LINK = Duration.ofDays(30);

    private final PeopleStore store;
    private final LiveSessionStore sessions;
    private final Users users;
    private final Rooms rooms;
    private final TransactionOperations transactions;
    private final NewIds ids;
    private final Clock clock;

    Participants(
            PeopleStore store,
            LiveSessionStore sessions,
            Users users,
            Rooms rooms,
            TransactionOperations transactions,
            NewIds ids,
            Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.users = users;
        this.rooms = rooms;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param token stands nowhere else; see {@link Secret} */
    public record IssuedLink(GuestLink link, String token) {}

    /** @param secret for the guest's cookie; stands nowhere else */
    public record Joined(Participant participant, String secret, Instant until) {}

    /** Whether live sessions are led with that role. */
    public static boolean leads(SignedIn signedIn) {
        return signedIn.platformRole() != null && HOSTS.contains(signedIn.platformRole());
    }

    /**
     * Staff of the seller; hosts everywhere.
     *
     * @throws NotFoundException when there is no such session
     * @throws NotPermittedException when the role leads no sessions
     */
    public Participant host(SignedIn signedIn, LiveSessionId session) {
        if (!leads(signedIn)) {
            throw new NotPermittedException("live sessions");
        }
        requireThere(session);
        return store.staff(session, signedIn.user()).orElseGet(() -> enter(signedIn, session));
    }

    private Participant enter(SignedIn signedIn, LiveSessionId session) {
        String name = users.get(signedIn.user()).name();
        var made = new Participant(
                ids.next(), session, signedIn.user(), null, name, RoomRole.HOST, colour(session), now());
        try {
            transactions.executeWithoutResult(_ -> {
                store.insert(made, null);
                sessions.touch(session, now());
            });
            rooms.changed(session);
            return made;
        } catch (DuplicateKeyException twoPages) {
            return store.staff(session, signedIn.user()).orElseThrow();
        }
    }

    /** A guest by the cookie's secret; empty when it is not, or not any more, one of this session. */
    public Optional<Participant> guest(LiveSessionId session, String secret) {
        return store.guest(session, Secret.hash(secret), clock.instant());
    }

    /**
     * Somebody opens a link.
     *
     * @throws NotFoundException when the link is none of this session, has expired or was revoked: not told apart
     */
    public Joined join(LiveSessionId session, String token, String name) {
        String called = Names.checked("name", name);
        Instant now = now();
        GuestLink link = store.link(session, Secret.hash(token))
                .filter(found -> found.opens(now))
                .orElseThrow(() -> new NotFoundException("link", "of a guest"));
        if (store.count(session) >= MOST) {
            throw new InvalidInputException("name", "too_many", "nobody else can join this session");
        }
        String secret = Secret.fresh();
        var made = new Participant(ids.next(), session, null, link.id(), called, link.role(), colour(session), now);
        transactions.executeWithoutResult(_ -> {
            store.insert(made, Secret.hash(secret));
            sessions.touch(session, now);
        });
        rooms.changed(session);
        return new Joined(made, secret, link.expiresAt());
    }

    /** @param lasts up to 30 days */
    public IssuedLink issue(Participant by, RoomRole role, Duration lasts) {
        by.requireHost();
        if (role.hosts()) {
            throw new InvalidInputException("role", "not_allowed", "a guest is an editor or a viewer");
        }
        if (!lasts.isPositive() || lasts.compareTo(LONGEST_LINK) > 0) {
            throw new InvalidInputException("hours", "out_of_range", "a link lasts up to 30 days");
        }
        if (store.links(by.session(), now(), MOST_LINKS).size() >= MOST_LINKS) {
            throw new InvalidInputException("role", "too_many", "a session has at most " + MOST_LINKS + " links");
        }
        String token = Secret.fresh();
        var link = new GuestLink(ids.next(), role, now(), now().plus(lasts), null);
        transactions.executeWithoutResult(_ -> {
            store.insert(link, by.session(), Secret.hash(token));
            sessions.touch(by.session(), now());
        });
        rooms.changed(by.session());
        return new IssuedLink(link, token);
    }

    /** Everybody who came by it is out at once. */
    public void revoke(Participant by, UUID link) {
        by.requireHost();
        changing(by, () -> store.revoke(by.session(), link, now()), "link", link);
    }

    /** A guest is out at once; the link stays. */
    public void remove(Participant by, UUID guest) {
        by.requireHost();
        changing(by, () -> store.remove(by.session(), guest, now()), "participant", guest);
    }

    private void changing(Participant by, BooleanSupplier change, String what, UUID id) {
        transactions.executeWithoutResult(_ -> {
            if (!change.getAsBoolean()) {
                throw new NotFoundException(what, id.toString());
            }
            sessions.touch(by.session(), now());
        });
        rooms.changed(by.session());
    }

    private void requireThere(LiveSessionId session) {
        if (sessions.find(session).isEmpty()) {
            throw new NotFoundException("live session", session.text());
        }
    }

    private int colour(LiveSessionId session) {
        return store.count(session) % COLOURS;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
