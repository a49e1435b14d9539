package io.lapilli.identity;

import io.lapilli.identity.IdentityEvent.OrganisationCreated;
import io.lapilli.identity.IdentityEvent.OrganisationModified;
import io.lapilli.identity.IdentityEvent.OrganisationResumed;
import io.lapilli.identity.IdentityEvent.OrganisationSuspended;
import io.lapilli.shared.Changes;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.Slice;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, changes and suspends organisations: the seller's use cases, and the change that an organisation's own make. */
@Service
public class Organisations {

    private final OrganisationStore store;
    private final OrganisationNotes notes;
    private final Members members;
    private final Invitations invitations;
    private final Changes changes;
    private final ApplicationEventPublisher events;
    private final NewIds ids;
    private final Clock clock;

    Organisations(
            OrganisationStore store,
            OrganisationNotes notes,
            Members members,
            Invitations invitations,
            Changes changes,
            ApplicationEventPublisher events,
            NewIds ids,
            Clock clock) {
        this.store = store;
        this.notes = notes;
        this.members = members;
        this.invitations = invitations;
        this.changes = changes;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param ownerLink null when no owner was named */
    public record Created(
            Organisation organisation, @Nullable IssuedLink ownerLink) {}

    /** @throws io.lapilli.shared.AlreadyExistsException when the name is taken, in any case */
    @Transactional
    public Created create(Actor by, NewOrganisation wanted) {
        by.requireSeller();
        Organisation made = insert(by, wanted.name(), wanted.currency(), wanted.billing(), wanted.timeZone(), false);
        IssuedLink link = wanted.ownerEmail() == null
                ? null
                : invitations.invite(by, made.id(), wanted.ownerEmail(), MemberRole.OWNER);
        return new Created(made, link);
    }

    /** The seller's own organisation; made when there is none. */
    @Transactional
    Organisation operator(Currency currency) {
        return store.findOperator()
                .orElseGet(() ->
                        insert(Actor.INSTALLATION, "Operator", currency, Billing.POSTPAID, ZoneId.of("UTC"), true));
    }

    private Organisation insert(
            Actor by, String name, Currency currency, Billing billing, ZoneId timeZone, boolean operator) {
        var made = new Organisation(
                new OrganisationId(ids.next()),
                name,
                currency,
                billing,
                timeZone,
                operator,
                null,
                null,
                Rows.now(clock),
                1);
        store.insert(made);
        note(by, made, OrganisationNote.Kind.CREATED, null, null);
        changes.mark(OrganisationDirectory.TOPIC);
        events.publishEvent(new OrganisationCreated(by, made));
        return made;
    }

    /**
     * Applies a change to the state as it is, alone. Name and time zone are the organisation's own to change, billing
     * and suspension the seller's.
     *
     * @throws io.lapilli.shared.AlreadyExistsException when the new name is taken, in any case
     */
    @Transactional
    public Organisation modify(Actor by, OrganisationId id, UnaryOperator<OrganisationChange> change) {
        members.require(by, id, Permission.MANAGE_ORGANISATION);
        Organisation before = store.lock(id).orElseThrow(() -> notFound(id));
        OrganisationChange was = OrganisationChange.of(before);
        OrganisationChange to = change.apply(was);
        if (to.equals(was)) {
            return before;
        }
        Organisation changed = before.with(to.name(), to.billing(), to.timeZone());
        if (before.billing() != to.billing() || !Objects.equals(before.suspendedReason(), to.suspendedReason())) {
            by.requireSeller();
        }
        Organisation after = store.update(suspension(changed, to.suspendedReason()));
        changes.mark(OrganisationDirectory.TOPIC);
        publish(by, before, after);
        return after;
    }

    /** Its API answers 403 with the reason until it is resumed. The operator organisation can't be suspended. */
    @Transactional
    public Organisation suspend(Actor by, OrganisationId id, String reason) {
        return modify(by, id, now -> new OrganisationChange(now.name(), now.billing(), now.timeZone(), reason));
    }

    @Transactional
    public Organisation resume(Actor by, OrganisationId id) {
        return modify(by, id, now -> new OrganisationChange(now.name(), now.billing(), now.timeZone(), null));
    }

    private Organisation suspension(Organisation organisation, @Nullable String reason) {
        if (reason == null) {
            return organisation.suspended(null, null);
        }
        if (organisation.operator()) {
            throw Rules.invalid("suspended", "operator_organisation", "the operator organisation can't be suspended");
        }
        return organisation.suspended(
                organisation.suspendedAt() == null ? Rows.now(clock) : organisation.suspendedAt(),
                Rules.reason("suspended_reason", reason));
    }

    private void publish(Actor by, Organisation before, Organisation after) {
        if (!before.with(after.name(), after.billing(), after.timeZone()).equals(before)) {
            noteChanges(by, before, after);
            events.publishEvent(new OrganisationModified(by, before, after));
        }
        String reason = after.suspendedReason();
        if (reason != null && !reason.equals(before.suspendedReason())) {
            note(by, after, OrganisationNote.Kind.SUSPENDED, before.suspendedReason(), reason);
            events.publishEvent(new OrganisationSuspended(by, after.id(), reason));
        }
        if (before.suspended() && reason == null) {
            note(by, after, OrganisationNote.Kind.RESUMED, null, null);
            events.publishEvent(new OrganisationResumed(by, after.id()));
        }
    }

    private void noteChanges(Actor by, Organisation before, Organisation after) {
        noteChange(by, after, OrganisationNote.Kind.RENAMED, before.name(), after.name());
        noteChange(
                by,
                after,
                OrganisationNote.Kind.BILLING,
                before.billing().name(),
                after.billing().name());
        noteChange(
                by,
                after,
                OrganisationNote.Kind.TIME_ZONE,
                before.timeZone().getId(),
                after.timeZone().getId());
    }

    private void noteChange(Actor by, Organisation about, OrganisationNote.Kind kind, String before, String after) {
        if (!before.equals(after)) {
            note(by, about, kind, before, after);
        }
    }

    private void note(
            Actor by, Organisation about, OrganisationNote.Kind kind, @Nullable String before, @Nullable String after) {
        notes.insert(ids.next(), new OrganisationNote(about.id(), kind, Rows.now(clock), by.user(), before, after));
    }

    /** What was decided about an organisation, the newest first, at most {@code limit}. */
    public List<OrganisationNote> notes(OrganisationId id, int limit) {
        return notes.newest(id, limit);
    }

    public Organisation get(OrganisationId id) {
        return store.find(id).orElseThrow(() -> notFound(id));
    }

    /** By its name, in any case. */
    public Optional<Organisation> findByName(String name) {
        return store.findByName(name.strip());
    }

    /** All organisations in the order of their creation. @param after the one that the page before ended with */
    public Slice<Organisation> list(@Nullable OrganisationId after, int limit) {
        return store.page(after, limit);
    }

    private static NotFoundException notFound(OrganisationId id) {
        return new NotFoundException("organisation", id.text());
    }
}
