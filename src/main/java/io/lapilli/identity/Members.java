package io.lapilli.identity;

import io.lapilli.identity.IdentityEvent.MemberAdded;
import io.lapilli.identity.IdentityEvent.MemberRemoved;
import io.lapilli.identity.IdentityEvent.MemberRoleChanged;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.UserId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who belongs to an organisation, as what, and what follows from it: the check that every module asks. */
@Service
public class Members {

    private final MemberStore store;
    private final OrganisationStore organisations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Members(MemberStore store, OrganisationStore organisations, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.organisations = organisations;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Passes when the user's role in the organisation allows it.
     *
     * @throws NotFoundException when the user is no member: the organisation does not exist for that user
     * @throws NotPermittedException when the role does not allow it
     */
    public void require(UserId user, OrganisationId organisation, Permission permission) {
        MemberRole role = store.role(organisation, user).orElseThrow(() -> noOrganisation(organisation));
        if (!role.may(permission)) {
            throw new NotPermittedException(words(permission));
        }
    }

    /** The same for whoever acts; the seller may everything, an admin key without an owner all that an admin may. */
    public void require(Actor by, OrganisationId organisation, Permission permission) {
        if (by.seller()) {
            return;
        }
        if (by.user() != null) {
            require(by.user(), organisation, permission);
        } else if (by.key() == null || !MemberRole.ADMIN.may(permission)) {
            throw new NotPermittedException(words(permission));
        }
    }

    public boolean may(UserId user, OrganisationId organisation, Permission permission) {
        return role(user, organisation).filter(role -> role.may(permission)).isPresent();
    }

    public Optional<MemberRole> role(UserId user, OrganisationId organisation) {
        return store.role(organisation, user);
    }

    /** @throws io.lapilli.shared.AlreadyExistsException when the user is a member already */
    @Transactional
    public void add(Actor by, OrganisationId organisation, UserId user, MemberRole role) {
        require(by, organisation, role.neededToGive());
        join(by, organisation, user, role);
    }

    /** Without a check of {@code by}: an accepted invitation was checked when it was made. */
    void join(Actor by, OrganisationId organisation, UserId user, MemberRole role) {
        store.insert(organisation, user, role, Rows.now(clock));
        events.publishEvent(new MemberAdded(by, organisation, user, role));
    }

    /** @throws io.lapilli.shared.InvalidInputException when no owner would be left */
    @Transactional
    public Member changeRole(Actor by, OrganisationId organisation, UserId user, MemberRole role) {
        require(by, organisation, Permission.MANAGE_MEMBERS);
        lock(organisation);
        MemberRole before = store.role(organisation, user).orElseThrow(() -> noMember(user));
        if (before != role) {
            require(by, organisation, before.neededToGive());
            require(by, organisation, role.neededToGive());
            keepAnOwner(organisation, user, before, role);
            store.setRole(organisation, user, role);
            events.publishEvent(new MemberRoleChanged(by, organisation, user, before, role));
        }
        return get(organisation, user);
    }

    /** The user stays, and with it what the user did. Everybody may leave; the last owner may not. */
    @Transactional
    public void remove(Actor by, OrganisationId organisation, UserId user) {
        boolean leaves = user.equals(by.user());
        require(by, organisation, leaves ? Permission.VIEW : Permission.MANAGE_MEMBERS);
        lock(organisation);
        MemberRole before = store.role(organisation, user).orElseThrow(() -> noMember(user));
        if (!leaves) {
            require(by, organisation, before.neededToGive());
        }
        keepAnOwner(organisation, user, before, null);
        store.delete(organisation, user);
        events.publishEvent(new MemberRemoved(by, organisation, user));
    }

    public Member get(OrganisationId organisation, UserId user) {
        return store.find(organisation, user).orElseThrow(() -> noMember(user));
    }

    /** An organisation's people in the order of their accounts. */
    public Slice<Member> list(OrganisationId organisation, @Nullable UserId after, int limit) {
        return store.page(organisation, after, limit);
    }

    /**
     * Those of an organisation's people who match, by name: for everybody who belongs to it.
     *
     * @param after the one that the page before ended with; null: the first page
     */
    public Slice<Member> search(
            Actor by, OrganisationId organisation, MemberFilter filter, @Nullable Member after, int limit) {
        require(by, organisation, Permission.VIEW);
        return store.search(organisation, filter, after, limit);
    }

    public int count(Actor by, OrganisationId organisation, MemberFilter filter) {
        require(by, organisation, Permission.VIEW);
        return store.count(organisation, filter);
    }

    /** Those of an organisation's people who have one of these e-mail addresses. */
    public List<Member> list(OrganisationId organisation, Collection<String> emails) {
        List<String> known = emails.stream()
                .map(email -> email.strip().toLowerCase(Locale.ROOT))
                .filter(Rules::oneLine)
                .distinct()
                .toList();
        return known.isEmpty() ? List.of() : store.withEmails(organisation, known);
    }

    /** A user's organisations, by name, the operator organisation last. */
    public List<Membership> of(UserId user) {
        return store.of(user);
    }

    /** Two owners who remove each other at the same moment must not both succeed. */
    private void lock(OrganisationId organisation) {
        organisations.lock(organisation).orElseThrow(() -> noOrganisation(organisation));
    }

    private void keepAnOwner(OrganisationId organisation, UserId user, MemberRole before, @Nullable MemberRole after) {
        if (before == MemberRole.OWNER && after != MemberRole.OWNER && !store.otherOwner(organisation, user)) {
            throw Rules.invalid("role", "last_owner", "an organisation keeps at least one owner");
        }
    }

    private static String words(Permission permission) {
        return permission.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static NotFoundException noOrganisation(OrganisationId organisation) {
        return new NotFoundException("organisation", organisation.text());
    }

    private static NotFoundException noMember(UserId user) {
        return new NotFoundException("user", user.text());
    }
}
