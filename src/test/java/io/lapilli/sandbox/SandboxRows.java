package io.lapilli.sandbox;

import com.zaxxer.hikari.HikariDataSource;
import io.lapilli.shared.BudgetId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.UserId;
import io.lapilli.support.MovableClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A live session and what it stands on, as bare rows of a database. */
final class SandboxRows implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final HikariDataSource pool = new HikariDataSource();
    final JdbcClient jdbc;
    final TransactionTemplate transactions;
    final MovableClock clock = new MovableClock(NOW);
    final LiveSessionStore sessions;
    final DocumentStore documents;
    final PeopleStore people;
    final VariantStore variants;
    final LiveRunStore runs;
    private final AtomicInteger counter = new AtomicInteger();

    SandboxRows(DataSource database) {
        pool.setDataSource(database);
        jdbc = JdbcClient.create(pool);
        transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
        sessions = new LiveSessionStore(jdbc);
        documents = new DocumentStore(jdbc);
        people = new PeopleStore(jdbc);
        variants = new VariantStore(jdbc);
        runs = new LiveRunStore(jdbc);
    }

    /** One of the nodes that share the database. */
    Documents authority() {
        return new Documents(documents, transactions, clock);
    }

    LiveSession aSession() {
        UUID organisation = UUID.randomUUID();
        UUID user = UUID.randomUUID();
        UUID project = UUID.randomUUID();
        UUID key = UUID.randomUUID();
        UUID budget = UUID.randomUUID();
        String name = "n" + counter.incrementAndGet();
        var now = NOW.atOffset(ZoneOffset.UTC);
        jdbc.sql("INSERT INTO organisation (id, name, name_key, currency, billing, time_zone, operator, created_at,"
                        + " version) VALUES (?, ?, ?, 'CNY', 'POSTPAID', 'UTC', FALSE, ?, 0)")
                .params(organisation, name, name, now)
                .update();
        jdbc.sql("INSERT INTO app_user (id, email, name, name_key, session_epoch, created_at, version)"
                        + " VALUES (?, ?, ?, ?, 0, ?, 0)")
                .params(user, name + "@x.example", name, name, now)
                .update();
        jdbc.sql("INSERT INTO project (id, organisation_id, name, name_key, created_at) VALUES (?, ?, ?, ?, ?)")
                .params(project, organisation, name, name, now)
                .update();
        jdbc.sql("INSERT INTO api_key (id, kind, organisation_id, project_id, name, secret_hash, last4, created_at,"
                        + " version) VALUES (?, 'PROJECT', ?, ?, ?, ?, 'abcd', ?, 0)")
                .params(key, organisation, project, name, key.toString(), now)
                .update();
        jdbc.sql("INSERT INTO budget (id, organisation_id, scope, amount, period, mode, thresholds, created_at)"
                        + " VALUES (?, ?, 'ORGANISATION', 1, 'LIFETIME', 'HARD', '1', ?)")
                .params(budget, organisation, now)
                .update();
        var session = new LiveSession(
                new LiveSessionId(UUID.randomUUID()),
                name,
                "tutor",
                "en",
                Face.CHAT,
                Stage.LIVE,
                null,
                "Mori Mobile",
                "#2f6f6f",
                new UserId(user),
                new ProjectId(project),
                new KeyId(key),
                new BudgetId(budget),
                "CNY",
                20_000,
                true,
                NOW,
                NOW,
                1);
        sessions.insert(session);
        return session;
    }

    Participant aHost(LiveSession session) {
        return entered(session, session.owner(), RoomRole.HOST);
    }

    Participant entered(LiveSession session, UserId user, RoomRole role) {
        var participant = new Participant(UUID.randomUUID(), session.id(), user, null, role + " person", role, 0, NOW);
        people.insert(participant, null);
        return participant;
    }

    Document aDocument(LiveSession session, String text) {
        var document = new Document(UUID.randomUUID(), DocumentKind.PROMPT, 0, text);
        documents.insert(session.id(), document);
        return document;
    }

    @Override
    public void close() {
        pool.close();
    }
}
