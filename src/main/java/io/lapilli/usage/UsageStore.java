package io.lapilli.usage;

import io.lapilli.pricing.ChargeLine;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RequestId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes requests that ended: records, events and the rollups that sum the events, all in the caller's transaction, so
 * that they always add up to each other.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class UsageStore {

    private static final int BATCH = 500;
    /** The parameter of the words; lines and characters follow. */
    private static final int FIRST_TEXT = 26;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final OrganisationZones zones;
    private final RollupStore rollups;
    private final ObjectProvider<AlongUsage> along;

    UsageStore(
            JdbcTemplate batches,
            JdbcClient jdbc,
            OrganisationZones zones,
            RollupStore rollups,
            ObjectProvider<AlongUsage> along) {
        this.batches = batches;
        this.jdbc = jdbc;
        this.zones = zones;
        this.rollups = rollups;
        this.along = along;
    }

    /**
     * Writes requests that are not in the database yet.
     *
     * @throws DuplicateKeyException when one of them is; the transaction must be rolled back
     */
    public void append(Collection<Settled> settled) {
        List<UsageEvent> events = settled.stream()
                .<@Nullable UsageEvent>map(Settled::event)
                .filter(Objects::nonNull)
                .toList();
        batches.batchUpdate(INSERT, settled, BATCH, UsageStore::bind);
        Map<OrganisationId, ZoneId> zoneOf = zones.lock(
                settled.stream().map(one -> one.request().organisation()).toList());
        var rollup = new Rollup();
        events.forEach(event -> rollup.add(event, Objects.requireNonNull(zoneOf.get(event.organisation()))));
        settled.forEach(rollup::addEnd);
        rollups.add(rollup);
        along.orderedStream().forEach(other -> other.write(events, zoneOf));
    }

    /** Which of these requests are in the database. */
    public Set<RequestId> recorded(Collection<RequestId> ids) {
        var found = new HashSet<RequestId>();
        if (!ids.isEmpty()) {
            jdbc.sql("SELECT request_id FROM request_record WHERE request_id IN (:ids)")
                    .param("ids", ids.stream().map(RequestId::value).toList())
                    .query(row -> {
                        found.add(new RequestId(row.getObject(1, UUID.class)));
                    });
        }
        return found;
    }

    private static final String INSERT = """
            INSERT INTO request_record (request_id, organisation_id, project_id, key_id, model_name, deployment_id,
              endpoint, streamed, status, code, attempts, admitted_at, first_token_ms, duration_ms, service_class,
              prompt_uncached, prompt_cached, prompt_cache_write, completion, reasoning, embedding, estimated, currency,
              amount, charge, output_words, output_lines, output_characters)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static void bind(PreparedStatement statement, Settled settled) throws SQLException {
        RequestRecord record = settled.request();
        statement.setObject(1, record.id().value());
        statement.setObject(2, record.organisation().value());
        statement.setObject(3, record.project().value());
        statement.setObject(4, record.key().value());
        statement.setString(5, record.model());
        if (record.deployment() == null) {
            statement.setNull(6, Types.OTHER);
        } else {
            statement.setObject(6, record.deployment().value());
        }
        statement.setString(7, record.endpoint().name());
        statement.setBoolean(8, record.streamed());
        statement.setInt(9, record.status());
        statement.setString(10, record.code());
        statement.setInt(11, record.attempts());
        statement.setObject(12, Quarters.utc(record.admittedAt()));
        statement.setObject(13, record.firstTokenMillis(), Types.INTEGER);
        statement.setInt(14, record.durationMillis());
        if (settled.event() == null) {
            bindNothing(statement);
        } else {
            bind(statement, settled.event());
        }
    }

    private static void bindNothing(PreparedStatement statement) throws SQLException {
        statement.setNull(15, Types.VARCHAR);
        for (int i = 16; i <= 21; i++) {
            statement.setNull(i, Types.BIGINT);
        }
        statement.setNull(22, Types.BOOLEAN);
        statement.setNull(23, Types.CHAR);
        statement.setNull(24, Types.NUMERIC);
        statement.setNull(25, Types.VARCHAR);
        bindNoText(statement);
    }

    private static void bind(PreparedStatement statement, UsageEvent event) throws SQLException {
        statement.setString(15, event.serviceClass());
        statement.setLong(16, event.tokens().promptUncached());
        statement.setLong(17, event.tokens().promptCached());
        statement.setLong(18, event.tokens().promptCacheWrite());
        statement.setLong(19, event.tokens().completion());
        statement.setLong(20, event.tokens().reasoning());
        statement.setLong(21, event.tokens().embedding());
        statement.setBoolean(22, event.estimated());
        statement.setString(23, event.charge().currency());
        statement.setBigDecimal(24, event.charge().total());
        statement.setString(25, ChargeText.write(event.charge()));
        bindNoText(statement);
        for (ChargeLine line : event.charge().lines()) {
            if (line.meter().countsText()) {
                statement.setLong(FIRST_TEXT + line.meter().ordinal() - Meter.OUTPUT_WORDS.ordinal(), line.quantity());
            }
        }
    }

    private static void bindNoText(PreparedStatement statement) throws SQLException {
        for (int i = FIRST_TEXT; i < FIRST_TEXT + 3; i++) {
            statement.setNull(i, Types.BIGINT);
        }
    }
}
