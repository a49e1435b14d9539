package io.lapilli.tier;

import io.lapilli.identity.Actor;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.shared.OrganisationId;
import io.lapilli.usage.forecast.DailyTotals;
import io.lapilli.usage.forecast.RecentUse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Lets organisations rise into the highest tier whose conditions hold, as soon as they do. Nobody falls here. Doing it
 * twice, or on two nodes, does it once.
 */
@Component
class Rises {

    private final TierDirectory directory;
    private final TierAssignments assignments;
    private final OrganisationDirectory organisations;
    private final DailyTotals totals;
    private final Payments payments;
    private final Clock clock;

    Rises(
            TierDirectory directory,
            TierAssignments assignments,
            OrganisationDirectory organisations,
            DailyTotals totals,
            Payments payments,
            Clock clock) {
        this.directory = directory;
        this.assignments = assignments;
        this.organisations = organisations;
        this.totals = totals;
        this.payments = payments;
        this.clock = clock;
    }

    /** Looks at organisations of which something changed; the operator's own and those on top cost nothing. */
    void look(Collection<OrganisationId> touched) {
        List<Tier> tiers = directory.tiers();
        if (tiers.isEmpty()) {
            return;
        }
        var candidates = new ArrayList<Organisation>();
        for (OrganisationId id : touched) {
            Organisation organisation = organisations.find(id);
            if (organisation != null
                    && !organisation.operator()
                    && rankOf(id) < tiers.getLast().rank()) {
                candidates.add(organisation);
            }
        }
        Instant now = TierRows.now(clock);
        Map<OrganisationId, RecentUse> use =
                totals.of(candidates.stream().map(Organisation::id).toList(), now);
        for (Organisation organisation : candidates) {
            rise(organisation, Objects.requireNonNull(use.get(organisation.id())), tiers, now);
        }
    }

    private void rise(Organisation organisation, RecentUse use, List<Tier> tiers, Instant now) {
        int rank = rankOf(organisation.id());
        Standing standing = null;
        for (Tier tier : tiers.reversed()) {
            TierConditions conditions = tier.terms().conditions();
            if (tier.rank() <= rank || !conditions.tokensHold(use)) {
                continue; // what was paid is asked only where the tokens are there
            }
            standing = standing == null ? new Standing(use, payments.of(organisation, use)) : standing;
            if (conditions.hold(standing)) {
                assignments.put(Actor.INSTALLATION, organisation.id(), tier.id(), TierReason.ROSE, now);
                return;
            }
        }
    }

    private int rankOf(OrganisationId organisation) {
        Tier tier = directory.tierOf(organisation);
        return tier == null ? 0 : tier.rank();
    }
}
