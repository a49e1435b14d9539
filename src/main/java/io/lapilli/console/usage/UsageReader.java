package io.lapilli.console.usage;

import io.lapilli.apikey.ApiKey;
import io.lapilli.console.usage.UsagePicture.Layer;
import io.lapilli.console.usage.UsagePicture.Total;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.Slice;
import io.lapilli.ui.Place;
import io.lapilli.usage.ChargeExplanations;
import io.lapilli.usage.RequestLog;
import io.lapilli.usage.SeriesUnit;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageDimension;
import io.lapilli.usage.UsageFilter;
import io.lapilli.usage.UsageGroup;
import io.lapilli.usage.UsageSeries;
import io.lapilli.usage.UsageSeries.Point;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what the screen shows: the bars from rollups, the log by its index. Everything of the place's organisation. */
@Component
class UsageReader {

    static final int PAGE = 25;

    private static final int MOST_LAYERS = 5;

    private final UsageSeries series;
    private final RequestLog log;
    private final ChargeExplanations explanations;
    private final Names names;
    private final Clock clock;

    UsageReader(UsageSeries series, RequestLog log, ChargeExplanations explanations, Names names, Clock clock) {
        this.series = series;
        this.log = log;
        this.explanations = explanations;
        this.names = names;
        this.clock = clock;
    }

    LocalDate today(Place place) {
        return LocalDate.ofInstant(clock.instant(), place.zone());
    }

    UsagePicture picture(Place place, UsageState state) {
        Span span = state.span(today(place));
        UsageFilter filter = state.filter(place);
        List<Point> points = points(place, span, span.unit(), state.by().dimension(), filter);
        List<LocalDateTime> starts = span.starts();
        List<Point> before = before(place, span, state.by().dimension(), filter);
        List<Point> comparable = comparable(place, span, before);
        GroupNames called = names(place, state.by(), points, comparable);
        return new UsagePicture(
                span,
                starts,
                layers(state.measure(), points, starts, called),
                total(points),
                comparable.isEmpty() ? null : total(comparable),
                state.compare() ? comparison(before, state.measure(), span) : List.of(),
                Movers.of(points, comparable, state.measure(), called));
    }

    /** As long a time right before; its days hour by hour only where that is needed. */
    private List<Point> before(Place place, Span span, UsageDimension by, UsageFilter filter) {
        Span then = span.before();
        LocalDate now = today(place).minusDays(span.days());
        if (!then.holds(now)) {
            return points(place, then, span.unit(), by, filter);
        }
        var before = new ArrayList<Point>();
        if (then.first().isBefore(now)) {
            before.addAll(points(place, new Span(then.first(), now.minusDays(1)), span.unit(), by, filter));
        }
        before.addAll(points(place, new Span(now, now), SeriesUnit.HOUR, by, filter));
        return before;
    }

    /** Of a span that still runs, only up to the same hour. */
    private List<Point> comparable(Place place, Span span, List<Point> before) {
        if (!span.holds(today(place))) {
            return before;
        }
        LocalDateTime now =
                LocalDateTime.ofInstant(clock.instant(), place.zone()).minusDays(span.days());
        return before.stream().filter(point -> point.start().isBefore(now)).toList();
    }

    private GroupNames names(Place place, Stack stack, List<Point> points, List<Point> before) {
        Set<UsageGroup> groups = Stream.concat(points.stream(), before.stream())
                .map(Point::group)
                .collect(Collectors.toSet());
        Map<String, String> named = names.of(place.organisation(), stack, groups);
        return group -> {
            String value = Names.value(stack, group);
            return value == null ? null : Names.orUnknown(named.get(value));
        };
    }

    private List<Point> points(
            Place place, Span span, SeriesUnit unit, @Nullable UsageDimension by, UsageFilter filter) {
        return series.read(place.organisation(), place.zone(), unit, span.first(), span.last(), by, filter);
    }

