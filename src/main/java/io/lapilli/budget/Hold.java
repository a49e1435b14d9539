package io.lapilli.budget;

import io.lapilli.shared.RequestId;
import io.lapilli.shared.TokenCounts;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is held for one request under way. Is ended once, by {@link #settle} or by {@link #release}; by the request's
 * thread.
 */
public final class Hold {

    private static final Window[] NOWHERE = {};

    private final TallySource book;
    private final Ends ends;
    private final Payer payer;
    private final Instant at;
    private final Tally[] tallies;
    private final Window[] windows;
    private final BigDecimal money;
    private final BigDecimal tokens;
    private final long cap;

    /** Nothing. */
    Hold(TallySource book, Ends ends, Payer payer, Instant at) {
        this(book, ends, payer, at, OrganisationTallies.NONE, NOWHERE, BigDecimal.ZERO, BigDecimal.ZERO, 0);
    }

    /** @param windows those of the tallies @param cap 0: as it was asked for */
    Hold(
            TallySource book,
            Ends ends,
            Payer payer,
            Instant at,
            Tally[] tallies,
            Window[] windows,
            BigDecimal money,
            BigDecimal tokens,
            long cap) {
        this.book = book;
        this.ends = ends;
        this.payer = payer;
        this.at = at;
        this.tallies = tallies;
        this.windows = windows;
        this.money = money;
        this.tokens = tokens;
        this.cap = cap;
    }

    /** Tokens to which each answer must be cut, so that the worst case fits; 0: as it was asked for. */
    public long cap() {
        return cap;
    }

    /** Money that is held; 0 when no hard budget of money and no wallet is concerned. */
    public BigDecimal money() {
        return money;
    }

    /** Tokens that are held; 0 when no hard budget of tokens is concerned. */
    public long tokens() {
        return tokens.longValue();
    }

    /** Whether a request that used that went beyond what was held for it. */
    public boolean overrunBy(BigDecimal cost, TokenCounts used) {
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
    public void settle(RequestId id, BigDecimal cost, TokenCounts used) {
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
    public void unsettle(RequestId id, BigDecimal cost, TokenCounts used) {
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
    public void release() {
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
