package io.lapilli.support;

import static io.lapilli.identity.Actor.INSTALLATION;

import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Members;
import io.lapilli.project.Projects;
import io.lapilli.shared.Changes;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.UserId;
import io.lapilli.shared.secret.Secrets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.BeanDefinitionDefaults;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
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

/**
 * What a node does about identity, projects and keys, without web and screens, over a database that it may share with
 * other nodes. Its time stands until it is moved.
 */
public final class Node implements AutoCloseable {

    public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    public final MovableClock clock = new MovableClock(START);
    private final List<Object> events = new ArrayList<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public Node(TestDatabase engine) {
        this(engine.fresh());
    }

    public Node(DataSource source) {
        context.registerBean(DataSource.class, () -> source);
        context.registerBean(MovableClock.class, () -> clock);
        context.register(Wiring.class, Changes.class);
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*\\.(ui|web)\\..*")));
        var made = new BeanDefinitionDefaults();
        made.setLazyInit(true);
        scanner.setBeanDefinitionDefaults(made);
        scanner.scan("io.lapilli.identity", "io.lapilli.project", "io.lapilli.apikey");
        context.addApplicationListener(
                (ApplicationListener<PayloadApplicationEvent<?>>) event -> events.add(event.getPayload()));
        context.refresh();
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** What was published since the start, of that kind, in order. */
    public <T> List<T> events(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public OrganisationId anOrganisation(String name) {
        var id = new OrganisationId(UUID.randomUUID());
        get(JdbcClient.class)
                .sql("INSERT INTO organisation (id, name, name_key, currency, billing, time_zone, operator, created_at,"
                        + " version) VALUES (?, ?, ?, 'CNY', 'POSTPAID', 'UTC', FALSE, ?, 0)")
                .params(id.value(), name, name.toLowerCase(Locale.ROOT), START.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    public ProjectId aProject(OrganisationId organisation, String name) {
        return get(Projects.class).create(INSTALLATION, organisation, name).id();
    }

    /** A person with the address {@code <name>@mori.example}. */
    public UserId aMember(OrganisationId organisation, String name, MemberRole role) {
        var id = new UserId(UUID.randomUUID());
        get(JdbcClient.class)
                .sql("INSERT INTO app_user (id, email, name, session_epoch, created_at, version)"
                        + " VALUES (?, ?, ?, 0, ?, 0)")
                .params(
                        id.value(),
                        name.toLowerCase(Locale.ROOT) + "@mori.example",
                        name,
                        START.atOffset(ZoneOffset.UTC))
                .update();
        get(Members.class).add(INSTALLATION, organisation, id, role);
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
        LapilliSettings settings() {
            return new Binder(new MapConfigurationPropertySource(Map.of("lapilli.demo", "false")))
                    .bind("lapilli", LapilliSettings.class)
                    .get();
        }

        @Bean
        Secrets secrets() {
            return new Secrets("a secret of a test, long enough to be one");
        }
    }
}
