package io.lapilli.budget;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Holds the worst case of a request in every hard budget and in the wallet that it touches, in all or in none. Reads
 * memory only; an organisation without budgets that pays later costs one look into a map.
 */
@Component
public class Holds {

    /** An answer that is worth its prompt at all. */
    static final long SHORT = 16;

    /** Who is cut short waits until this part of what is not used up is free. */
    private static final long FAIR_PART = 4;

    private final TallySource book;
    private final Ends ends;
    private final UnderWay underWay;
    private final long patienceNanos;

    @Autowired
    Holds(TallySource book, Ends ends, UnderWay underWay, BudgetSettings settings) {
        this(book, ends, underWay, settings.patience());
    }

    Holds(TallySource book, Ends ends, UnderWay underWay, Duration patience) {
        this.book = book;
        this.ends = ends;
        this.underWay = underWay;
        this.patienceNanos = patience.toNanos();
    }

    /**
     * Holds the worst case; or, where that does not fit, the worst case of a shorter answer, as {@link Hold#cap} tells.
     * When it is only for what others hold that there is no room, it waits for them, at most as long as is set.
     *
     * @param at the admission
     * @throws NothingLeft when not even a short answer fits
     * @throws BudgetsNotReady while the portal starts
     */
    public Hold take(Payer payer, Instant at, Bound bound) {
        OrganisationTallies tallies = book.find(payer.organisation());
        Tally[] hard = tallies == null ? OrganisationTallies.NONE : hard(tallies.of(payer.project(), payer.key()));
        Hold hold = tallies == null || hard.length == 0
                ? new Hold(book, ends, underWay, payer, at, bound)
                : new Taking(payer, at, bound, hard, tallies.returns).take();
        return hold.begin(tallies);
    }

    private static Tally[] hard(Tally[] all) {
        for (Tally tally : all) {
            if (!tally.hard()) {
                return Arrays.stream(all).filter(Tally::hard).toArray(Tally[]::new);
            }
        }
        return all;
    }

    /** One request's way to its hold. */
    private final class Taking {

        private final Payer payer;
        private final Instant at;
        private final Bound bound;
        private final Tally[] tallies;
        private final Returns returns;
        private final Window[] windows;

        // of the last look
        private Room room = Room.ANY;
        private Room later = Room.ANY;

        Taking(Payer payer, Instant at, Bound bound, Tally[] tallies, Returns returns) {
            this.payer = payer;
            this.at = at;
            this.bound = bound;
            this.tallies = tallies;
            this.returns = returns;
            this.windows = new Window[tallies.length];
        }

        Hold take() {
            Hold hold = whole(bound.inputBytes());
            if (hold != null) {
                return hold;
            }
            long input = Math.min(bound.inputBytes(), bound.counted().getAsLong());
            boolean mayWait = returns.enter();
            try {
                return take(input, System.nanoTime() + (mayWait ? patienceNanos : 0));
            } finally {
                returns.leave();
            }
        }

        private Hold take(long input, long until) {
            while (true) {
                long seen = returns.count();
                Hold hold = shortened(input, false);
                if (hold == null && !returns.await(seen, until)) {
                    hold = shortened(input, true);
                    if (hold == null) {
                        throw nothingLeft(input);
                    }
                }
                if (hold != null) {
                    return hold;
                }
            }
        }

        /** The whole of what was asked for; null when it does not fit. */
        private @Nullable Hold whole(long input) {
            lock();
            try {
                look();
                return room.longest(bound, input) >= bound.longest() ? hold(input, bound.longest()) : null;
            } finally {
                unlock();
            }
        }

        /**
         * An answer as long as there is room for: all of it for who is alone, and otherwise half of it, so that others
         * need not wait for this one's end. Null when it is worth waiting for more.
         *
         * @param last whether there is no more waiting
         * @throws NothingLeft when waiting would not help
         */
        private @Nullable Hold shortened(long input, boolean last) {
            lock();
            try {
                look();
                long least = Math.min(SHORT, bound.longest());
                long fits = room.longest(bound, input);
                long hoped = later.longest(bound, input);
                if (hoped < least) {
                    throw nothingLeft(input);
                }
                long fair = Math.max(least, hoped / FAIR_PART);
                if (fits < (last ? least : fair)) {
                    return null;
                }
                boolean alone = fits == hoped && returns.waiting() <= 1;
                long taken = alone ? fits : Math.max(Math.min(fits, fair), fits / 2);
                return hold(input, fits >= bound.longest() ? bound.longest() : taken);
            } finally {
                unlock();
            }
        }

        private void look() {
            room = Room.ANY;
            later = Room.ANY;
            for (int i = 0; i < tallies.length; i++) {
                windows[i] = tallies[i].window(at);
                room = room.with(tallies[i].kind.money(), tallies[i].room(windows[i]));
                later = later.with(tallies[i].kind.money(), tallies[i].roomLater(windows[i]));
            }
        }

        private Hold hold(long input, long longest) {
            long output = longest * bound.choices();
            BigDecimal money =
                    room.money() == null ? BigDecimal.ZERO : bound.price().atMost(input, output);
            BigDecimal tokens = room.tokens() == null ? BigDecimal.ZERO : BigDecimal.valueOf(input + output);
            for (int i = 0; i < tallies.length; i++) {
                windows[i].refusing = false;
                windows[i].held = windows[i].held.add(tallies[i].kind.money() ? money : tokens);
            }
            return new Hold(
                    book,
                    ends,
                    underWay,
                    payer,
                    at,
                    bound,
                    tallies,
                    windows,
                    money,
                    tokens,
                    input,
                    longest < bound.longest() ? longest : 0);
        }

        /** Names a tally that has no room for this request. */
        private NothingLeft nothingLeft(long input) {
            lock();
            try {
                for (int i = 0; i < tallies.length; i++) {
                    Room its = Room.ANY.with(tallies[i].kind.money(), tallies[i].room(windows[i]));
                    if (its.longest(bound, input) < Math.min(SHORT, bound.longest())) {
                        windows[i].refusing = true;
                        return new NothingLeft(tallies[i].limit().budget());
                    }
                }
                return new NothingLeft(tallies[0].limit().budget());
            } finally {
                unlock();
            }
        }

        private void lock() {
            for (Tally tally : tallies) {
                tally.lock.lock();
            }
        }

        private void unlock() {
            for (int i = tallies.length - 1; i >= 0; i--) {
                tallies[i].lock.unlock();
            }
        }
    }
}
