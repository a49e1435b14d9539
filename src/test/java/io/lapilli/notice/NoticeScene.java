package io.lapilli.notice;

import io.lapilli.budget.BudgetFixtures;
import io.lapilli.identity.IdentityFixtures;
import io.lapilli.metering.Ledger;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.secret.Secrets;
import io.lapilli.support.TestDatabase;
import io.lapilli.ui.LiveUpdates;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Notices over the real modules that they tell of. */
public final class NoticeScene implements AutoCloseable {

    public final IdentityFixtures identity;

    public NoticeScene(TestDatabase engine) {
        identity = new IdentityFixtures(engine, Beans.class);
        identity.bean(NoticeTeller.class);
    }

    public <T> T bean(Class<T> type) {
        return identity.bean(type);
    }

    @Override
    public void close() {
        identity.close();
    }

    @TestConfiguration
    @ComponentScan(
            lazyInit = true,
            basePackages = {
                "io.lapilli.catalog",
                "io.lapilli.pricing",
                "io.lapilli.project",
                "io.lapilli.apikey",
                "io.lapilli.usage",
                "io.lapilli.tier",
                "io.lapilli.budget",
                "io.lapilli.notice",
                "io.lapilli.console.place"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*(\\.web\\.|(apikey|tier|budget|limit|catalog|pricing)\\.ui\\.|\\.start\\.|Test|Scene|Fixtures).*"))
    @Import(LiveUpdates.class)
    static class Beans {

        @Bean
        TaskScheduler scheduler() {
            return new SimpleAsyncTaskScheduler();
        }

        @Bean
        JdbcTemplate template(DataSource database) {
            return new JdbcTemplate(database);
        }

        @Bean
        Ledger ledger() {
            return new BudgetFixtures.NoLedger();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Secrets secrets() {
            return new Secrets("a secret of a test, long enough to be one");
        }

        @Bean
        LapilliSettings settings() {
            return new Binder(new MapConfigurationPropertySource(Map.of()))
                    .bindOrCreate("lapilli", LapilliSettings.class);
        }
    }
}
