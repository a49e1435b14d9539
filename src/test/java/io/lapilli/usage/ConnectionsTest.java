package io.lapilli.usage;

import static io.lapilli.usage.UsageFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lapilli.shared.OrganisationId;
import io.lapilli.support.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A read gives its connection back: with one connection in the pool, everything can be asked again and again. */
class ConnectionsTest {

    private static final Instant AT = Instant.parse("2026-03-10T09:20:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final ZoneId UTC = ZoneId.of("UTC");

    private HikariDataSource pool;
    private UsageNode node;
    private OrganisationId organisation;

    @BeforeEach
    void open() {
        var config = new HikariConfig();
        config.setDataSource(TestDatabase.H2.fresh());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(1_000);
        pool = new HikariDataSource(config);
        node = new UsageNode(pool);
        organisation = node.anOrganisation("Mori Mobile", "UTC");
        node.append(aRequest().of(organisation).at(AT).charged());
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void seriesByDayAndByHour() {
        for (SeriesUnit unit : SeriesUnit.values()) {
            node.series.read(organisation, UTC, unit, DAY, DAY, UsageDimension.MODEL, UsageFilter.NONE);
            assertThat(borrowed()).as("%s", unit).isZero();
        }
    }

    @Test
    void costs() {
        node.costs.byDay(organisation, DAY, DAY.plusDays(1), Set.of(), true, UsageFilter.NONE);
        assertThat(borrowed()).isZero();
    }

    @Test
    void buckets() {
        for (BucketWidth width : BucketWidth.values()) {
            node.buckets.read(
                    organisation,
                    width,
                    width.startOf(AT),
                    width.startOf(AT).plus(width.length()),
                    Set.of(),
                    UsageFilter.NONE);
            assertThat(borrowed()).as("%s", width).isZero();
        }
    }

    private int borrowed() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }
}
