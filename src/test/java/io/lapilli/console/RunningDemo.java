package io.lapilli.console;

import io.lapilli.Lapilli;
import io.lapilli.identity.Actor;
import io.lapilli.identity.IdentityFixtures;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationChange;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.Organisations;
import io.lapilli.identity.SignedIn;
import io.lapilli.support.Screens;
import io.lapilli.support.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole portal with its demo data, over HTTP, and a page on which any of its screens can be opened. */
public final class RunningDemo implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    public final Screens screens;

    public RunningDemo(TestDatabase engine) {
        context = new SpringApplicationBuilder(Lapilli.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + url(engine),
                        "--spring.datasource.username=" + (engine == TestDatabase.H2 ? "sa" : "postgres"),
                        "--spring.datasource.password=",
                        "--lapilli.data=" + folder(),
                        "--lapilli.demo=true",
                        "--lapilli.demo-traffic=false",
                        "--lapilli.secret=a secret of tests, long enough to be one");
        screens = new Screens(context, Screens.all());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public SignedIn signedIn(String email) {
        return IdentityFixtures.signedIn(context, email);
    }

    public int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    public Organisation organisation(String name) {
        Optional<Organisation> found = bean(Organisations.class).findByName(name);
        return found.orElseThrow();
    }

    /** From now on the organisation's days begin there. */
    public void move(Organisation organisation, ZoneId zone) {
        bean(Organisations.class)
                .modify(
                        Actor.INSTALLATION,
                        organisation.id(),
                        now -> new OrganisationChange(now.name(), now.billing(), zone, now.suspendedReason()));
        if (!Objects.requireNonNull(bean(OrganisationDirectory.class).find(organisation.id()))
                .timeZone()
                .equals(zone)) {
            throw new IllegalStateException("the organisation is not there yet");
        }
    }

    @Override
    public void close() {
        screens.close();
        context.close();
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("lapilli-numbers").toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String url(TestDatabase engine) {
        return engine == TestDatabase.H2
                ? "jdbc:h2:mem:numbers;DB_CLOSE_DELAY=-1;" + TestDatabase.H2_OPTIONS
                : ((PGSimpleDataSource) engine.fresh()).getURL();
    }
}
