package io.lapilli.support;

import static io.lapilli.identity.Actor.INSTALLATION;

import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Members;
import io.lapilli.project.Projects;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a node does about identity, projects and keys; its time stands until it is moved. */
public final class Node implements AutoCloseable {

    public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final TestNode node;
    public final MovableClock clock;

    public Node(TestDatabase engine) {
        this(engine.fresh());
    }

    public Node(DataSource source) {
        this(source, new String[0]);
    }

    /** With further packages. */
    public Node(TestDatabase engine, String... more) {
        this(engine.fresh(), more);
    }

    private Node(DataSource source, String... more) {
        node = new TestNode(
                source,
                START,
                Stream.concat(
                                Stream.of("io.lapilli.identity", "io.lapilli.project", "io.lapilli.apikey"),
                                Stream.of(more))
                        .toArray(String[]::new));
        clock = node.clock();
    }

    public <T> T get(Class<T> type) {
        return node.get(type);
    }

    /** What was published since the start, of that kind, in order. */
    public <T> List<T> events(Class<T> kind) {
        return node.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public OrganisationId anOrganisation(String name) {
        return node.anOrganisation(name);
    }

    public ProjectId aProject(OrganisationId organisation, String name) {
        return get(Projects.class).create(INSTALLATION, organisation, name).id();
    }

    /** A person with the address {@code <name>@mori.example}. */
    public UserId aMember(OrganisationId organisation, String name, MemberRole role) {
        var id = new UserId(UUID.randomUUID());
        get(JdbcClient.class)
                .sql("INSERT INTO app_user (id, email, name, name_key, session_epoch, created_at, version)"
                        + " VALUES (?, ?, ?, ?, 0, ?, 0)")
                .params(
                        id.value(),
                        name.toLowerCase(Locale.ROOT) + "@mori.example",
                        name,
                        name.toLowerCase(Locale.ROOT),
                        START.atOffset(ZoneOffset.UTC))
                .update();
        get(Members.class).add(INSTALLATION, organisation, id, role);
        return id;
    }

    @Override
    public void close() {
        node.close();
    }
}
