package io.lapilli.identity;

import io.lapilli.shared.Changes;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UserId;
import io.lapilli.support.MovableClock;
import io.lapilli.support.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The module on a database of its own, with people in it. */
public final class IdentityFixtures implements AutoCloseable {

    public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    public static final String PASSWORD = "an honest mountain of basalt";

    public static final Browser BROWSER = new Browser("192.0.2.1", "Mozilla/5.0 (X11; Linux x86_64) Chrome/138.0.0.0");

    /** Made once: it takes long on purpose. */
    private static final String HASH = new Passwords().hash(PASSWORD, "somebody@x.example");

    public final MovableClock clock;
    public final Organisations organisations;
    public final Users users;
    public final Members members;
    public final Invitations invitations;
    public final SignIn signIn;
    public final Sessions sessions;
    public final OrganisationDirectory directory;
    public final List<Object> events = new ArrayList<>();

    private static @Nullable IdentityFixtures shared;

    /** One for all tables of rules, which are about no database: give what is made in it names of its own. */
    static synchronized IdentityFixtures shared() {
        if (shared == null) {
            shared = new IdentityFixtures(TestDatabase.H2);
        }
        return shared;
    }

    /** A name that nothing in {@link #shared} has. */
    static String another(String name) {
        return UUID.randomUUID() + name;
    }

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** @param more beans that a test needs besides the module's */
    public IdentityFixtures(TestDatabase engine, Class<?>... more) {
        this(engine.fresh(), more);
    }

    public IdentityFixtures(DataSource database, Class<?>... more) {
        context.registerBean(DataSource.class, () -> database);
        context.register(Beans.class);
        if (more.length > 0) {
            context.register(more);
        }
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> payload) {
                events.add(payload.getPayload());
            }
        });
        context.refresh();
        clock = context.getBean(MovableClock.class);
        organisations = context.getBean(Organisations.class);
        users = context.getBean(Users.class);
        members = context.getBean(Members.class);
        invitations = context.getBean(Invitations.class);
        signIn = context.getBean(SignIn.class);
        sessions = context.getBean(Sessions.class);
        directory = context.getBean(OrganisationDirectory.class);
        organisations.operator(Currency.getInstance("CNY"));
        events.clear();
    }

    public ApplicationContext context() {
        return context;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Organisation organisation(String name) {
        return organisations.create(Actor.INSTALLATION, aCustomer(name, null)).organisation();
    }

    public static NewOrganisation aCustomer(String name, @Nullable String ownerEmail) {
        return new NewOrganisation(
                name, Currency.getInstance("CNY"), Billing.POSTPAID, ZoneId.of("Asia/Shanghai"), ownerEmail);
    }

    /** Somebody with {@link #PASSWORD} who belongs to nothing. */
    public User person(String email) {
        return users.insert(Actor.INSTALLATION, new NewUser(email, "Person", null, null, null), HASH);
    }

    public User staff(String email, PlatformRole role) {
        return users.insert(Actor.INSTALLATION, new NewUser(email, "Staff", role, null, null), HASH);
    }

    public User member(OrganisationId organisation, String email, MemberRole role) {
        User user = person(email);
        members.add(Actor.INSTALLATION, organisation, user.id(), role);
        return user;
    }

    public SignedIn signedIn(UserId user) {
        return signIn.enter(users.get(user), BROWSER);
    }

    /** Somebody who is there already, in a portal with these beans. */
    public static SignedIn signedIn(ApplicationContext portal, String email) {
        User user = portal.getBean(Users.class).findByEmail(email).orElseThrow();
        return portal.getBean(SignIn.class).enter(user, BROWSER);
    }

    /** The token of a link as it stands in its address. */
    public static String token(IssuedLink link) {
        return link.token();
    }

    @Override
    public void close() {
        context.close();
    }

    @TestConfiguration
    @EnableTransactionManagement
    @Import({
        Changes.class,
        OrganisationNotes.class,
        OrganisationStore.class,
        UserStore.class,
        MemberStore.class,
        InvitationStore.class,
        Organisations.class,
        Users.class,
        Staff.class,
        Members.class,
        Invitations.class,
        Passwords.class,
        SignIn.class,
        SignInThrottle.class,
        Sessions.class,
        SessionStore.class,
        SessionLog.class,
        UserDirectory.class,
        UserDirectoryStore.class,
        BulkChanges.class,
        OrganisationDirectory.class,
        CurrentUser.class
    })
    static class Beans {

        @Bean
        MovableClock clock() {
            return new MovableClock(START);
        }

        @Bean
        NewIds ids(Clock clock) {
            return new NewIds(clock);
        }

        @Bean
        JdbcClient jdbc(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        DataSourceTransactionManager transactions(DataSource database) {
            return new DataSourceTransactionManager(database);
        }

        @Bean
        TransactionTemplate transaction(DataSourceTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }
    }
}
