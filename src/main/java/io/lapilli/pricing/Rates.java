package io.lapilli.pricing;

import io.lapilli.catalog.Catalog;
import io.lapilli.identity.Actor;
import io.lapilli.shared.Changes;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RateId;
import io.lapilli.shared.Slice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Adds and ends prices: for the seller only. Nothing that has been a price is ever changed, so that every charge can
 * be explained for ever. What is answered holds at once.
 */
@Service
public class Rates {

    /** Clocks differ and calls take time: a start so little in the past means now. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final RateStore store;
    private final Catalog catalog;
    private final Changes changes;
    private final NewIds ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;

    Rates(
            RateStore store,
            Catalog catalog,
            Changes changes,
            NewIds ids,
            Clock clock,
            ApplicationEventPublisher events,
            TransactionOperations transactions) {
        this.store = store;
        this.catalog = catalog;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
        this.transactions = transactions;
    }

    /**
     * In the order in which they were entered.
     *
     * @param after begin behind this one; null: at the first
     * @param model only this model's; null: all
     * @param organisation only this organisation's contract; null: all
     */
    public Slice<Rate> list(
            int limit, @Nullable RateId after, @Nullable String model, @Nullable OrganisationId organisation) {
        return Slice.of(store.list(limit + 1, after, model, organisation), limit);
    }

    /** So many of those that match, in the order of models, meters, whom they are for, and the newest first. */
    public List<Rate> search(RateFilter filter, int offset, int limit) {
        return store.search(filter, now(), offset, limit);
    }

    /** How many match. */
    public int count(RateFilter filter) {
        return store.count(filter, now());
    }

    /** @throws NotFoundException when there is none of that id */
    public Rate get(RateId id) {
        return store.byId(id).orElseThrow(() -> new NotFoundException("rate", id.text()));
    }

    /**
     * Adds a price. The one with the same selector that would go on ends where the new one begins; when the new one has
     * an end, the old price goes on after it, as a rate of its own. A new one without an end lasts until the next that
     * is already entered begins. A start up to a minute ago means now where another rate covered that minute.
     *
     * @throws RateConflictException when another rate is in the way
     * @throws InvalidInputException when the model or the organisation does not exist, or a rule of {@link Rate} is
     *     broken
     */
    public Rate add(Actor by, RateDraft draft) {
        by.requireSeller();
        return changing(() -> insert(by, planned(draft)));
    }

    /**
     * What {@link #add} would do now, without doing it.
     *
     * @throws RateConflictException when another rate is in the way
     */
    Timeline planned(RateDraft draft) {
        if (catalog.model(draft.model()) == null) {
            throw new InvalidInputException("model", "model_not_found", "there is no model " + draft.model());
        }
        Instant now = now();
        return new Timeline(store.of(draft.model(), draft.meter()), rate(draft, now), now, TOLERANCE);
    }

    /** Adds a price as if it had been entered when it began: for histories that are made up. */
    Rate addInThePast(RateDraft draft) {
        return changing(() -> {
            Instant from = Objects.requireNonNull(draft.validFrom());
            return insert(
                    Actor.INSTALLATION,
                    new Timeline(store.of(draft.model(), draft.meter()), rate(draft, from), from, Duration.ZERO));
        });
    }

    /**
     * Ends a price, without another in its place; one that has not begun is taken back as {@link #withdraw} does.
     *
     * @param at not in the past, and before the end that the rate already has; null: now
     */
    public Rate end(Actor by, RateId id, @Nullable Instant at) {
        by.requireSeller();
        return changing(() -> {
            Rate rate = get(id);
            return endAt(by, rate, plannedEnd(rate, at));
        });
    }

    /** When {@link #end} would end it. */
    Instant plannedEnd(Rate rate, @Nullable Instant at) {
        Instant now = now();
        Instant end = at == null || !at.isAfter(now) && at.isAfter(now.minus(TOLERANCE)) ? now : micros(at);
        if (end.isBefore(now)) {
            throw invalidEnd("in_the_past", "valid_to must not be in the past: what was charged stays");
        }
        if (rate.validTo() != null && !end.isBefore(rate.validTo())) {
            throw invalidEnd("not_before_end", "valid_to must be before the end the rate has: " + rate.validTo());
        }
        if (!end.isAfter(rate.validFrom())) {
            throw invalidEnd("not_after_start", "valid_to must be after valid_from; delete the rate instead");
        }
        return end;
    }

    /**
     * Takes back a price that has not begun; the one that it would have followed goes on. One that has begun ends now.
     *
     * @return the rate as it was, or with its end
     */
    public Rate withdraw(Actor by, RateId id) {
        by.requireSeller();
        return changing(() -> {
            Instant now = now();
            Rate rate = get(id);
            if (!rate.validFrom().isAfter(now)) {
                return rate.validTo() != null && !rate.validTo().isAfter(now) ? rate : endAt(by, rate, now);
            }
            store.delete(id);
            store.of(rate.model(), rate.meter()).stream()
                    .filter(before -> Overlaps.sameSelector(before, rate)
                            && rate.validFrom().equals(before.validTo()))
                    .forEach(before -> store.end(before.id(), rate.validTo()));
            events.publishEvent(new RateWithdrawn(by, rate));
            return rate;
        });
    }

    private Rate insert(Actor by, Timeline timeline) {
        Rate added = timeline.added();
        Rate replaced = timeline.replaced();
        if (replaced != null) {
            endAt(by, replaced, added.validFrom());
        }
        store.insert(added);
        events.publishEvent(new RateAdded(by, added));
        Rate resumed = timeline.resumed(() -> new RateId(ids.next()));
        if (resumed != null) {
            store.insert(resumed);
            events.publishEvent(new RateAdded(by, resumed));
        }
        return added;
    }

    private Rate endAt(Actor by, Rate rate, Instant end) {
        store.end(rate.id(), end);
        Rate ended = rate.endingAt(end);
        events.publishEvent(new RateEnded(by, ended));
        return ended;
    }

    private Rate rate(RateDraft draft, Instant now) {
        return new Rate(
                new RateId(ids.at(now.toEpochMilli())),
                draft.model(),
                draft.meter(),
                draft.price(),
                draft.per(),
                draft.currency(),
                draft.validFrom() == null ? now : micros(draft.validFrom()),
                draft.validTo() == null ? null : micros(draft.validTo()),
                draft.organisation(),
                draft.tier(),
                draft.serviceClass(),
                draft.band(),
                draft.window(),
                now);
    }

    /** The mark comes first: its row is the lock that lets one change of the prices after the other through. */
    private Rate changing(Supplier<Rate> change) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            changes.mark(PriceBook.TOPIC);
            return change.get();
        }));
    }

    private Instant now() {
        return micros(clock.instant());
    }

    /** What both databases keep. */
    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    private static InvalidInputException invalidEnd(String reason, String message) {
        return new InvalidInputException("valid_to", reason, message);
    }
}
