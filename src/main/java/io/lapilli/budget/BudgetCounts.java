package io.lapilli.budget;

import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.shared.BudgetId;
import io.lapilli.shared.OrganisationId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Holds what budgets and wallets have counted in memory against what the database says, while requests go on: a count
 * must lie between the database's sum from before it was looked at and the sum from after all that had ended by then has
 * come into the database. Where nothing is under way the two are the same, and the proof is exact.
 */
@Service
public class BudgetCounts {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BudgetBook book;
    private final WalletStore wallets;
    private final KeySums.Reader sums;
    private final OrganisationDirectory organisations;
    private final Ends ends;
    private final Clock clock;

    BudgetCounts(
            BudgetBook book,
            WalletStore wallets,
            KeySums.Reader sums,
            OrganisationDirectory organisations,
            Ends ends,
            Clock clock) {
        this.book = book;
        this.wallets = wallets;
        this.sums = sums;
        this.organisations = organisations;
        this.ends = ends;
        this.clock = clock;
    }

    /**
     * One count.
     *
     * @param budget null: it is the organisation's wallet
     * @param money otherwise tokens
     * @param least as the database said before
     * @param most as the database said after
     */
    public record Count(
            OrganisationId organisation,
            @Nullable BudgetId budget,
            boolean money,
            BigDecimal counted,
            BigDecimal least,
            BigDecimal most) {

        public boolean agrees() {
            return counted.compareTo(least) >= 0 && counted.compareTo(most) <= 0;
        }

        /** What the count should be, as near to it as the database allows. */
        public BigDecimal expected() {
            return counted.max(least).min(most);
        }
    }

    private record Key(
            OrganisationId organisation, @Nullable BudgetId budget) {

        static Key of(Count count) {
            return new Key(count.organisation(), count.budget());
        }
    }

    /** A tally as it stood. */
    private record Look(OrganisationId organisation, Tally tally, Window window) {}

    /**
     * Compares every budget's and every wallet's present period. Budgets that are being made, and such as change
     * meanwhile, are left out, and so is everything while the database is late.
     */
    public List<Count> compare() {
        List<Count> counts = once();
        if (counts.stream().allMatch(Count::agrees)) {
            return counts;
        }
        // an end that could not be made durable was counted for a moment: what is wrong is so twice
        Map<Key, Count> again = once().stream().collect(Collectors.toMap(Key::of, Function.identity()));
        return counts.stream()
                .map(count -> count.agrees() ? count : again.get(Key.of(count)))
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Count> once() {
        Instant at = clock.instant();
        Map<Tally, BigDecimal> before = database(at, book.known());
        var looks = new ArrayList<Look>();
        for (OrganisationId organisation : book.known()) {
            OrganisationTallies all = book.find(organisation);
            if (all != null) {
                all.all().stream()
                        .filter(Tally::isComplete)
                        .forEach(tally -> looks.add(new Look(organisation, tally, tally.look(at))));
            }
        }
        if (!ends.await(ends.now(), PATIENCE) || !book.settled(PATIENCE)) {
            return List.of();
        }
        Map<Tally, BigDecimal> after = database(at, book.known());
        var counts = new ArrayList<Count>();
        for (Look look : looks) {
            BigDecimal least = before.get(look.tally());
            BigDecimal most = after.get(look.tally());
            if (least != null && most != null && look.window().contains(at)) {
                Budget budget = look.tally().limit().budget();
                counts.add(new Count(
                        look.organisation(),
                        budget == null ? null : budget.id(),
                        look.tally().kind.money(),
                        Money.plain(look.window().used),
                        Money.plain(least),
                        Money.plain(most)));
            }
        }
        return counts;
    }

    /** What the database says of the period that an instant lies in. */
    private Map<Tally, BigDecimal> database(Instant at, Set<OrganisationId> known) {
        var charged = new HashMap<OrganisationId, BigDecimal>();
        wallets.purses().forEach(purse -> charged.put(purse.organisation(), purse.charged()));
        var used = new HashMap<Tally, BigDecimal>();
        for (OrganisationId id : known) {
            Organisation organisation = organisations.find(id);
            OrganisationTallies all = book.find(id);
            if (organisation == null || all == null) {
                continue;
            }
            KeySums its = sums.of(id, organisation.timeZone(), at);
            for (Tally tally : all.all()) {
                if (tally.limit().budget() != null && tally.kind.zone().equals(organisation.timeZone())) {
                    used.put(tally, its.used(tally.kind, all));
                } else if (tally.limit().budget() == null && charged.containsKey(id)) {
                    used.put(tally, charged.get(id));
                }
            }
        }
        return used;
    }
}
