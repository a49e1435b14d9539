package io.lapilli.support;

import io.lapilli.shared.Changes;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.secret.Secrets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Some modules without their screens and controllers, over a database that nodes may share, at a movable time. */
public final class TestNode implements AutoCloseable {

    private final MovableClock clock;
    private final List<Object> events = new CopyOnWriteArrayList<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** @param packages what is scanned for beans, for example {@code io.lapilli.catalog} */
    public TestNode(DataSource source, Instant start, String... packages) {
        this(source, start, List.of(), packages);
    }

    /** @param others beans that the packages need and that stand elsewhere */
    public TestNode(DataSource source, Instant start, List<Object> others, String... packages) {
        clock = new MovableClock(start);
        others.forEach(other ->
                context.getBeanFactory().registerSingleton(other.getClass().getName(), other));
        context.registerBean(DataSource.class, () -> source);
        context.registerBean(MovableClock.class, () -> clock);
        context.register(Wiring.class, Changes.class);
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*\\.(ui|web|start)\\..*")));
        scanner.addExcludeFilter(new AnnotationTypeFilter(TestConfiguration.class));
        scanner.scan(packages);
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> published) {
                events.add(published.getPayload());
            }
        });
        context.refresh();
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public MovableClock clock() {
        return clock;
    }

    /** What was published, in order. */
    public List<Object> events() {
        return events;
    }

    public OrganisationId anOrganisation(String name) {
        var id = new OrganisationId(UUID.randomUUID());
        get(JdbcClient.class)
                .sql("INSERT INTO organisation (id, name, name_key, currency, billing, time_zone, operator, created_at,"
                        + " version) VALUES (?, ?, ?, 'CNY', 'POSTPAID', 'UTC', FALSE, ?, 0)")
                .params(
                        id.value(),
                        name,
                        name.toLowerCase(Locale.ROOT),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    @Override
    public void close() {
        context.close();
    }

    @TestConfiguration
    @EnableScheduling
    @EnableTransactionManagement
    static class Wiring {

        @Bean
        PlatformTransactionManager transactionManager(DataSource source) {
            return new JdbcTransactionManager(source);
        }

        @Bean
        TransactionTemplate transactions(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        JdbcTemplate template(DataSource source) {
            return new JdbcTemplate(source);
        }

        @Bean
        JdbcClient jdbc(JdbcTemplate template) {
            return JdbcClient.create(template);
        }

        @Bean
        MeterRegistry metrics() {
            return new SimpleMeterRegistry();
        }

        @Bean
        NewIds ids(MovableClock clock) {
            return new NewIds(clock);
        }

        /** Those of a start without any. */
        @Bean
        LapilliSettings settings() {
            return new Binder(new MapConfigurationPropertySource(Map.of()))
                    .bindOrCreate("lapilli", LapilliSettings.class);
        }

        @Bean
        Secrets secrets() {
            return new Secrets("a secret of a test, long enough to be one");
        }
    }
}
