package io.lapilli.support;

import io.lapilli.budget.BudgetFixtures;
import io.lapilli.metering.Ledger;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.secret.Secrets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the modules of a scene need of the portal around them: its usual settings, a secret, no journal. */
@TestConfiguration
public class SceneBeans {

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
        return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("lapilli", LapilliSettings.class);
    }
}
