package io.lapilli.apikey;

import io.lapilli.project.ProjectArchived;
import io.lapilli.project.Projects;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.ServiceAccountId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.UserId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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
    private final NewIds ids;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    ApiKeys(
            ApiKeyStore store,
            KeyRingStore marks,
            KeyHasher hasher,
            Projects projects,
            NewIds ids,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.marks = marks;
        this.hasher = hasher;
        this.projects = projects;
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
            OrganisationId organisation, ProjectId project, @Nullable UserId owner, NewKey wanted) {
        projects.lockActive(organisation, project);
        return issue(KeyKind.PROJECT, organisation, project, owner, null, wanted);
    }

    /** A key that manages the organisation and never infers. */
    @Transactional
    public IssuedKey issueAdminKey(OrganisationId organisation, @Nullable UserId owner, NewKey wanted) {
        return issue(KeyKind.ADMIN, organisation, null, owner, null, wanted);
    }

    /** A key that manages the whole portal; of the operator organisation. */
    @Transactional
    public IssuedKey issueOperatorKey(OrganisationId operator, @Nullable UserId owner, NewKey wanted) {
        return issue(KeyKind.OPERATOR, operator, null, owner, null, wanted);
    }

    /** A further key of a service account; inside the transaction that made sure of account and project. */
    IssuedKey issueServiceKey(ServiceAccount account, NewKey wanted) {
        return issue(KeyKind.PROJECT, account.organisation(), account.project(), null, account.id(), wanted);
    }

    /**
     * Refuses the key from now on, for good.
     *
     * @throws NotFoundException when the organisation has no such key, or it is revoked already
     */
    @Transactional
    public void revoke(OrganisationId organisation, KeyId key) {
        if (!store.revoke(organisation, key, now(), marks.nextVersion())) {
            throw notFound(key);
        }
        events.publishEvent(new ApiKeyRevoked(organisation, key));
    }

    /** Revoked keys are found too. */
    public ApiKey get(OrganisationId organisation, KeyId key) {
        return store.find(organisation, key).orElseThrow(() -> notFound(key));
    }

    public Slice<ApiKey> list(OrganisationId organisation, KeyQuery query) {
        return Slice.of(store.list(organisation, query, query.limit() + 1), query.limit());
    }

    @EventListener
    void on(ProjectArchived archived) {
        store.revokeOfProject(archived.organisation(), archived.project(), now(), marks.nextVersion());
    }

    private IssuedKey issue(
            KeyKind kind,
            OrganisationId organisation,
            @Nullable ProjectId project,
            @Nullable UserId user,
            @Nullable ServiceAccountId service,
            NewKey wanted) {
        Instant now = now();
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(now)) {
            throw new InvalidInputException("expires_at", "in_the_past", "expires_at must be in the future");
        }
        String secret = KeyText.make(kind, random);
        var id = new KeyId(ids.next());
        var row = new ApiKeyStore.NewRow(id, kind, organisation, project, user, service, KeyText.last4(secret), now);
        store.insert(row, wanted, hasher.hash(secret), marks.nextVersion());
        events.publishEvent(new ApiKeyIssued(organisation, project, id, kind, wanted.name()));
        return new IssuedKey(secret, get(organisation, id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static NotFoundException notFound(KeyId key) {
        return new NotFoundException("key", key.text());
    }
}
