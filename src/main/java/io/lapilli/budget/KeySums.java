package io.lapilli.budget;

import io.lapilli.shared.OrganisationId;
import io.lapilli.usage.KeyTotals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the keys of one organisation used in the periods that hold at an instant, read when it is asked for. */
final class KeySums {

    private final KeyTotals totals;
    private final OrganisationId organisation;
    private final ZoneId zone;
    private final Instant at;
    private final Map<BudgetPeriod, List<KeyTotals.Total>> read = new EnumMap<>(BudgetPeriod.class);

    private KeySums(KeyTotals totals, OrganisationId organisation, ZoneId zone, Instant at) {
        this.totals = totals;
        this.organisation = organisation;
        this.zone = zone;
        this.at = at;
    }

    /** Reads from the rollups. */
    @Component
    static class Reader {

        private final KeyTotals totals;

        Reader(KeyTotals totals) {
            this.totals = totals;
        }

        KeySums of(OrganisationId organisation, ZoneId zone, Instant at) {
            return new KeySums(totals, organisation, zone, at);
        }
    }

    /** What a tally of that kind is to count. */
    BigDecimal used(Tally.Kind kind, OrganisationTallies membership) {
        BigDecimal used = BigDecimal.ZERO;
        for (KeyTotals.Total total : of(kind.period())) {
            if (membership.counts(kind.scope(), total.project(), total.key())) {
                used = used.add(kind.money() ? total.amount() : BigDecimal.valueOf(total.tokens()));
            }
        }
        return used;
    }

    private List<KeyTotals.Total> of(BudgetPeriod period) {
        return read.computeIfAbsent(period, _ -> {
            if (period == BudgetPeriod.LIFETIME) {
                return totals.ever(organisation);
            }
            LocalDate first = period.firstDay(at, zone);
            return totals.between(organisation, zone, first, period.nextAfter(first));
        });
    }
}
