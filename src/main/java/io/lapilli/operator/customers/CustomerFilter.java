package io.lapilli.operator.customers;

import com.vaadin.flow.router.QueryParameters;
import io.lapilli.identity.Billing;
import io.lapilli.identity.Organisation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which customers are listed and in which order, as the address says it. What it does not know does not restrict.
 *
 * @param search a part of the name, in any case; empty: all
 * @param tier the tier's name; {@link #NO_TIER}: those in none; null: all
 */
record CustomerFilter(
        String search,
        @Nullable String tier,
        @Nullable Billing billing,
        @Nullable State state,
        Order order) {

    /** No tier has this name: names begin with a letter or a digit. */
    static final String NO_TIER = "-";

    static final CustomerFilter ALL = new CustomerFilter("", null, null, null, Order.USE);

    /** Whether its API answers. */
    enum State {
        ACTIVE,
        SUSPENDED;

        static State of(Organisation customer) {
            return customer.suspended() ? SUSPENDED : ACTIVE;
        }
    }

    /** What comes first. */
    enum Order {
        /** Most tokens in 30 days. */
        USE,
        NAME,
        NEWEST
    }

    static CustomerFilter read(QueryParameters query) {
        return new CustomerFilter(
                query.getSingleParameter("q").orElse(""),
                query.getSingleParameter("tier").filter(name -> !name.isEmpty()).orElse(null),
                constant(Billing.class, query.getSingleParameter("billing")),
                constant(State.class, query.getSingleParameter("state")),
                Optional.ofNullable(constant(Order.class, query.getSingleParameter("order")))
                        .orElse(Order.USE));
    }

    QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (!search.isBlank()) {
            query.put("q", search);
        }
        if (tier != null) {
            query.put("tier", tier);
        }
        if (billing != null) {
            query.put("billing", wire(billing));
        }
        if (state != null) {
            query.put("state", wire(state));
        }
        if (order != Order.USE) {
            query.put("order", wire(order));
        }
        return QueryParameters.simple(query);
    }

    boolean restricts() {
        return !equals(ALL.order(order));
    }

    /** @param tierName of the tier that the customer is in; null: in none */
    boolean holds(Organisation customer, @Nullable String tierName) {
        return !customer.operator()
                && customer.name()
                        .toLowerCase(Locale.ROOT)
                        .contains(search.strip().toLowerCase(Locale.ROOT))
                && (tier == null || tier.equals(tierName == null ? NO_TIER : tierName))
                && (billing == null || billing == customer.billing())
                && (state == null || state == State.of(customer));
    }

    CustomerFilter search(String part) {
        return new CustomerFilter(part, tier, billing, state, order);
    }

    CustomerFilter tier(@Nullable String name) {
        return new CustomerFilter(search, name, billing, state, order);
    }

    CustomerFilter billing(@Nullable Billing only) {
        return new CustomerFilter(search, tier, only, state, order);
    }

    CustomerFilter state(@Nullable State only) {
        return new CustomerFilter(search, tier, billing, only, order);
    }

    CustomerFilter order(Order first) {
        return new CustomerFilter(search, tier, billing, state, first);
    }

    static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> kind, Optional<String> wire) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(one -> wire.filter(wire(one)::equals).isPresent())
                .findAny()
                .orElse(null);
    }
}
