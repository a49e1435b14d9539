package io.lapilli.prompt;

import io.lapilli.identity.Actor;
import io.lapilli.identity.Members;
import io.lapilli.identity.Permission;
import io.lapilli.project.Projects;
import io.lapilli.prompt.PromptEvent.PromptArchived;
import io.lapilli.prompt.PromptEvent.PromptCreated;
import io.lapilli.prompt.PromptEvent.PromptLabelMoved;
import io.lapilli.prompt.PromptEvent.PromptRenamed;
import io.lapilli.prompt.PromptEvent.PromptRestored;
import io.lapilli.prompt.PromptEvent.PromptVersionPublished;
import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.PromptId;
import io.lapilli.shared.Slice;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes, publishes, labels, archives and finds prompts. What is answered holds at once on this node and within a second
 * on every other. Nothing can be changed in an archived project.
 */
@Service
public class Prompts {

    /** A project has at most so many. */
    public static final int MOST = 1_000;

    /** Characters of a version's note. */
    public static final int LONGEST_NOTE = 500;

    private static final String RESOURCE = "prompt";
    private static final int MOST_MOVES = 500;

    private final PromptStore store;
    private final Members members;
    private final Projects projects;
    private final NewIds ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Prompts(
            PromptStore store,
            Members members,
            Projects projects,
            NewIds ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.members = members;
        this.projects = projects;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Makes a prompt with its first version.
     *
     * @throws AlreadyExistsException when another prompt of the project, archived or not, has the name
     */
    @Transactional
    public Prompt create(
            Actor by, OrganisationId organisation, ProjectId project, String name, PromptContent content, String note) {
        members.require(by, organisation, Permission.WRITE_PROMPTS);
        long mark = store.nextVersion();
        projects.lockActive(organisation, project);
        if (store.count(project) >= MOST) {
            throw new InvalidInputException("name", "too_many", "a project can have at most " + MOST + " prompts");
        }
        Instant now = PromptRows.now(clock);
        var prompt = new Prompt(new PromptId(ids.next()), organisation, project, name, 1, now, now, null);
        unlessTaken(prompt, () -> store.insert(prompt, PromptStore.words(content), mark));
        store.insert(prompt.id(), 1, content, note(note), by.user(), now);
        events.publishEvent(new PromptCreated(by, organisation, project, prompt.id(), prompt.name()));
        return prompt;
    }

    /** @throws AlreadyExistsException when another prompt of the project, archived or not, has the name */
    @Transactional
    public Prompt rename(Actor by, OrganisationId organisation, PromptId id, String name) {
        long mark = changing(by, organisation);
        Prompt before = active(organisation, id);
        Prompt after = changed(before, name, before.latest(), null);
        if (!after.name().equals(before.name())) {
            unlessTaken(after, () -> store.update(after, mark));
            events.publishEvent(new PromptRenamed(by, organisation, id, before.name(), after.name()));
        }
        return after;
    }

    /**
     * Makes the next version.
     *
     * @param label one that points to it at once; null: none
     * @throws InvalidInputException when the newest one says the same
     */
    @Transactional
    public PromptVersion publish(
            Actor by,
            OrganisationId organisation,
            PromptId id,
            PromptContent content,
            String note,
            @Nullable String label) {
        long mark = changing(by, organisation);
        Prompt before = active(organisation, id);
        if (version(organisation, id, before.latest()).content().equals(content)) {
            throw new InvalidInputException("messages", "unchanged", "the newest version says the same");
        }
        Prompt after = changed(before, before.name(), before.latest() + 1, null);
        store.insert(id, after.latest(), content, note(note), by.user(), after.changedAt());
        store.update(after, mark);
        store.setWords(id, PromptStore.words(content));
        events.publishEvent(new PromptVersionPublished(by, organisation, id, before.name(), after.latest()));
        if (label != null) {
            move(by, organisation, id, label, after.latest(), null);
        }
        return version(organisation, id, after.latest());
    }

    /**
     * Lets a label point to a version.
     *
     * @param replaces where it is thought to point; null: not asked
     * @throws InvalidInputException when it points elsewhere by now, or there already
     */
    @Transactional
    public LabelMove move(
            Actor by, OrganisationId organisation, PromptId id, String label, int version, @Nullable Integer replaces) {
        Labels.check(label);
        long mark = changing(by, organisation);
        Prompt prompt = active(organisation, id);
        if (version < 1 || version > prompt.latest()) {
            throw new InvalidInputException("version", "no_such_version", "there is no version " + version);
        }
        Map<String, Integer> labels = store.labels(id);
        Integer before = labels.get(label);
        if (replaces != null && !replaces.equals(before)) {
            throw new InvalidInputException(
                    "replaces",
                    "label_moved_meanwhile",
                    label + " points to " + (before == null ? "nothing" : "version " + before) + " by now");
        }
        if (before != null && before == version) {
            throw new InvalidInputException("version", "unchanged", label + " points to version " + version);
        }
        if (before == null && labels.size() >= Labels.MOST) {
            throw new InvalidInputException(
                    "label", "too_many", "a prompt can have at most " + Labels.MOST + " labels");
        }
        return pointed(by, prompt, label, before, version, false, mark);
    }

    /**
     * Lets a label point to where it did before it was moved to where it points now.
     *
     * @throws InvalidInputException when it has pointed nowhere else
     */
    @Transactional
    public LabelMove rollBack(Actor by, OrganisationId organisation, PromptId id, String label) {
        Labels.check(label);
        long mark = changing(by, organisation);
        Prompt prompt = active(organisation, id);
        int before = store.labels(id).getOrDefault(label, 0);
        if (before == 0) {
            throw new NotFoundException("label", label);
        }
        int target = Labels.before(store.moves(id, label, MOST_MOVES))
                .orElseThrow(() -> new InvalidInputException(
                        "label", "nothing_before", label + " has pointed to no other version before"));
        return pointed(by, prompt, label, before, target, true, mark);
    }

    /** Calls that name it are refused from now on. */
    @Transactional
    public LabelMove removeLabel(Actor by, OrganisationId organisation, PromptId id, String label) {
        Labels.check(label);
        long mark = changing(by, organisation);
        Prompt prompt = active(organisation, id);
        Integer before = store.labels(id).get(label);
        if (before == null) {
            throw new NotFoundException("label", label);
        }
        return pointed(by, prompt, label, before, null, false, mark);
    }

    /** It is not served any more; archiving once more changes nothing. */
    @Transactional
    public Prompt archive(Actor by, OrganisationId organisation, PromptId id) {
        return archived(by, organisation, id, true);
    }

    /** It is served again, as it was. */
    @Transactional
    public Prompt restore(Actor by, OrganisationId organisation, PromptId id) {
        return archived(by, organisation, id, false);
    }

    private Prompt archived(Actor by, OrganisationId organisation, PromptId id, boolean archive) {
        long mark = changing(by, organisation);
        Prompt before = get(organisation, id);
        projects.lockActive(organisation, before.project());
        if (before.archived() == archive) {
            return before;
        }
        Prompt after = changed(before, before.name(), before.latest(), archive ? PromptRows.now(clock) : null);
        store.update(after, mark);
        events.publishEvent(
                archive
                        ? new PromptArchived(by, organisation, id, before.name())
                        : new PromptRestored(by, organisation, id, before.name()));
        return after;
    }

    // ---- what there is

    /** @throws NotFoundException when the organisation has none of that id */
    public Prompt get(OrganisationId organisation, PromptId id) {
        return store.find(organisation, id).orElseThrow(() -> new NotFoundException(RESOURCE, id.text()));
    }

    /** @throws NotFoundException when the organisation has no such prompt, or that no such version */
    public PromptVersion version(OrganisationId organisation, PromptId id, int number) {
        return store.version(get(organisation, id).id(), number)
                .orElseThrow(() -> new NotFoundException("version", Integer.toString(number)));
    }

    /** A page of versions, the newest first. @param before the number that the page before ended with */
    public Slice<VersionHead> versions(OrganisationId organisation, PromptId id, @Nullable Integer before, int limit) {
        return Slice.of(store.versions(get(organisation, id).id(), before, limit + 1), limit);
    }

    /** Where labels point, by their names. */
    public Map<String, Integer> labels(OrganisationId organisation, PromptId id) {
        return store.labels(get(organisation, id).id());
    }

    /** Where the labels of those prompts point that are the organisation's. */
    public Map<PromptId, Map<String, Integer>> labels(OrganisationId organisation, Collection<Prompt> prompts) {
        return store.labels(prompts.stream()
                .filter(prompt -> prompt.organisation().equals(organisation))
                .map(Prompt::id)
                .toList());
    }

    /** The last moves of all labels, the newest first. */
    public List<LabelMove> moves(OrganisationId organisation, PromptId id, int most) {
        return store.moves(get(organisation, id).id(), most);
    }

    /** A page in the order of creation, after the prompt given. */
    public Slice<Prompt> list(PromptQuery query, @Nullable PromptId after, int limit) {
        return Slice.of(store.page(query, after, limit + 1), limit);
    }

    /** The one changed last first. */
    public List<Prompt> lately(PromptQuery query, int offset, int limit) {
        return store.lately(query, offset, limit);
    }

    public int count(PromptQuery query) {
        return store.count(query);
    }

    public PromptDiff diff(OrganisationId organisation, PromptId id, int before, int after) {
        return PromptDiff.of(
                version(organisation, id, before).content(),
                version(organisation, id, after).content());
    }

    // ---- how it is done

    /** The mark's row lets one change after the other through. */
    private long changing(Actor by, OrganisationId organisation) {
        members.require(by, organisation, Permission.WRITE_PROMPTS);
        return store.nextVersion();
    }

    private Prompt active(OrganisationId organisation, PromptId id) {
        Prompt prompt = get(organisation, id);
        projects.lockActive(organisation, prompt.project());
        if (prompt.archived()) {
            throw new InvalidInputException("prompt", "prompt_archived", "the prompt " + id.text() + " is archived");
        }
        return prompt;
    }

    private LabelMove pointed(
            Actor by,
            Prompt prompt,
            String label,
            @Nullable Integer before,
            @Nullable Integer after,
            boolean back,
            long mark) {
        Prompt changed = changed(prompt, prompt.name(), prompt.latest(), null);
        var move = new LabelMove(label, before, after, back, null, changed.changedAt());
        store.point(prompt.id(), label, after, move.at());
        store.insert(mark, prompt.id(), move, by.user());
        store.update(changed, mark);
        events.publishEvent(new PromptLabelMoved(
                by, prompt.organisation(), prompt.id(), prompt.name(), label, before, after, back));
        return move;
    }

    private Prompt changed(Prompt before, String name, int latest, @Nullable Instant archivedAt) {
        return new Prompt(
                before.id(),
                before.organisation(),
                before.project(),
                name,
                latest,
                before.createdAt(),
                PromptRows.now(clock),
                archivedAt);
    }

    private static String note(String note) {
        return Texts.checked("note", note.strip(), LONGEST_NOTE);
    }

    private static void unlessTaken(Prompt prompt, Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException taken) {
            throw new AlreadyExistsException(RESOURCE, "name", prompt.name());
        }
    }
}
