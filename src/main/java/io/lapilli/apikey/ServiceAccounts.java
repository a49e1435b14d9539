package io.lapilli.apikey;

import io.lapilli.identity.Actor;
import io.lapilli.identity.Members;
import io.lapilli.identity.Permission;
import io.lapilli.project.Projects;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.ServiceAccountId;
import io.lapilli.shared.Slice;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Programs that work in a project: made with their first key, and deleted with all of them. */
@Service
public class ServiceAccounts {

    private final ServiceAccountStore store;
    private final ApiKeyStore keyStore;
    private final KeyRingStore marks;
    private final ApiKeys keys;
    private final Projects projects;
    private final Members members;
    private final NewIds ids;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    ServiceAccounts(
            ServiceAccountStore store,
            ApiKeyStore keyStore,
            KeyRingStore marks,
            ApiKeys keys,
            Projects projects,
            Members members,
            NewIds ids,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.keyStore = keyStore;
        this.marks = marks;
        this.keys = keys;
        this.projects = projects;
        this.members = members;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** @param firstKey what its first key shall be like; null: it gets none */
    @Transactional
    public IssuedServiceAccount create(
            Actor by, OrganisationId organisation, ProjectId project, String name, @Nullable NewKey firstKey) {
        members.require(by, organisation, Permission.MANAGE_KEYS);
        projects.lockActive(organisation, project);
        var account = new ServiceAccount(new ServiceAccountId(ids.next()), organisation, project, name, now());
        store.insert(account);
        events.publishEvent(new ServiceAccountCreated(by, organisation, project, account.id(), account.name()));
        return new IssuedServiceAccount(account, firstKey == null ? null : keys.issueServiceKey(by, account, firstKey));
    }

    /** A further key of the account. */
    @Transactional
    public IssuedKey issueKey(
            Actor by, OrganisationId organisation, ProjectId project, ServiceAccountId id, NewKey wanted) {
        members.require(by, organisation, Permission.MANAGE_KEYS);
        projects.lockActive(organisation, project);
        return keys.issueServiceKey(by, get(organisation, project, id), wanted);
    }

    /** Its keys are refused from now on, for good. */
    @Transactional
    public void delete(Actor by, OrganisationId organisation, ProjectId project, ServiceAccountId id) {
        members.require(by, organisation, Permission.MANAGE_KEYS);
        projects.lockActive(organisation, project);
        ServiceAccount account = get(organisation, project, id);
        store.delete(account, now());
        keyStore.revokeOfServiceAccount(organisation, id, now(), marks.nextVersion());
        events.publishEvent(new ServiceAccountDeleted(by, organisation, project, id, account.name()));
    }

    public ServiceAccount get(OrganisationId organisation, ProjectId project, ServiceAccountId id) {
        return store.find(organisation, project, id)
                .orElseThrow(() -> new NotFoundException("service account", id.text()));
    }

    /** A page in the order of creation, after the account given. */
    public Slice<ServiceAccount> list(
            OrganisationId organisation, ProjectId project, @Nullable ServiceAccountId after, int limit) {
        return Slice.of(store.list(organisation, project, after, limit + 1), limit);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
