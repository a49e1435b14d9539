package io.lapilli.usage;

import io.lapilli.shared.OrganisationId;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How fast models answered in the last seven days and today, by days of UTC. Reads some hundred rows of a rollup, however
 * many requests there were.
 */
@Repository
public class MeasuredSpeeds {

    private static final int DAYS = 7;
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.95;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    MeasuredSpeeds(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** As an organisation's own requests found them, by the models' names; models without a measurement are left out. */
    public Map<String, MeasuredSpeed> of(OrganisationId organisation) {
        return read(organisation);
    }

    /** As the requests of all organisations together found them. */
    public Map<String, MeasuredSpeed> ofAll() {
        return read(Rollup.EVERYBODY);
    }

    /** Counts by step, by measure. */
    private static final class Counts extends EnumMap<SpeedMeasure, SortedMap<Integer, Long>> {

        Counts() {
            super(SpeedMeasure.class);
        }

        void add(SpeedMeasure measure, int step, long answers) {
            computeIfAbsent(measure, _ -> new TreeMap<>()).put(step, answers);
        }
    }

    private Map<String, MeasuredSpeed> read(OrganisationId organisation) {
        var counts = new HashMap<String, Counts>();
        jdbc.sql("""
                        SELECT model_name, measure, step, SUM(answers) FROM speed_day
                        WHERE organisation_id = ? AND usage_date >= ? GROUP BY model_name, measure, step
                        """)
                .params(
                        organisation.value(),
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS))
                .query(row -> {
                    counts.computeIfAbsent(row.getString(1), _ -> new Counts())
                            .add(SpeedMeasure.of(row.getString(2)), row.getInt(3), row.getLong(4));
                });
        var speeds = new HashMap<String, MeasuredSpeed>();
        counts.forEach((model, found) -> {
            MeasuredSpeed speed = speed(found);
            if (speed != null) {
                speeds.put(model, speed);
            }
        });
        return speeds;
    }

    private static @Nullable MeasuredSpeed speed(Counts counts) {
        SortedMap<Integer, Long> first = counts.get(SpeedMeasure.FIRST_TOKEN);
        if (first == null) {
            return null;
        }
        SortedMap<Integer, Long> pace = counts.get(SpeedMeasure.PACE);
        return new MeasuredSpeed(
                first.values().stream().mapToLong(Long::longValue).sum(),
                millis(SpeedScale.quantile(first, HALF)),
                millis(SpeedScale.quantile(first, NEARLY_ALL)),
                pace == null
                        ? null
                        : new MeasuredSpeed.Pace(
                                SpeedScale.quantile(pace, HALF), SpeedScale.quantile(pace, 1 - NEARLY_ALL)));
    }

    private static Duration millis(double value) {
        return Duration.ofMillis(Math.round(value));
    }
}
