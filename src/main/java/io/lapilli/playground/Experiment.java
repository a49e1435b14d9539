package io.lapilli.playground;

import io.lapilli.catalog.Model;
import io.lapilli.catalog.Parameter;
import io.lapilli.shared.ProjectId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is tried, without the texts: fit for an address ({@code a=doubao-pro-32k&a.temperature=0.2&b=…}), in which what is
 * not understood is left out.
 *
 * @param columns one to {@value #MOST_COLUMNS}
 * @param daily conversations a day, for the cost at one's own volume; from 1 to {@value #MOST_DAILY}
 * @param project that is charged; null: not chosen
 */
public record Experiment(
        List<Column> columns, long daily, @Nullable ProjectId project) {

    public static final int MOST_COLUMNS = 4;
    public static final long USUAL_DAILY = 10_000;
    public static final long MOST_DAILY = 1_000_000_000;

    private static final String DAILY = "daily";
    private static final String PROJECT = "project";

    public Experiment {
        columns = List.copyOf(columns);
        if (columns.isEmpty() || columns.size() > MOST_COLUMNS || daily < 1 || daily > MOST_DAILY) {
            throw new IllegalArgumentException("an experiment has one to four columns and a volume");
        }
    }

    /** The letter of a column, from A on. */
    public static String letter(int column) {
        return String.valueOf((char) ('A' + column));
    }

    /** @param query of an address @param usual the model of a column where none is named */
    public static Experiment parse(Map<String, List<String>> query, String usual) {
        var columns = new ArrayList<Column>();
        for (int i = 0; i < MOST_COLUMNS; i++) {
            column(query, key(i)).ifPresent(columns::add);
        }
        if (columns.isEmpty()) {
            columns.add(Column.of(usual));
        }
        return new Experiment(
                columns,
                first(query, DAILY).flatMap(Experiment::daily).orElse(USUAL_DAILY),
                first(query, PROJECT).flatMap(ProjectId::parse).orElse(null));
    }

    /** The same as a query, in a lasting order. */
    public Map<String, List<String>> query() {
        var query = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < columns.size(); i++) {
            String key = key(i);
            query.put(key, List.of(columns.get(i).model()));
            columns.get(i)
                    .parameters()
                    .forEach((parameter, value) ->
                            query.put(key + '.' + parameter.wire(), List.of(value.toPlainString())));
        }
        if (daily != USUAL_DAILY) {
            query.put(DAILY, List.of(Long.toString(daily)));
        }
        if (project != null) {
            query.put(PROJECT, List.of(project.text()));
        }
        return query;
    }

    private static Optional<Column> column(Map<String, List<String>> query, String key) {
        return first(query, key).filter(Model::isName).map(model -> {
            var parameters = new EnumMap<Parameter, BigDecimal>(Parameter.class);
            for (Parameter parameter : Parameter.values()) {
                first(query, key + '.' + parameter.wire())
                        .flatMap(parameter::parse)
                        .ifPresent(value -> parameters.put(parameter, value));
            }
            return new Column(model, parameters);
        });
    }

    private static Optional<Long> daily(String text) {
        try {
            return Optional.of(Long.parseLong(text)).filter(daily -> daily >= 1 && daily <= MOST_DAILY);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static Optional<String> first(Map<String, List<String>> query, String key) {
        return Optional.ofNullable(query.get(key))
                .filter(values -> !values.isEmpty())
                .map(List::getFirst);
    }

    private static String key(int column) {
        return String.valueOf((char) ('a' + column));
    }
}
