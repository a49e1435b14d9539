package io.lapilli.identity;

import io.lapilli.identity.IdentityEvent.InvitationAccepted;
import io.lapilli.identity.IdentityEvent.InvitationDeleted;
import io.lapilli.identity.IdentityEvent.LinkIssued;
import io.lapilli.identity.IdentityEvent.UserCreated;
import io.lapilli.identity.IdentityEvent.UserPasswordSet;
import io.lapilli.identity.Invitation.Kind;
import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.Changes;
import io.lapilli.shared.InvitationId;
import io.lapilli.shared.Names;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links that are handed to a person by hand: into an organisation, into a new account, to a new password. */
@Service
public class Invitations {

    public static final Duration INVITATION_HOLDS = Duration.ofDays(7);
    public static final Duration LONGEST = Duration.ofDays(30);
    static final Duration RESET_HOLDS = Duration.ofDays(1);

    private final InvitationStore store;
    private final OrganisationStore organisations;
    private final UserStore users;
    private final Members members;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Changes changes;
    private final ApplicationEventPublisher events;
    private final NewIds ids;
    private final Clock clock;

    Invitations(
            InvitationStore store,
            OrganisationStore organisations,
            UserStore users,
            Members members,
            Passwords passwords,
            Sessions sessions,
            Changes changes,
            ApplicationEventPublisher events,
            NewIds ids,
            Clock clock) {
        this.store = store;
        this.organisations = organisations;
        this.users = users;
        this.members = members;
        this.passwords = passwords;
        this.sessions = sessions;
        this.changes = changes;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** {@link #invite(Actor, OrganisationId, String, MemberRole, Duration)} for as long as is usual. */
    @Transactional
    public IssuedLink invite(Actor by, OrganisationId organisation, String email, MemberRole role) {
        return invite(by, organisation, email, role, INVITATION_HOLDS);
    }

    /**
     * A link that makes a person a member; it replaces an unused one for the same address.
     *
     * @param holds how long it works: more than nothing, at most {@link #LONGEST}
     * @throws AlreadyExistsException when the person is a member already
     */
    @Transactional
    public IssuedLink invite(Actor by, OrganisationId organisation, String email, MemberRole role, Duration holds) {
        members.require(by, organisation, role.neededToGive());
        if (!holds.isPositive() || holds.compareTo(LONGEST) > 0) {
            throw Rules.invalid(
                    "expires_at", "link_too_long", "a link works for at most " + LONGEST.toDays() + " days");
        }
        organisations.find(organisation).orElseThrow(() -> notFound("organisation", organisation.text()));
        String address = Rules.email("email", email);
        Optional<User> known = users.findByEmail(address);
        if (known.flatMap(user -> members.role(user.id(), organisation)).isPresent()) {
            throw new AlreadyExistsException("member", "email", address);
        }
        store.deleteUnused(Kind.INVITE, address, organisation);
        return issue(by, Kind.INVITE, address, organisation, role, null, holds);
    }

    /** A link into an account that was made for somebody, to choose a password. */
    IssuedLink intoAccount(Actor by, User user) {
        return issue(by, Kind.INVITE, user.email(), null, null, user.id(), INVITATION_HOLDS);
    }

    /** A link with which the user sets a new password; until then the old one goes on working. */
    @Transactional
    public IssuedLink resetLink(Actor by, UserId id) {
        by.requireSeller();
        User user = users.find(id).orElseThrow(() -> notFound("user", id.text()));
        store.deleteUnused(Kind.RESET, user.email(), null);
        return issue(by, Kind.RESET, user.email(), null, null, id, RESET_HOLDS);
    }

    private IssuedLink issue(
            Actor by,
            Kind kind,
            String email,
            @Nullable OrganisationId organisation,
            @Nullable MemberRole role,
            @Nullable UserId user,
            Duration holds) {
        Instant now = Rows.now(clock);
        var link = new Invitation(
                new InvitationId(ids.next()), kind, email, organisation, role, user, now, now.plus(holds), null);
        String token = LinkToken.fresh();
        store.insert(link, LinkToken.hash(token), by.user());
        events.publishEvent(new LinkIssued(by, link));
        return new IssuedLink(link, token);
    }

    /** @throws LinkUnusableException when it does not work (any more) */
    public OpenedLink open(Kind kind, String token) {
        Invitation link = find(kind, token);
        String organisation = link.organisation() == null
                ? null
                : organisations
                        .find(link.organisation())
                        .map(Organisation::name)
                        .orElse(null);
        return new OpenedLink(kind, link.email(), organisation, link.role(), hasAccount(link));
    }

    /**
     * Makes the account of an invited person who has none, and a member of it. Answers whose account it is.
     *
     * @throws LinkUnusableException also when there is an account with a password: {@link #join} is for that
     * @throws io.lapilli.shared.InvalidInputException when name or password break a rule; the link goes on working
     */
    @Transactional
    public UserId accept(String token, String name, String password) {
        Invitation link = find(Kind.INVITE, token);
        if (hasAccount(link)) {
            throw new LinkUnusableException();
        }
        String hash = passwords.hash(password, link.email());
        use(link);
        UserId user = account(link, Names.checked("name", name), hash);
        accepted(link, user);
        return user;
    }

    private UserId account(Invitation link, String name, String hash) {
        Optional<User> prepared = users.findByEmail(link.email());
        if (prepared.isPresent()) {
            UserId id = prepared.get().id();
            users.update(users.lock(id).orElseThrow().named(name));
            users.setPasswordHash(id, hash);
            return id;
        }
        var id = new UserId(ids.next());
        var user = new User(id, link.email(), name, null, null, null, null, null, null, Rows.now(clock), 1);
        users.insert(user, hash);
        changes.mark(OrganisationDirectory.TOPIC);
        events.publishEvent(new UserCreated(Actor.user(id), user));
        return id;
    }

    /**
     * Makes an invited person, who is signed in, a member.
     *
     * @throws LinkUnusableException also when the invitation is for another person
     */
    @Transactional
    public void join(String token, UserId signedIn) {
        Invitation link = find(Kind.INVITE, token);
        User user = users.find(signedIn).orElseThrow(LinkUnusableException::new);
        if (!user.email().equals(link.email())) {
            throw new LinkUnusableException();
        }
        use(link);
        accepted(link, signedIn);
    }

    private void accepted(Invitation link, UserId user) {
        Actor by = Actor.user(user);
        if (link.organisation() != null
                && link.role() != null
                && members.role(user, link.organisation()).isEmpty()) {
            members.join(by, link.organisation(), user, link.role());
        }
        events.publishEvent(new InvitationAccepted(by, link.id(), link.organisation(), user));
    }

    /** Sets the new password and ends every session of the user. Answers whose it was. */
    @Transactional
    public UserId reset(String token, String password) {
        Invitation link = find(Kind.RESET, token);
        UserId user = link.user();
        if (user == null) {
            throw new LinkUnusableException();
        }
        String hash = passwords.hash(password, link.email());
        use(link);
        users.setPasswordHash(user, hash);
        sessions.endAll(user);
        events.publishEvent(new UserPasswordSet(Actor.user(user), user));
        return user;
    }

    private boolean hasAccount(Invitation link) {
        return users.findByEmail(link.email())
                .flatMap(user -> users.passwordHash(user.id()))
                .isPresent();
    }

    private Invitation find(Kind kind, String token) {
        return store.findByTokenHash(LinkToken.hash(token))
                .filter(link -> link.kind() == kind && link.open(Rows.now(clock)))
                .orElseThrow(LinkUnusableException::new);
    }

    private void use(Invitation link) {
        if (!store.use(link.id(), Rows.now(clock))) {
            throw new LinkUnusableException();
        }
    }

    public Invitation get(OrganisationId organisation, InvitationId id) {
        return store.find(organisation, id).orElseThrow(() -> notFound("invitation", id.text()));
    }

    /** Used and expired ones too, in the order they were made. */
    public Slice<Invitation> list(OrganisationId organisation, @Nullable InvitationId after, int limit) {
        return store.page(organisation, after, limit);
    }

    /**
     * Those that nobody used yet, expired ones too, newest first: for who may take them back.
     *
     * @param before the one that the page before ended with; null: the first page
     */
    public Slice<Invitation> unused(Actor by, OrganisationId organisation, @Nullable InvitationId before, int limit) {
        members.require(by, organisation, Permission.MANAGE_MEMBERS);
        return store.unused(organisation, before, limit);
    }

    /** Takes it back: the link stops working. */
    @Transactional
    public void delete(Actor by, OrganisationId organisation, InvitationId id) {
        members.require(by, organisation, Permission.MANAGE_MEMBERS);
        store.delete(get(organisation, id).id());
        events.publishEvent(new InvitationDeleted(by, organisation, id));
    }

    private static NotFoundException notFound(String resource, String id) {
        return new NotFoundException(resource, id);
    }
}
