package io.lapilli.tier;

import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.usage.forecast.DailyTotals;
import io.lapilli.usage.forecast.RecentUse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Says how far organisations are: their tier, the next one, and when. */
@Service
public class TierProgresses {

    private final TierDirectory directory;
    private final OrganisationDirectory organisations;
    private final DailyTotals totals;
    private final Payments payments;
    private final Savings savings;
    private final Clock clock;

    TierProgresses(
            TierDirectory directory,
            OrganisationDirectory organisations,
            DailyTotals totals,
            Payments payments,
            Savings savings,
            Clock clock) {
        this.directory = directory;
        this.organisations = organisations;
        this.totals = totals;
        this.payments = payments;
        this.savings = savings;
        this.clock = clock;
    }

    /**
     * Takes a few queries and, for the forecast, some ten milliseconds of one core. The same use gives the same answer.
     *
     * @throws NotFoundException when there is no such organisation
     */
    public TierProgress of(OrganisationId id) {
        Organisation organisation = organisations.find(id);
        if (organisation == null) {
            throw new NotFoundException("organisation", id.text());
        }
        Tier current = directory.tierOf(id);
        List<TierAssignment> history = directory.history(id);
        TierAssignment since = current == null ? null : history.getLast();
        Tier next = organisation.operator() ? null : above(current);
        if (next == null) {
            return new TierProgress(current, since, null, List.of(), null, null);
        }
        Instant now = clock.instant();
        RecentUse use = totals.of(id, now);
        var forecaster =
                new TierForecaster(next.terms().conditions(), new Standing(use, payments.of(organisation, use)));
        return new TierProgress(
                current,
                since,
                next,
                forecaster.conditions(),
                forecaster.all(),
                savings.lastMonth(organisation, use, current, next, now));
    }

    private @Nullable Tier above(@Nullable Tier current) {
        int rank = current == null ? 0 : current.rank();
        return directory.tiers().stream()
                .filter(tier -> tier.rank() > rank)
                .findFirst()
                .orElse(null);
    }
}
