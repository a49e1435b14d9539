package io.lapilli.console.usage;

import com.vaadin.flow.router.QueryParameters;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.UserId;
import io.lapilli.ui.Place;
import io.lapilli.usage.RequestLog;
import io.lapilli.usage.RequestRoutes;
import io.lapilli.usage.UsageFilter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the screen shows, all of it in the URL: a reload and a shared link show the same. What can't be read is as if it
 * were not there; an id that is not one finds nothing.
 *
 * @param own only with {@link Range#OWN}
 * @param compare whether the period before is drawn too
 * @param filters what is filtered by, in the ids' outside form or the models' names; a dimension without values does not
 *     restrict
 * @param failures only failed requests in the log
 * @param request the one that is explained
 * @param older where the log's page begins; null: with the newest
 */
record UsageState(
        Range range,
        @Nullable Span own,
        Measure measure,
        Stack by,
        boolean compare,
        Map<Stack, Set<String>> filters,
        boolean failures,
        @Nullable RequestId request,
        RequestLog.@Nullable Place older) {

    /** An id that nothing has. */
    private static final UUID NOBODY = new UUID(0, 0);

    UsageState {
        var kept = new EnumMap<Stack, Set<String>>(Stack.class);
        filters.forEach((stack, values) -> {
            if (!values.isEmpty()) {
                kept.put(stack, new LinkedHashSet<>(values));
            }
        });
        filters = kept;
    }

    static UsageState read(QueryParameters query) {
        Range range = choice(query, "range", Range.values(), Range::wire).orElse(Range.WEEK);
        Span own = null;
        if (range == Range.OWN) {
            Optional<LocalDate> from = day(query, "from");
            Optional<LocalDate> to = day(query, "to");
            own = from.isEmpty() && to.isEmpty()
                    ? null
                    : new Span(
                            from.or(() -> to).orElseThrow(), to.or(() -> from).orElseThrow());
        }
        var filters = new EnumMap<Stack, Set<String>>(Stack.class);
        for (Stack stack : Stack.values()) {
            filters.put(stack, new LinkedHashSet<>(query.getParameters(stack.wire())));
        }
        return new UsageState(
                range,
                own,
                choice(query, "measure", Measure.values(), Measure::wire).orElse(Measure.MONEY),
                choice(query, "by", Stack.values(), Stack::wire).orElse(Stack.PROJECT),
                query.getSingleParameter("compare").isPresent(),
                filters,
                query.getSingleParameter("failures").isPresent(),
                query.getSingleParameter(RequestRoutes.REQUEST)
                        .flatMap(RequestId::parse)
                        .orElse(null),
                query.getSingleParameter("older").flatMap(OlderText::read).orElse(null));
    }

    /** Without what is usual, so that addresses stay short. */
    QueryParameters query() {
        var query = new LinkedHashMap<String, List<String>>();
        if (range != Range.WEEK) {
            query.put("range", List.of(range.wire()));
        }
        if (own != null) {
            query.put("from", List.of(own.first().toString()));
            query.put("to", List.of(own.last().toString()));
        }
        if (measure != Measure.MONEY) {
            query.put("measure", List.of(measure.wire()));
        }
        if (by != Stack.PROJECT) {
            query.put("by", List.of(by.wire()));
        }
        if (compare) {
            query.put("compare", List.of("1"));
        }
        filters.forEach((stack, values) -> query.put(stack.wire(), new ArrayList<>(values)));
        if (failures) {
            query.put("failures", List.of("1"));
        }
        if (request != null) {
            query.put(RequestRoutes.REQUEST, List.of(request.text()));
        }
        if (older != null) {
            query.put("older", List.of(OlderText.write(older)));
        }
        return new QueryParameters(query);
    }

    Span span(LocalDate today) {
        return own == null ? range.endingAt(today) : own;
    }

    /** Which usage is meant, inside of where the reader is. */
    UsageFilter filter(Place place) {
        Set<ProjectId> projects = place.projectId()
                .map(Set::of)
                .orElseGet(() -> ids(Stack.PROJECT, ProjectId::parse, new ProjectId(NOBODY)));
        return UsageFilter.NONE
                .projects(projects)
                .keys(ids(Stack.KEY, KeyId::parse, new KeyId(NOBODY)))
                .models(values(Stack.MODEL))
                .users(ids(Stack.PERSON, UserId::parse, new UserId(NOBODY)));
    }

    Set<String> values(Stack stack) {
        return filters.getOrDefault(stack, Set.of());
    }

    private <T> Set<T> ids(Stack stack, Function<String, Optional<T>> parse, T nobody) {
        return values(stack).stream()
                .map(text -> parse.apply(text).orElse(nobody))
                .collect(Collectors.toSet());
    }

    /** The same figures and log, whatever is explained. */
    boolean looksAtTheSameAs(@Nullable UsageState other) {
        return other != null && request(null).equals(other.request(null));
    }

    UsageState range(Range other) {
        return new UsageState(other, null, measure, by, compare, filters, failures, request, null);
    }

    UsageState own(Span days) {
        return new UsageState(Range.OWN, days, measure, by, compare, filters, failures, request, null);
    }

    UsageState measure(Measure other) {
        return new UsageState(range, own, other, by, compare, filters, failures, request, older);
    }

    UsageState by(Stack other) {
        return new UsageState(range, own, measure, other, compare, filters, failures, request, older);
    }

    UsageState compare(boolean wanted) {
        return new UsageState(range, own, measure, by, wanted, filters, failures, request, older);
    }

    UsageState failures(boolean only) {
        return new UsageState(range, own, measure, by, compare, filters, only, request, null);
    }

    UsageState request(@Nullable RequestId other) {
        return new UsageState(range, own, measure, by, compare, filters, failures, other, older);
    }

    UsageState older(RequestLog.@Nullable Place than) {
        return new UsageState(range, own, measure, by, compare, filters, failures, request, than);
    }

    UsageState filter(Stack stack, Collection<String> values) {
        var changed = new EnumMap<Stack, Set<String>>(Stack.class);
        changed.putAll(filters);
        changed.put(stack, new LinkedHashSet<>(values));
        return new UsageState(range, own, measure, by, compare, changed, failures, request, null);
    }

    UsageState without(Stack stack, String value) {
        return filter(
                stack,
                values(stack).stream().filter(other -> !other.equals(value)).toList());
    }

    private static <E> Optional<E> choice(QueryParameters query, String name, E[] all, Function<E, String> wire) {
        return query.getSingleParameter(name)
                .flatMap(text -> Stream.of(all)
                        .filter(one -> wire.apply(one).equals(text))
                        .findFirst());
    }

    private static Optional<LocalDate> day(QueryParameters query, String name) {
        try {
            return query.getSingleParameter(name).map(LocalDate::parse).filter(UsageState::canBeShown);
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static boolean canBeShown(LocalDate day) {
        return day.getYear() >= 2000 && day.getYear() <= 9000;
    }
}
