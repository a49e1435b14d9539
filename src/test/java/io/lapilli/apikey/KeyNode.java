package io.lapilli.apikey;

import io.lapilli.project.Projects;
import io.lapilli.shared.Changes;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.UserId;
import io.lapilli.shared.secret.Secrets;
import io.lapilli.support.MovableClock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** What a node has of keys, over a database that it may share with other nodes. */
final class KeyNode implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    final MovableClock clock = new MovableClock(START);
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    KeyNode(DataSource source) {
        context.registerBean(DataSource.class, () -> source);
        context.registerBean(MovableClock.class, () -> clock);
        context.register(Wiring.class, Changes.class);
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*\\.(ui|web)\\..*")));
        scanner.scan("io.lapilli.project", "io.lapilli.apikey");
        context.refresh();
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    KeyRing ring() {
        return get(KeyRing.class);
    }

    ApiKeys keys() {
        return get(ApiKeys.class);
    }

    OrganisationId anOrganisation(String name) {
        var id = new OrganisationId(UUID.randomUUID());
        get(JdbcClient.class)
                .sql("INSERT INTO organisation (id, name, name_key, currency, billing, time_zone, operator, created_at,"
                        + " version) VALUES (?, ?, ?, 'CNY', 'postpaid', 'UTC', FALSE, ?, 0)")
                .params(id.value(), name, name.toLowerCase(), now())
                .update();
        return id;
    }

    ProjectId aProject(OrganisationId organisation, String name) {
        return get(Projects.class).create(organisation, name).id();
    }

    UserId aPerson(String name) {
        var id = new UserId(UUID.randomUUID());
        get(JdbcClient.class)
                .sql("INSERT INTO app_user (id, email, name, session_epoch, created_at, version)"
                        + " VALUES (?, ?, ?, 0, ?, 0)")
                .params(id.value(), name.toLowerCase() + "@mori.example", name, now())
                .update();
        return id;
    }

    private OffsetDateTime now() {
        return Rows.at(clock.instant());
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
        PlatformTransactionManager transactions(DataSource source) {
            return new JdbcTransactionManager(source);
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
        NewIds ids(MovableClock clock) {
            return new NewIds(clock);
        }

        @Bean
        Secrets secrets() {
            return new Secrets("a secret of a test, long enough to be one");
        }
    }
}
