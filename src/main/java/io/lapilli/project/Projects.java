package io.lapilli.project;

import io.lapilli.identity.Actor;
import io.lapilli.identity.Members;
import io.lapilli.identity.Permission;
import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.Slice;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, renames, archives and finds the projects of an organisation. */
@Service
public class Projects {

    private static final String RESOURCE = "project";

    private final ProjectStore store;
    private final Members members;
    private final NewIds ids;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Projects(ProjectStore store, Members members, NewIds ids, InstantSource clock, ApplicationEventPublisher events) {
        this.store = store;
        this.members = members;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** @throws AlreadyExistsException when another project of the organisation, archived or not, has the name */
    @Transactional
    public Project create(Actor by, OrganisationId organisation, String name) {
        members.require(by, organisation, Permission.CREATE_PROJECTS);
        var project = new Project(new ProjectId(ids.next()), organisation, name, now(), null);
        unlessTaken(project, () -> store.insert(project));
        events.publishEvent(new ProjectCreated(by, organisation, project.id(), project.name()));
        return project;
    }

    /** @throws AlreadyExistsException when another project of the organisation, archived or not, has the name */
    @Transactional
    public Project rename(Actor by, OrganisationId organisation, ProjectId id, String name) {
        members.require(by, organisation, Permission.MANAGE_PROJECTS);
        Project before = lockActive(organisation, id);
        var renamed = new Project(id, organisation, name, before.createdAt(), null);
        if (!renamed.equals(before)) {
            unlessTaken(renamed, () -> store.update(renamed));
            events.publishEvent(new ProjectRenamed(by, organisation, id, before.name(), renamed.name()));
        }
        return renamed;
    }

    /** Ends work in the project, its keys included, for good. Archiving once more changes nothing. */
    @Transactional
    public Project archive(Actor by, OrganisationId organisation, ProjectId id) {
        members.require(by, organisation, Permission.MANAGE_PROJECTS);
        Project before = store.lock(organisation, id).orElseThrow(() -> new NotFoundException(RESOURCE, id.text()));
        if (before.archived()) {
            return before;
        }
        var archived = new Project(id, organisation, before.name(), before.createdAt(), now());
        store.update(archived);
        events.publishEvent(new ProjectArchived(by, organisation, id, before.name()));
        return archived;
    }

    public Project get(OrganisationId organisation, ProjectId id) {
        return store.find(organisation, id).orElseThrow(() -> new NotFoundException(RESOURCE, id.text()));
    }

    /**
     * The project, which stays active until the calling transaction ends.
     *
     * @throws ProjectArchivedException when it is archived
     */
    @Transactional
    public Project lockActive(OrganisationId organisation, ProjectId id) {
        Project project = store.lock(organisation, id).orElseThrow(() -> new NotFoundException(RESOURCE, id.text()));
        if (project.archived()) {
            throw new ProjectArchivedException(id);
        }
        return project;
    }

    /** A page in the order of creation, after the project given. */
    public Slice<Project> list(OrganisationId organisation, boolean archivedToo, @Nullable ProjectId after, int limit) {
        return Slice.of(store.list(organisation, archivedToo, after, limit + 1), limit);
    }

    /** All, by name, for people to choose from. */
    public List<Project> all(OrganisationId organisation, boolean archivedToo) {
        return store.byName(organisation, archivedToo);
    }

    private void unlessTaken(Project project, Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException taken) {
            throw new AlreadyExistsException(RESOURCE, "name", project.name());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
