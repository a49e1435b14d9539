package io.lapilli.apikey;

import io.lapilli.identity.Actor;
import io.lapilli.identity.Members;
import io.lapilli.identity.Permission;
import io.lapilli.project.Projects;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.UserId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys by which people call models in the browser: one for each person and project, made at the first call, so that
 * what they use is charged and seen like every other call, under their names. They end as a person's keys do: with the
 * membership, the account or the project.
 */
@Service
public class PlaygroundKeys {

    private static final String NAME = "Playground";

    private final SecureRandom random = new SecureRandom();
    private final ApiKeyStore store;
    private final KeyRingStore marks;
    private final KeyHasher hasher;
    private final Projects projects;
    private final Members members;
    private final NewIds ids;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    PlaygroundKeys(
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
     * The key of somebody who is signed in, for calls of this moment; asked anew for each, so that a role that was taken
     * away counts at once.
     *
     * @throws io.lapilli.shared.NotFoundException when the person is no member, or there is no such project
     * @throws io.lapilli.shared.NotPermittedException when the person's role calls no models
     * @throws io.lapilli.project.ProjectArchivedException when the project is archived
     */
    @Transactional
    public VerifiedKey of(UserId user, OrganisationId organisation, ProjectId project) {
        members.require(user, organisation, Permission.OWN_KEYS);
        KeyId key = store.findPlayground(organisation, project, user)
                .orElseGet(() -> findOrMake(user, organisation, project));
        return new VerifiedKey(key, KeyKind.PLAYGROUND, organisation, project, user, null, null);
    }

    /** The project's lock lets one of several first calls make it. */
    private KeyId findOrMake(UserId user, OrganisationId organisation, ProjectId project) {
        projects.lockActive(organisation, project);
        return store.findPlayground(organisation, project, user).orElseGet(() -> make(user, organisation, project));
    }

    private KeyId make(UserId user, OrganisationId organisation, ProjectId project) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var id = new KeyId(ids.next());
        var row = new ApiKeyStore.NewRow(id, KeyKind.PLAYGROUND, organisation, project, user, null, "", now);
        // a key has a secret; this one is forgotten here, and would be refused by its kind
        SecretHash forgotten = hasher.hash(KeyText.make(KeyKind.PROJECT, random));
        store.insert(row, NewKey.named(NAME), forgotten, marks.nextVersion());
        events.publishEvent(new ApiKeyIssued(Actor.user(user), organisation, project, id, KeyKind.PLAYGROUND, NAME));
        return id;
    }
}
