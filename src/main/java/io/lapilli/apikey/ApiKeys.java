package io.lapilli.apikey;

import io.lapilli.identity.Actor;
import io.lapilli.identity.IdentityEvent.MemberRemoved;
import io.lapilli.identity.IdentityEvent.UserDisabled;
import io.lapilli.identity.Members;
import io.lapilli.identity.Permission;
import io.lapilli.project.ProjectArchived;
import io.lapilli.project.Projects;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.ServiceAccountId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.UserId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues, revokes and lists keys. What is answered holds on this node at once and on every other within a second. */
@Service
public class ApiKeys {

    private final SecureRandom random = new SecureRandom();
    private final ApiKeyStore store;
    private final KeyRingStore marks;
    private final KeyHasher hasher;
    private final Projects projects;
    private final Members members;
    private final NewIds ids;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    ApiKeys(
            ApiKeyStore store,
            KeyRingStore marks,
            KeyHasher hasher,
            Projects projects,
            Members members,
            NewIds ids,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.marks = marks;
        this.hasher = hasher;
        this.projects = projects;
        this.members = members;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /**
     * A key that infers in the project.
     *
     * @param owner the person who will use it; null: a program's, a service key
     */
    @Transactional
    public IssuedKey issueProjectKey(
            Actor by, OrganisationId organisation, ProjectId project, @Nullable UserId owner, NewKey wanted) {
        boolean own = owner != null && owner.equals(by.user());
        members.require(by, organisation, own ? Permission.OWN_KEYS : Permission.MANAGE_KEYS);
        requireMember(organisation, owner);
        projects.lockActive(organisation, project);
        return issue(by, KeyKind.PROJECT, organisation, project, owner, null, wanted);
    }

    /**
     * A program's key with a secret that is known beforehand, for demo data, which shows it to everybody.
     *
     * @throws IllegalArgumentException when the secret has not the form of a project key's
     */
    @Transactional
    public ApiKey issueKnownKey(
            Actor by, OrganisationId organisation, ProjectId project, NewKey wanted, String secret) {
        requireSeller(by);
        if (KeyText.kind(secret) != KeyKind.PROJECT) {
            throw new IllegalArgumentException("this is no project key's secret");
        }
        projects.lockActive(organisation, project);
        return issue(by, KeyKind.PROJECT, organisation, project, null, null, wanted, secret)
                .key();
    }

    /** A key that manages the organisation and never infers. */
    @Transactional
    public IssuedKey issueAdminKey(Actor by, OrganisationId organisation, @Nullable UserId owner, NewKey wanted) {
        members.require(by, organisation, Permission.MANAGE_ADMIN_KEYS);
        requireMember(organisation, owner);
        return issue(by, KeyKind.ADMIN, organisation, null, owner, null, wanted);
    }

    /** A key that manages the whole portal; of the operator organisation. */
    @Transactional
    public IssuedKey issueOperatorKey(Actor by, OrganisationId operator, @Nullable UserId owner, NewKey wanted) {
        requireSeller(by);
        requireMember(operator, owner);
        return issue(by, KeyKind.OPERATOR, operator, null, owner, null, wanted);
    }

    /** A further key of a service account; inside the transaction that made sure of account and project. */
    IssuedKey issueServiceKey(Actor by, ServiceAccount account, NewKey wanted) {
        return issue(by, KeyKind.PROJECT, account.organisation(), account.project(), null, account.id(), wanted);
    }

    /**
     * Refuses the key from now on, for good.
     *
     * @throws NotFoundException when the organisation has no such key, or it is revoked already
     */
    @Transactional
    public void revoke(Actor by, OrganisationId organisation, KeyId id) {
        requireMayRevoke(by, organisation, get(organisation, id));
        if (!store.revoke(organisation, id, now(), marks.nextVersion())) {
            throw notFound(id);
        }
        events.publishEvent(new ApiKeyRevoked(by, organisation, id));
    }

    /** Revoked keys are found too. */
    public ApiKey get(OrganisationId organisation, KeyId key) {
        return store.find(organisation, key).orElseThrow(() -> notFound(key));
    }

    /** Those of the organisation among many, in one query; revoked keys are found too. */
    public Map<KeyId, ApiKey> find(OrganisationId organisation, Collection<KeyId> keys) {
        return store.find(organisation, keys).stream().collect(Collectors.toMap(ApiKey::id, key -> key));
    }

    /**
     * Keys of all organisations that are not revoked and expire after one instant and not after another, in a stable
     * order. For those who warn of it, not for a screen.
     *
     * @param after the key that the page before ended with; null: the first page
     */
    public List<ApiKey> expiring(Instant from, Instant to, @Nullable KeyId after, int limit) {
        return store.expiring(from, to, after, limit);
    }

    /**
     * Project keys that are not revoked, by name.
     *
     * @param query a part of the name in any case, or the last four characters of the secret
     */
    public List<ApiKey> named(OrganisationId organisation, String query, int limit) {
        return store.named(organisation, query, limit);
    }

    public Slice<ApiKey> list(OrganisationId organisation, KeyQuery query) {
        return Slice.of(store.list(organisation, query, query.limit() + 1), query.limit());
    }

    /** How many keys of each project are not revoked; a project without any is left out. */
    public Map<ProjectId, Long> countByProject(OrganisationId organisation) {
        return store.countByProject(organisation);
    }

    @EventListener
    void on(ProjectArchived archived) {
        store.revokeOfProject(archived.organisation(), archived.project(), now(), marks.nextVersion());
    }

    /** Who leaves an organisation leaves no key behind. */
    @EventListener
    void on(MemberRemoved removed) {
        store.revokeOfUser(removed.organisation(), removed.user(), now(), marks.nextVersion());
    }

    /** Nobody acts in the name of an account that is closed; opening it again brings no key back. */
    @EventListener
    void on(UserDisabled disabled) {
        store.revokeOfUser(disabled.user(), now(), marks.nextVersion());
    }

    private void requireMayRevoke(Actor by, OrganisationId organisation, ApiKey key) {
        switch (key.kind()) {
            case OPERATOR -> requireSeller(by);
            case ADMIN -> members.require(by, organisation, Permission.MANAGE_ADMIN_KEYS);
            case PROJECT, PLAYGROUND -> {
                boolean own = key.owner() instanceof KeyOwner.Person person
                        && person.id().equals(by.user());
                members.require(by, organisation, own ? Permission.OWN_KEYS : Permission.MANAGE_KEYS);
            }
        }
    }

    private static void requireSeller(Actor by) {
        if (!by.seller()) {
            throw new NotPermittedException("the operator's administration");
        }
    }

    private void requireMember(OrganisationId organisation, @Nullable UserId owner) {
        if (owner != null && members.role(owner, organisation).isEmpty()) {
            throw new InvalidInputException("user_id", "no_member", owner.text() + " is no member of the organisation");
        }
    }

    private IssuedKey issue(
            Actor by,
            KeyKind kind,
            OrganisationId organisation,
            @Nullable ProjectId project,
            @Nullable UserId user,
            @Nullable ServiceAccountId service,
            NewKey wanted) {
        return issue(by, kind, organisation, project, user, service, wanted, KeyText.make(kind, random));
    }

    private IssuedKey issue(
            Actor by,
            KeyKind kind,
            OrganisationId organisation,
            @Nullable ProjectId project,
            @Nullable UserId user,
            @Nullable ServiceAccountId service,
            NewKey wanted,
            String secret) {
        Instant now = now();
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(now)) {
            throw new InvalidInputException("expires_at", "in_the_past", "expires_at must be in the future");
        }
        var id = new KeyId(ids.next());
        var row = new ApiKeyStore.NewRow(id, kind, organisation, project, user, service, KeyText.last4(secret), now);
        store.insert(row, wanted, hasher.hash(secret), marks.nextVersion());
        events.publishEvent(new ApiKeyIssued(by, organisation, project, id, kind, wanted.name()));
        return new IssuedKey(secret, get(organisation, id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static NotFoundException notFound(KeyId key) {
        return new NotFoundException("key", key.text());
    }
}
