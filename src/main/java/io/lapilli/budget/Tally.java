package io.lapilli.budget;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.TokenCounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * How much of one budget, or of a wallet, is used and held, in memory. Each has a lock of its own; who needs several
 * takes them in the order of {@link #order}, so that all of a request's are decided together and nobody waits in a
 * circle.
 *
 * <p>One node: what other nodes let through is not seen here. Where several share a database, the limit of a tally is
 * to be a slice that was drawn from there.
 */
final class Tally {

    private static final AtomicLong ORDER = new AtomicLong();

    /** What it counts, and by which calendar; never changes, while limit, mode and thresholds do. */
    record Kind(BudgetScope scope, boolean money, BudgetPeriod period, ZoneId zone) {}

    /** @param budget null: it is a wallet, whose limit is what was paid in */
    record Limit(@Nullable Budget budget, BigDecimal value, boolean hard) {}

    final long order = ORDER.incrementAndGet();
    final Kind kind;
    final ReentrantLock lock = new ReentrantLock();

    private volatile Limit limit;
    private volatile boolean joining;

    // guarded by the lock
    private Window now;
    private @Nullable Window before;
    private @Nullable Set<RequestId> counted;

    /** @param used in the period of {@code at}, as far as the database knew */
    Tally(Kind kind, Limit limit, Instant at, BigDecimal used) {
        this.kind = kind;
        this.limit = limit;
        this.now = windowAt(at);
        this.now.used = used;
    }

    Limit limit() {
        return limit;
    }

    boolean hard() {
        return limit.hard();
    }

    /** Under what it is known outside of memory: the budget, or the organisation whose wallet it is. */
    UUID holder(OrganisationId organisation) {
        Budget budget = limit.budget();
        return budget == null ? organisation.value() : budget.id().value();
    }

    /** What a request counts here: its cost or its tokens. */
    BigDecimal measure(BigDecimal cost, TokenCounts tokens) {
        return kind.money() ? cost : BigDecimal.valueOf(tokens.input() + tokens.output());
    }

    void change(Limit to) {
        lock.lock();
        try {
            if (!to.value().equals(limit.value()) || to.hard() != limit.hard()) {
                now.refusing = false;
            }
            limit = to;
        } finally {
            lock.unlock();
        }
    }

    // ---- with the lock held

    /**
     * The period that an instant lies in, or the nearest that is kept: a request that was admitted just before midnight
     * can come here just after it.
     */
    Window window(Instant at) {
        if (!at.isBefore(now.end)) {
            before = now;
            now = windowAt(at);
        } else if (at.isBefore(now.start) && before != null && before.contains(at)) {
            return before;
        }
        return now;
    }

    /** What may still be held; below 0 when more was used than the limit. */
    BigDecimal room(Window window) {
        return limit.value().subtract(window.used).subtract(window.held);
    }

    /** The same, once all that is held has been given back unused. */
    BigDecimal roomLater(Window window) {
        return limit.value().subtract(window.used);
    }

    // ---- what locks by itself

    /** Counts what a request used. @param window from its admission; null when nothing was held for it here */
    void use(RequestId id, Instant at, @Nullable Window window, BigDecimal held, BigDecimal used) {
        lock.lock();
        try {
            Window its = window == null ? window(at) : window;
            its.held = its.held.subtract(held);
            if (counted != null) {
                counted.add(id);
            }
            if (window != null || its.contains(at)) {
                its.used = its.used.add(used);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes back what {@link #use} counted. */
    void unuse(RequestId id, Instant at, @Nullable Window window, BigDecimal used) {
        lock.lock();
        try {
            Window its = window == null ? window(at) : window;
            if (window != null || its.contains(at)) {
                its.used = its.used.subtract(used);
            }
            if (counted != null) {
                counted.remove(id);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Holds, whether there is room or not. @return where */
    Window hold(Instant at, BigDecimal held) {
        lock.lock();
        try {
            Window window = window(at);
            window.held = window.held.add(held);
            return window;
        } finally {
            lock.unlock();
        }
    }

    /** It refused before this process began, in the period that began then. */
    void refused(Instant periodStart) {
        lock.lock();
        try {
            now.refusing |= now.start.equals(periodStart);
        } finally {
            lock.unlock();
        }
    }

    void giveBack(Window window, BigDecimal held) {
        lock.lock();
        try {
            window.held = window.held.subtract(held);
        } finally {
            lock.unlock();
        }
    }

    /**
     * From here on it is counted here; but requests that ended before are still on their way into the database, and come
     * by {@link #recorded} until {@link #complete}.
     */
    void begin() {
        lock.lock();
        try {
            counted = new HashSet<>();
            joining = true;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing that ended before is on its way any more. */
    boolean isComplete() {
        lock.lock();
        try {
            return counted == null;
        } finally {
            lock.unlock();
        }
    }

    void complete() {
        lock.lock();
        try {
            counted = null;
            joining = false;
        } finally {
            lock.unlock();
        }
    }

    /** A request of this scope came into the database. */
    void recorded(RequestId id, Instant at, BigDecimal used) {
        if (!joining) {
            return;
        }
        lock.lock();
        try {
            if (counted != null && !counted.contains(id)) {
                Window its = window(at);
                if (its.contains(at)) {
                    its.used = its.used.add(used);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** The alert was fired, in this process or an earlier one. */
    void known(BudgetAlert alert) {
        lock.lock();
        try {
            for (Window window : windows()) {
                if (window.start.equals(alert.periodStart())) {
                    window.alerts.putIfAbsent(alert.threshold(), alert);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Thresholds that were reached and told of nobody; they are taken for told from here on. */
    List<BudgetAlert> reached(Instant at) {
        Budget budget = limit.budget();
        if (budget == null || budget.terms().thresholds().isEmpty()) {
            return List.of();
        }
        lock.lock();
        try {
            window(at);
            var reached = new ArrayList<BudgetAlert>();
            for (Window window : windows()) {
                for (BigDecimal threshold : budget.terms().thresholds()) {
                    boolean there = window.used.compareTo(limit.value().multiply(threshold)) >= 0;
                    if (there && !window.alerts.containsKey(threshold)) {
                        var alert =
                                new BudgetAlert(budget.id(), window.start, threshold, window.used, limit.value(), at);
                        window.alerts.put(threshold, alert);
                        reached.add(alert);
                    }
                }
            }
            return reached;
        } finally {
            lock.unlock();
        }
    }

    /** How it stands. @throws IllegalStateException of a wallet */
    BudgetStanding standing(Instant at) {
        Budget budget = limit.budget();
        if (budget == null) {
            throw new IllegalStateException("a wallet is no budget");
        }
        lock.lock();
        try {
            Window window = window(at);
            boolean ends = kind.period() != BudgetPeriod.LIFETIME;
            return new BudgetStanding(
                    budget,
                    Money.plain(window.used),
                    Money.plain(window.held),
                    ends ? window.start : null,
                    ends ? window.end : null,
                    window.refusing,
                    List.copyOf(window.alerts.values()));
        } finally {
            lock.unlock();
        }
    }

    /** What was used and what is held, now. */
    Window look(Instant at) {
        lock.lock();
        try {
            Window window = window(at);
            var copy = new Window(window.start, window.end);
            copy.used = window.used;
            copy.held = window.held;
            copy.refusing = window.refusing;
            return copy;
        } finally {
            lock.unlock();
        }
    }

    private List<Window> windows() {
        return before == null ? List.of(now) : List.of(before, now);
    }

    private Window windowAt(Instant at) {
        if (kind.period() == BudgetPeriod.LIFETIME) {
            return new Window(Instant.EPOCH, Instant.MAX);
        }
        LocalDate first = kind.period().firstDay(at, kind.zone());
        return new Window(
                first.atStartOfDay(kind.zone()).toInstant(),
                kind.period().nextAfter(first).atStartOfDay(kind.zone()).toInstant());
    }
}
