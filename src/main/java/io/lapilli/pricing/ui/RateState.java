package io.lapilli.pricing.ui;

import com.vaadin.flow.router.QueryParameters;
import io.lapilli.pricing.RateFilter;
import io.lapilli.pricing.RateKind;
import io.lapilli.shared.OrganisationId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which rates are looked at, as the address says it; what it does not know does not restrict. */
record RateState(RateFilter filter) {

    static final RateState USUAL = new RateState(new RateFilter(null, null, null, RateFilter.Time.NOW));

    static RateState read(QueryParameters query) {
        return new RateState(new RateFilter(
                query.getSingleParameter("model")
                        .filter(name -> !name.isEmpty())
                        .orElse(null),
                query.getSingleParameter("customer")
                        .flatMap(OrganisationId::parse)
                        .orElse(null),
                constant(RateKind.class, query.getSingleParameter("for")).orElse(null),
                constant(RateFilter.Time.class, query.getSingleParameter("time"))
                        .orElse(RateFilter.Time.NOW)));
    }

    QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (filter.model() != null) {
            query.put("model", filter.model());
        }
        if (filter.organisation() != null) {
            query.put("customer", filter.organisation().text());
        }
        if (filter.kind() != null) {
            query.put("for", wire(filter.kind()));
        }
        if (filter.time() != RateFilter.Time.NOW) {
            query.put("time", wire(filter.time()));
        }
        return QueryParameters.simple(query);
    }

    RateState model(@Nullable String name) {
        return new RateState(new RateFilter(name, filter.organisation(), filter.kind(), filter.time()));
    }

    RateState customer(@Nullable OrganisationId id) {
        return new RateState(new RateFilter(filter.model(), id, filter.kind(), filter.time()));
    }

    RateState kind(@Nullable RateKind kind) {
        return new RateState(new RateFilter(filter.model(), filter.organisation(), kind, filter.time()));
    }

    RateState time(RateFilter.Time time) {
        return new RateState(new RateFilter(filter.model(), filter.organisation(), filter.kind(), time));
    }

    static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> kind, Optional<String> wire) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(one -> wire.filter(wire(one)::equals).isPresent())
                .findAny();
    }
}
