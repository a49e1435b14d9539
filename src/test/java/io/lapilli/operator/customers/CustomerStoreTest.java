package io.lapilli.operator.customers;

import static io.lapilli.usage.UsageFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.identity.Billing;
import io.lapilli.identity.Organisation;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.shared.UserId;
import io.lapilli.support.TestDatabase;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CustomerStoreTest {

    /** The evening of 9 March in UTC is the early morning of 10 March in India. */
    private static final Instant NOW = Instant.parse("2026-03-09T20:00:00Z");

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    @ParameterizedTest
    @EnumSource
    void countsByEachCustomersOwnDays(TestDatabase engine) {
        var node = new UsageNode(engine.fresh());
        var store = new CustomerStore(node.jdbc);
        Organisation india = customer(node, "India", INDIA);
        Organisation utc = customer(node, "Utc", ZoneOffset.UTC);
        Organisation silent = customer(node, "Silent", ZoneOffset.UTC);
        // the first instant of India's window of 30 days that ends with 10 March, and the one before it
        Instant first = Instant.parse("2026-02-08T18:30:00Z");
        for (Organisation customer : List.of(india, utc)) {
            node.append(use(customer, 1, first), use(customer, 20, first.minusMillis(1)));
            // 1 March begins in India at 18:30 of the day before
            node.append(use(customer, 300, Instant.parse("2026-02-28T19:00:00Z")));
            node.append(use(customer, 4_000, Instant.parse("2026-01-01T00:00:00Z")));
        }
        node.append(aRequest().of(india.id()).at(NOW.minusSeconds(60)).failed(502, "upstream_error"));

        var use = store.use(List.of(silent, utc, india), NOW);

        assertThat(use).hasSize(3);
        assertThat(use.get(india.id()).tokens()).isEqualTo(301);
        assertThat(use.get(india.id()).tokensBefore()).isEqualTo(20);
        assertThat(use.get(india.id()).spend()).isEqualByComparingTo(price(300));
        assertThat(use.get(india.id()).lastCall()).isEqualTo(NOW.minusSeconds(60));
        assertThat(use.get(utc.id()).tokens()).isEqualTo(321);
        assertThat(use.get(utc.id()).tokensBefore()).isZero();
        assertThat(use.get(utc.id()).spend()).isZero();
        assertThat(use.get(silent.id())).isEqualTo(new CustomerUse(silent.id(), 0, 0, BigDecimal.ZERO, null, 0));
    }

    @ParameterizedTest
    @EnumSource
    void countsPeopleOnceHoweverMuchWasUsed(TestDatabase engine) {
        var node = new UsageNode(engine.fresh());
        var store = new CustomerStore(node.jdbc);
        Organisation mori = customer(node, "Mori", ZoneOffset.UTC);
        for (int i = 0; i < 3; i++) {
            var user = new UserId(UUID.randomUUID());
            node.aKeyOf(user, mori.id());
            node.jdbc
                    .sql("INSERT INTO member (organisation_id, user_id, role, created_at) VALUES (?, ?, 'VIEWER', ?)")
                    .params(mori.id().value(), user.value(), NOW.atOffset(ZoneOffset.UTC))
                    .update();
            node.append(use(mori, 7, NOW.minusSeconds(i)));
        }

        CustomerUse use = store.use(List.of(mori), NOW).get(mori.id());

        assertThat(use).isNotNull();
        assertThat(use.people()).isEqualTo(3);
        assertThat(use.tokens()).isEqualTo(21);
        assertThat(use.lastCall()).isEqualTo(NOW);
        assertThat(store.use(List.of(), NOW)).isEmpty();
    }

    private static Settled use(Organisation customer, long tokens, Instant at) {
        return aRequest()
                .of(customer.id())
                .with(new TokenCounts(tokens, 0, 0, 0, 0, 0))
                .at(at)
                .charged();
    }

    private static BigDecimal price(long tokens) {
        return new BigDecimal("0.0008").multiply(BigDecimal.valueOf(tokens)).movePointLeft(3);
    }

    private static Organisation customer(UsageNode node, String name, ZoneId zone) {
        OrganisationId id = node.anOrganisation(name, zone.getId());
        return new Organisation(
                id, name, Currency.getInstance("CNY"), Billing.POSTPAID, zone, false, null, null, Instant.EPOCH, 0);
    }
}
