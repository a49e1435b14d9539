package io.lapilli.apikey;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues and revokes keys. What is answered holds on this node at once and on every other within a second. */
@Service
public class ApiKeys {

    private final SecureRandom random = new SecureRandom();
    private final ApiKeyStore store;
    private final KeyHasher hasher;
    private final NewIds ids;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    ApiKeys(ApiKeyStore store, KeyHasher hasher, NewIds ids, InstantSource clock, ApplicationEventPublisher events) {
        this.store = store;
        this.hasher = hasher;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** A key that infers in the project, for a person, a service account, or (null) whoever automates. */
    @Transactional
    public IssuedKey issueProjectKey(
            OrganisationId organisation, ProjectId project, @Nullable KeyOwner owner, NewKey wanted) {
        return issue(KeyKind.PROJECT, organisation, project, owner, wanted);
    }

    /** A key that manages the organisation and never infers. */
    @Transactional
    public IssuedKey issueAdminKey(OrganisationId organisation, @Nullable KeyOwner owner, NewKey wanted) {
        return issue(KeyKind.ADMIN, organisation, null, owner, wanted);
    }

    /** A key that manages the whole portal; of the operator organisation. */
    @Transactional
    public IssuedKey issueOperatorKey(OrganisationId operator, @Nullable KeyOwner owner, NewKey wanted) {
        return issue(KeyKind.OPERATOR, operator, null, owner, wanted);
    }

    /**
     * Refuses the key from now on, for good. One that is revoked already stays so, with the earlier instant.
     *
     * @throws NotFoundException when the organisation has no such key
     */
    @Transactional
    public void revoke(OrganisationId organisation, KeyId key) {
        long version = store.nextVersion();
        if (!store.revoke(organisation, key, clock.instant(), version)) {
            throw new NotFoundException("key", key.text());
        }
        events.publishEvent(new ApiKeyRevoked(organisation, key));
    }

    private IssuedKey issue(
            KeyKind kind,
            OrganisationId organisation,
            @Nullable ProjectId project,
            @Nullable KeyOwner owner,
            NewKey wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String secret = KeyText.make(kind, random);
        var key = new ApiKey(
                new KeyId(ids.next()),
                kind,
                organisation,
                project,
                owner,
                wanted.name(),
                KeyText.last4(secret),
                wanted.models(),
                now,
                wanted.expiresAt(),
                null,
                null);
        store.insert(key, hasher.hash(secret), store.nextVersion());
        events.publishEvent(new ApiKeyIssued(organisation, project, key.id(), kind, key.name()));
        return new IssuedKey(secret, key);
    }
}
