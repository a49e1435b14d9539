package io.lapilli.usage;

import io.lapilli.pricing.PriceBook;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The usage module over a database, and what tests look up behind its back. */
public final class UsageNode {

    public final JdbcTemplate template;
    public final JdbcClient jdbc;
    public final JdbcTransactionManager transactions;
    public final UsageStore store;
    public final UsageHistory history;
    public final UsageBuckets buckets;
    public final Costs costs;
    public final UsageSeries series;
    public final Spend spend;
    public final RequestLog log;

    public UsageNode(DataSource source) {
        this(source, new StaticListableBeanFactory().getBeanProvider(AlongUsage.class));
    }

    public UsageNode(DataSource source, ObjectProvider<AlongUsage> along) {
        template = new JdbcTemplate(source);
        jdbc = JdbcClient.create(template);
        transactions = new JdbcTransactionManager(source);
        var zones = new OrganisationZones(jdbc);
        store = new UsageStore(template, jdbc, zones, new RollupStore(template), along);
        history = new UsageHistory(store, transactions);
        buckets = new UsageBuckets(jdbc);
        costs = new Costs(jdbc);
        series = new UsageSeries(jdbc, zones);
        spend = new Spend(jdbc, zones);
        log = new RequestLog(jdbc);
    }

    public ChargeExplanations explanations(PriceBook prices) {
        return new ChargeExplanations(prices);
    }

    public void append(Settled... settled) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> store.append(java.util.List.of(settled)));
    }

    public OrganisationId anOrganisation(String name, String zone) {
        var id = new OrganisationId(UUID.randomUUID());
        jdbc.sql("INSERT INTO organisation (id, name, name_key, currency, billing, time_zone, operator, created_at,"
                        + " version) VALUES (?, ?, ?, 'CNY', 'postpaid', ?, FALSE, ?, 0)")
                .params(id.value(), name, name.toLowerCase(), zone, Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /** A person's key of an organisation, as far as usage looks at it. */
    public KeyId aKeyOf(UserId user, OrganisationId organisation) {
        var now = Instant.EPOCH.atOffset(ZoneOffset.UTC);
        if (jdbc.sql("SELECT COUNT(*) FROM app_user WHERE id = ?")
                        .param(user.value())
                        .query(Integer.class)
                        .single()
                == 0) {
            jdbc.sql("INSERT INTO app_user (id, email, name, name_key, session_epoch, created_at, version)"
                            + " VALUES (?, ?, 'A person', 'a person', 0, ?, 0)")
                    .params(user.value(), user.value() + "@mori.example", now)
                    .update();
        }
        var id = new KeyId(UUID.randomUUID());
        jdbc.sql("INSERT INTO api_key (id, kind, organisation_id, user_id, name, secret_hash, last4, created_at,"
                        + " version) VALUES (?, 'PROJECT', ?, ?, 'A key', ?, 'Vq3e', ?, 0)")
                .params(
                        id.value(),
                        organisation.value(),
                        user.value(),
                        id.value().toString(),
                        now)
                .update();
        return id;
    }

    public int count(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Integer.class).single();
    }

    /** The sum of all amounts in a table. */
    public BigDecimal sum(String table) {
        return jdbc.sql("SELECT COALESCE(SUM(amount), 0) FROM " + table)
                .query(BigDecimal.class)
                .single()
                .stripTrailingZeros();
    }
}