    private static List<Layer> layers(
            Measure measure, List<Point> points, List<LocalDateTime> starts, GroupNames names) {
        Map<UsageGroup, BigDecimal[]> values = new LinkedHashMap<>();
        var index = new HashMap<LocalDateTime, Integer>();
        starts.forEach(start -> index.put(start, index.size()));
        for (Point point : points) {
            Integer at = index.get(point.start());
            if (at != null) {
                BigDecimal[] row = values.computeIfAbsent(point.group(), _ -> zeros(starts.size()));
                row[at] = row[at].add(measure.of(point));
            }
        }
        var layers = new ArrayList<Layer>();
        values.forEach((group, row) -> layers.add(new Layer(names.of(group), false, List.of(row))));
        layers.sort(Comparator.comparing(Layer::sum).reversed());
        return atMost(layers, starts.size());
    }

    private static List<Layer> atMost(List<Layer> layers, int bars) {
        if (layers.size() <= MOST_LAYERS) {
            return layers;
        }
        BigDecimal[] rest = zeros(bars);
        for (Layer layer : layers.subList(MOST_LAYERS - 1, layers.size())) {
            for (int i = 0; i < bars; i++) {
                rest[i] = rest[i].add(layer.values().get(i));
            }
        }
        var shown = new ArrayList<>(layers.subList(0, MOST_LAYERS - 1));
        shown.add(new Layer(null, true, List.of(rest)));
        return shown;
    }

    private static List<BigDecimal> comparison(List<Point> before, Measure measure, Span span) {
        BigDecimal[] values = zeros(span.starts().size());
        LocalDateTime first = span.before().first().atStartOfDay();
        for (Point point : before) {
            int at = (int) (ChronoUnit.HOURS.between(first, point.start())
                    / span.unit().hours());
            values[at] = values[at].add(measure.of(point));
        }
        return List.of(values);
    }

    private static BigDecimal[] zeros(int count) {
        var zeros = new BigDecimal[count];
        java.util.Arrays.fill(zeros, BigDecimal.ZERO);
        return zeros;
    }

    private static Total total(List<Point> points) {
        return new Total(
                points.stream().map(Point::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                points.stream().mapToLong(Point::tokens).sum(),
                points.stream().mapToLong(Point::requests).sum());
    }

    Slice<LoggedRequest> log(Place place, UsageState state) {
        Slice<Settled> page = log.page(place.organisation(), logFilter(place, state), state.older(), PAGE);
        List<LoggedRequest> named = named(place, page.items());
        return new Slice<>(named, page.hasMore());
    }

    RequestLog.Filter logFilter(Place place, UsageState state) {
        Span span = state.span(today(place));
        return new RequestLog.Filter(
                state.filter(place), span.from(place.zone()), span.to(place.zone()), state.failures(), null);
    }

    /** Empty when it is not there or another organisation's. */
    Optional<ExplainedRequest> request(Place place, RequestId id) {
        return log.find(place.organisation(), id)
                .map(settled ->
                        new ExplainedRequest(named(place, List.of(settled)).getFirst(), explanations.of(settled)));
    }

    List<LoggedRequest> named(Place place, Collection<Settled> requests) {
        Map<KeyId, ApiKey> keys = names.keys(
                place.organisation(),
                requests.stream().map(one -> one.request().key()).collect(Collectors.toSet()));
        Map<ProjectId, String> projects = names.projects(place.organisation());
        return requests.stream()
                .map(one -> new LoggedRequest(
                        one,
                        keyName(keys.get(one.request().key())),
                        Names.orUnknown(projects.get(one.request().project()))))
                .toList();
    }

    private static String keyName(@Nullable ApiKey key) {
        return key == null ? Names.orUnknown(null) : Names.keyName(key);
    }

    /** What can be filtered by: what was used in the span, by name; values to names. */
    Map<String, String> choices(Place place, UsageState state, Stack stack) {
        Span span = state.span(today(place));
        UsageFilter filter = state.filter(stack, List.of()).filter(place);
        List<UsageGroup> groups = points(place, span, SeriesUnit.DAY, stack.dimension(), filter).stream()
                .map(Point::group)
                .distinct()
                .toList();
        Map<String, String> named = names.of(place.organisation(), stack, groups);
        return groups.stream()
                .map(group -> Names.value(stack, group))
                .filter(java.util.Objects::nonNull)
                .sorted(Comparator.comparing(value -> Names.orUnknown(named.get(value))))
                .collect(Collectors.toMap(
                        value -> value, value -> Names.orUnknown(named.get(value)), (a, _) -> a, LinkedHashMap::new));
    }
}
