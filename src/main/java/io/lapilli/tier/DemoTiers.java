package io.lapilli.tier;

import io.lapilli.identity.Actor;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.tier.TierConditions.MoneyPaid;
import io.lapilli.tier.TierConditions.TokensInWindow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Puts tiers, and who rose into them when, into demo data. */
@Service
public class DemoTiers {

    private static final Period AGE = Period.ofMonths(14);
    private static final int WINDOW_DAYS = 30;

    private final Tiers tiers;
    private final TierDirectory directory;
    private final TierAssignments assignments;
    private final OrganisationDirectory organisations;
    private final LapilliSettings settings;
    private final TransactionOperations transactions;

    DemoTiers(
            Tiers tiers,
            TierDirectory directory,
            TierAssignments assignments,
            OrganisationDirectory organisations,
            LapilliSettings settings,
            TransactionOperations transactions) {
        this.tiers = tiers;
        this.directory = directory;
        this.assignments = assignments;
        this.organisations = organisations;
        this.settings = settings;
        this.transactions = transactions;
    }

    /**
     * Makes four tiers with their discounts as if they had been made fourteen months before {@code now}, the highest at
     * these tokens in thirty days and this much paid, the others at parts of them; the lowest takes everybody, and all
     * customers are in it since they are there. Without effect where there are tiers.
     *
     * @param topTokens at least 1,000
     * @param topPaid in the currency of the list prices
     */
    public void make(Instant now, long topTokens, BigDecimal topPaid) {
        // at once, so that nobody is found who could rise today
        transactions.executeWithoutResult(_ -> {
            if (tiers.list().isEmpty()) {
                Instant then = now.atOffset(ZoneOffset.UTC).minus(AGE).toInstant();
                Tier lowest = make(then, "Tier 1", TierConditions.NONE, 500, 500_000, "0", "40");
                make(then, "Tier 2", part(topTokens, topPaid, 100, 7), 2_000, 4_000_000, "2", "30");
                make(then, "Tier 3", part(topTokens, topPaid, 10, 14), 6_000, 20_000_000, "4", "20");
                make(then, "Tier 4", part(topTokens, topPaid, 1, 30), 12_000, 60_000_000, "6", "10");
                organisations.all().stream()
                        .filter(organisation -> !organisation.operator())
                        .sorted(Comparator.comparing(
                                organisation -> organisation.id().value()))
                        .forEach(organisation -> assignments.put(
                                Actor.INSTALLATION,
                                organisation.id(),
                                lowest.id(),
                                TierReason.ROSE,
                                organisation.createdAt().isAfter(then) ? organisation.createdAt() : then));
            }
        });
    }

    /** For an organisation whose past is made up from its beginning, in the tier that it is in. */
    public DemoClimb climb(Organisation organisation) {
        Tier present = directory.tierOf(organisation.id());
        return new DemoClimb(organisation, present, directory.tiers(), organisation.createdAt());
    }

    /** For an organisation whose past is continued: what it rises into is seen when all of it is there. */
    public DemoClimb stay(Organisation organisation) {
        Tier present = directory.tierOf(organisation.id());
        return new DemoClimb(organisation, present, List.of(), organisation.createdAt());
    }

    /** Writes down what an organisation rose into until then; in the transaction that writes its use. */
    public void enter(DemoClimb climb, Instant until) {
        for (DemoClimb.Rise rise : climb.rises(until)) {
            assignments.put(
                    Actor.INSTALLATION, climb.organisation(), rise.tier().id(), TierReason.ROSE, rise.at());
        }
    }

    private TierConditions part(long topTokens, BigDecimal topPaid, int part, int days) {
        BigDecimal paid = topPaid.divide(BigDecimal.valueOf(part), 2, RoundingMode.HALF_EVEN);
        return new TierConditions(
                new TokensInWindow(topTokens / part, WINDOW_DAYS), new MoneyPaid(paid, settings.currency()), days);
    }

    private Tier make(
            Instant then,
            String name,
            TierConditions conditions,
            int requests,
            long tokens,
            String discount,
            String target) {
        var benefits = new TierBenefits(requests, tokens, new BigDecimal(discount));
        var terms = new TierTerms(conditions, benefits, new BigDecimal(target));
        return tiers.create(Actor.INSTALLATION, new TierDraft(name, null, terms), then);
    }
}
