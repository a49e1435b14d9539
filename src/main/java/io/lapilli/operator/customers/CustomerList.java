package io.lapilli.operator.customers;

import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.operator.Desk;
import io.lapilli.operator.customers.CustomerFilter.Order;
import io.lapilli.shared.Names;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.tier.Tier;
import io.lapilli.tier.TierDirectory;
import io.lapilli.usage.forecast.DailyTotals;
import io.lapilli.usage.forecast.RecentUse;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds customers. Who they are and in which tier is in memory; what they used is read for a page at a time, in one
 * query. The order by use rests on daily totals that are remembered for up to an hour, the figures do not.
 */
@Component
class CustomerList {

    private final OrganisationDirectory organisations;
    private final TierDirectory tiers;
    private final DailyTotals totals;
    private final CustomerStore store;
    private final Desk desk;
    private final Clock clock;

    CustomerList(
            OrganisationDirectory organisations,
            TierDirectory tiers,
            DailyTotals totals,
            CustomerStore store,
            Desk desk,
            Clock clock) {
        this.organisations = organisations;
        this.tiers = tiers;
        this.totals = totals;
        this.store = store;
        this.desk = desk;
        this.clock = clock;
    }

    /** Those that the filter holds for, in its order. */
    List<Organisation> matching(CustomerFilter filter) {
        desk.requireStaff();
        List<Organisation> found = organisations.all().stream()
                .filter(one -> filter.holds(one, nameOf(tiers.tierOf(one.id()))))
                .toList();
        return found.stream().sorted(order(filter.order(), found)).toList();
    }

    private Comparator<Organisation> order(Order order, List<Organisation> customers) {
        Comparator<Organisation> byName = Comparator.comparing(one -> Names.key(one.name()));
        return switch (order) {
            case NAME -> byName;
            case NEWEST ->
                Comparator.comparing(Organisation::createdAt).reversed().thenComparing(byName);
            case USE -> {
                Map<OrganisationId, RecentUse> use =
                        totals.of(customers.stream().map(Organisation::id).toList(), clock.instant());
                yield Comparator.comparingLong((Organisation one) ->
                                Objects.requireNonNull(use.get(one.id())).tokens(CustomerUse.DAYS))
                        .reversed()
                        .thenComparing(byName);
            }
        };
    }

    /** In the order given. */
    List<CustomerRow> rows(List<Organisation> page) {
        desk.requireStaff();
        Instant now = clock.instant();
        Map<OrganisationId, CustomerUse> use = store.use(page, now);
        return page.stream()
                .map(one -> new CustomerRow(one, tiers.tierOf(one.id()), Objects.requireNonNull(use.get(one.id()))))
                .toList();
    }

    /** @throws NotFoundException when there is no such customer; the seller's own organisation is none */
    CustomerRow one(OrganisationId id) {
        Organisation found = organisations.find(id);
        if (found == null || found.operator()) {
            throw new NotFoundException("organisation", id.text());
        }
        return rows(List.of(found)).getFirst();
    }

    /** The tiers that can be filtered by, the lowest first. */
    List<Tier> tiers() {
        return tiers.tiers();
    }

    private static @Nullable String nameOf(@Nullable Tier tier) {
        return tier == null ? null : tier.name();
    }
}
