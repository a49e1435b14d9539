package io.lapilli.budget;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.TokenCounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is held for one request under way. Is ended once, by {@link #settle} or by {@link #release}; by the request's
 * thread. Until then it also holds in budgets that are made or become hard meanwhile, beyond what they have room for if
 * it must be: the request was admitted without them, but nobody else is.
 */
public final class Hold {

    private static final Window[] NOWHERE = {};

    private final TallySource book;
    private final Ends ends;
    private final UnderWay underWay;
    private final Payer payer;
    private final Instant at;
    private final Bound bound;
    private final long input;
    private final long cap;

    // guarded by this
    private Tally[] tallies;
    private Window[] windows;
    private BigDecimal money;
    private BigDecimal tokens;
    private boolean ended;

    /** Nothing, so far. */
    Hold(TallySource book, Ends ends, UnderWay underWay, Payer payer, Instant at, Bound bound) {
        this(
                book,
                ends,
                underWay,
                payer,
                at,
                bound,
                OrganisationTallies.NONE,
                NOWHERE,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                bound.inputBytes(),
                0);
    }

    /**
     * @param windows those of the tallies
     * @param input tokens that go in, at most
     * @param cap 0: as it was asked for
     */
    Hold(
            TallySource book,
            Ends ends,
            UnderWay underWay,
            Payer payer,
            Instant at,
            Bound bound,
            Tally[] tallies,
            Window[] windows,
            BigDecimal money,
            BigDecimal tokens,
            long input,
            long cap) {
        this.book = book;
        this.ends = ends;
        this.underWay = underWay;
        this.payer = payer;
        this.at = at;
        this.bound = bound;
        this.tallies = tallies;
        this.windows = windows;
        this.money = money;
        this.tokens = tokens;
        this.input = input;
        this.cap = cap;
    }

    /** Is known from here on, and holds in what came between the look at the budgets and now. */
    Hold begin(@Nullable OrganisationTallies seen) {
        underWay.begin(this);
        OrganisationTallies now = book.find(payer.organisation());
        if (now != seen) {
            meet(now);
        }
        return this;
    }

    /** Holds in hard budgets that it does not hold in yet. Any thread. */
    void meet(@Nullable OrganisationTallies all) {
        if (all == null) {
            return;
        }
        for (Tally tally : all.of(payer.project(), payer.key())) {
            boolean concerned = tally.limit().budget() != null || all.paysInAdvance(at);
            if (tally.hard() && concerned) {
                join(tally);
            }
        }
    }

    private synchronized void join(Tally tally) {
        if (ended || indexOf(tally) >= 0) {
            return;
        }
        long output = (cap == 0 ? bound.longest() : cap) * bound.choices();
        if (tally.kind.money() && money.signum() == 0) {
            money = bound.price().atMost(input, output);
        } else if (!tally.kind.money() && tokens.signum() == 0) {
            tokens = BigDecimal.valueOf(input + output);
        }
        Window window = tally.hold(at, heldIn(tally));
        tallies = Arrays.copyOf(tallies, tallies.length + 1);
        windows = Arrays.copyOf(windows, windows.length + 1);
        tallies[tallies.length - 1] = tally;
        windows[windows.length - 1] = window;
    }

    private void end() {
        ended = true;
        underWay.end(this);
    }

    /** Whose requests it is of. */
    OrganisationId organisation() {
        return payer.organisation();
    }

    /** Tokens to which each answer must be cut, so that the worst case fits; 0: as it was asked for. */
    public long cap() {
        return cap;
    }

    /** Money that is held; 0 when no hard budget of money and no wallet is concerned. */
    public synchronized BigDecimal money() {
        return money;
    }

    /** Tokens that are held; 0 when no hard budget of tokens is concerned. */
    public synchronized long tokens() {
        return tokens.longValue();
    }

    /** Whether a request that used that went beyond what was held for it. */
    public synchronized boolean overrunBy(BigDecimal cost, TokenCounts used) {
        for (Tally tally : tallies) {
            if (tally.measure(cost, used).compareTo(heldIn(tally)) > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Gives back what was held and counts what was used instead. To be called before the end is made durable, so that
     * nothing comes into the database that was not counted; {@link #kept} or {@link #unsettle} must follow.
     */
    public synchronized void settle(RequestId id, BigDecimal cost, TokenCounts used) {
        end();
        ends.begin(id);
        OrganisationTallies all = book.find(payer.organisation());
        boolean[] met = new boolean[tallies.length];
        if (all != null) {
            for (Tally tally : all.of(payer.project(), payer.key())) {
                int held = indexOf(tally);
                if (held >= 0) {
                    met[held] = true;
                    tally.use(id, at, windows[held], heldIn(tally), tally.measure(cost, used));
                } else if (tally.limit().budget() != null || all.paysInAdvance(at)) {
                    tally.use(id, at, null, BigDecimal.ZERO, tally.measure(cost, used));
                }
            }
        }
        // budgets that are there no more
        for (int i = 0; i < tallies.length; i++) {
            if (!met[i]) {
                tallies[i].giveBack(windows[i], heldIn(tallies[i]));
            }
        }
        tell(all);
    }

    /** The end is durable. */
    public void kept(RequestId id) {
        ends.end(id);
    }

    /** Takes back what {@link #settle} counted: the end could not be made durable, and the request is not charged. */
    public synchronized void unsettle(RequestId id, BigDecimal cost, TokenCounts used) {
        ends.end(id);
        OrganisationTallies all = book.find(payer.organisation());
        if (all == null) {
            return;
        }
        for (Tally tally : all.of(payer.project(), payer.key())) {
            int held = indexOf(tally);
            if (tally.limit().budget() != null || all.paysInAdvance(at)) {
                tally.unuse(id, at, held < 0 ? null : windows[held], tally.measure(cost, used));
            }
        }
        tell(all);
    }

    /** Gives back what was held: nothing was used. */
    public synchronized void release() {
        end();
        if (tallies.length == 0) {
            return;
        }
        for (int i = 0; i < tallies.length; i++) {
            tallies[i].giveBack(windows[i], heldIn(tallies[i]));
        }
        tell(book.find(payer.organisation()));
    }

    private void tell(@Nullable OrganisationTallies all) {
        if (all != null && tallies.length > 0) {
            all.returns.happened();
        }
    }

    private BigDecimal heldIn(Tally tally) {
        return tally.kind.money() ? money : tokens;
    }

    private int indexOf(Tally tally) {
        for (int i = 0; i < tallies.length; i++) {
            if (tallies[i] == tally) {
                return i;
            }
        }
        return -1;
    }
}
