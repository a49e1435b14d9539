package io.lapilli.gateway;

import static io.lapilli.gateway.GatewayTest.ANSWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lapilli.budget.BudgetDraft;
import io.lapilli.budget.BudgetLimit;
import io.lapilli.budget.BudgetMode;
import io.lapilli.budget.BudgetPeriod;
import io.lapilli.budget.BudgetScope;
import io.lapilli.budget.BudgetStanding;
import io.lapilli.budget.BudgetStandings;
import io.lapilli.budget.BudgetTerms;
import io.lapilli.budget.Budgets;
import io.lapilli.budget.WalletDraft;
import io.lapilli.budget.WalletEntry;
import io.lapilli.budget.Wallets;
import io.lapilli.catalog.AbortPolicy;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Billing;
import io.lapilli.identity.OrganisationChange;
import io.lapilli.identity.Organisations;
import io.lapilli.limit.Allowance;
import io.lapilli.limit.LimitHolder;
import io.lapilli.limit.RateLimits;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What budgets and wallets do to requests: 0.001 a prompt token, 0.002 an answer's; 32,000 tokens of context. */
@RunningPortal
class BudgetedGatewayTest {

    private static final String CHAT = "/v1/chat/completions";

    @Autowired
    ApplicationContext portal;

    @LocalServerPort
    int port;

    private final FakeUpstream upstream = new FakeUpstream();
    private GatewayScene scene;
    private Client client;
    private Settlements settlements;
    private String model;

    @BeforeEach
    void open() {
        scene = new GatewayScene(portal);
        client = new Client(port, scene.key);
        settlements = new Settlements(portal);
        model = scene.aChatModel(upstream, AbortPolicy.CANCEL);
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        upstream.close();
    }

    private void budget(BudgetLimit limit, BudgetMode mode) {
        portal.getBean(Budgets.class)
                .create(
                        Actor.INSTALLATION,
                        scene.organisation.id(),
                        new BudgetDraft(
                                new BudgetScope.Whole(),
                                new BudgetTerms(limit, BudgetPeriod.DAY, mode, BudgetTerms.USUAL_THRESHOLDS)));
    }

    private BudgetStanding standing() {
        return portal.getBean(BudgetStandings.class).of(scene.organisation.id()).getFirst();
    }

    private String chat(String rest) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]" + rest + "}";
    }

    @Test
    void cutsTheAnswerSoThatTheWorstCaseFits() {
        budget(BudgetLimit.money(BigDecimal.ONE), BudgetMode.HARD);
        upstream.will(it -> it.json(200, ANSWER));
        assertThat(client.post(CHAT, chat(",\"stream\":false")).status()).isEqualTo(200);
        String sent = upstream.received().text();
        // the tokenizer says 9 or so of the prompt: (1 - 0.01) / 0.002
        assertThat(sent).matches("\\{\"max_tokens\":49\\d,\"model\":\"their-model\".*");

        upstream.will(it -> it.json(200, ANSWER));
        assertThat(client.post(CHAT, chat(",\"n\":2,\"max_completion_tokens\":9000"))
                        .status())
                .isEqualTo(200);
        assertThat(upstream.received().text()).matches(".*\"n\":2,\"max_completion_tokens\":24\\d\\}");

        upstream.will(it -> it.json(200, ANSWER));
        String small = chat(",\"max_tokens\":20");
        client.post(CHAT, small);
        assertThat(upstream.received().text()).isEqualTo(small.replace(model, "their-model"));
        // thrice 2 uncached, 10 cached and 3 of an answer
        assertThat(standing().used()).isEqualByComparingTo("0.027");
        assertThat(standing().held()).isZero();
    }

    @Test
    void refusesBeforeAnythingIsSent() {
        budget(BudgetLimit.tokens(30), BudgetMode.HARD);
        upstream.will(it -> it.json(200, ANSWER));
        assertThat(client.post(CHAT, chat("")).status()).isEqualTo(200);
        upstream.received();
        // 15 were used
        Client.Answer refused = client.post(CHAT, chat(""));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.error("type")).isEqualTo("insufficient_quota");
        assertThat(refused.error("code")).isEqualTo("budget_exceeded");
        assertThat(refused.json().get("error").get("param").isNull()).isTrue();
        assertThat(refused.header("x-should-retry")).isEqualTo("false");
        assertThat(refused.header("retry-after")).isEmpty();
        assertThat(upstream.unseen()).isZero();
        assertThat(standing().refusing()).isTrue();
        await().atMost(Duration.ofSeconds(15))
                .until(() -> settlements.refusals(scene.organisation.id(), "budget_exceeded") == 1);
    }

    @Test
    void aSoftBudgetRefusesNothing() {
        budget(BudgetLimit.tokens(1), BudgetMode.SOFT);
        for (int i = 0; i < 2; i++) {
            upstream.will(it -> it.json(200, ANSWER));
            String body = chat("");
            assertThat(client.post(CHAT, body).status()).isEqualTo(200);
            assertThat(upstream.received().text()).isEqualTo(body.replace(model, "their-model"));
        }
        assertThat(standing().used()).isEqualByComparingTo("30");
        await().atMost(Duration.ofSeconds(10)).until(() -> standing().alerts().size() == 3);
    }

    @Test
    void anAnswerThatGoesBeyondItsHoldIsChargedAndMarked() {
        budget(BudgetLimit.tokens(60), BudgetMode.HARD);
        upstream.will(it -> it.json(200, ANSWER.replace("\"completion_tokens\":3", "\"completion_tokens\":300")));
        assertThat(client.post(CHAT, chat(",\"max_tokens\":20")).status()).isEqualTo(200);
        var settled = settlements.of(model);
        assertThat(settled.status()).isEqualTo(200);
        assertThat(settled.code()).isEqualTo("overrun");
        assertThat(settled.completion()).isEqualTo(300);
        assertThat(standing().used()).isEqualByComparingTo("312");
        assertThat(client.post(CHAT, chat("")).error("code")).isEqualTo("budget_exceeded");
    }

    @Test
    void whatFailsUpstreamCostsNothingAndHoldsNothing() {
        budget(BudgetLimit.money(BigDecimal.ONE), BudgetMode.HARD);
        upstream.will(it -> it.json(500, "{}"));
        assertThat(client.post(CHAT, chat("")).status()).isEqualTo(502);
        assertThat(standing().used()).isZero();
        assertThat(standing().held()).isZero();
    }

    @Test
    void whatALimitRefusesHoldsNothingAndCostsNothing() {
        budget(BudgetLimit.money(BigDecimal.ONE), BudgetMode.HARD);
        portal.getBean(RateLimits.class)
                .setBySeller(
                        Actor.INSTALLATION,
                        LimitHolder.of(scene.organisation.id(), null),
                        new Allowance(1L, null, null, null));
        upstream.will(it -> it.json(200, ANSWER));
        assertThat(client.post(CHAT, chat("")).status()).isEqualTo(200);
        upstream.received();
        for (int i = 0; i < 3; i++) {
            assertThat(client.post(CHAT, chat("")).error("code")).isEqualTo("rate_limit_exceeded");
        }
        assertThat(standing().held()).isZero();
        assertThat(standing().used()).isEqualByComparingTo("0.009");
        assertThat(upstream.unseen()).isZero();
        settlements.of(model);
        assertThat(settlements.all(model)).hasSize(1);
    }

    @Test
    void aPrepaidOrganisationIsServedFromItsWallet() {
        portal.getBean(Organisations.class)
                .modify(
                        Actor.INSTALLATION,
                        scene.organisation.id(),
                        now -> new OrganisationChange(now.name(), Billing.PREPAID, now.timeZone(), null));
        Client.Answer refused = client.post(CHAT, chat(""));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.error("type")).isEqualTo("insufficient_quota");
        assertThat(refused.error("code")).isEqualTo("insufficient_quota");
        assertThat(refused.header("x-should-retry")).isEqualTo("false");

        var wallets = portal.getBean(Wallets.class);
        wallets.enter(
                Actor.INSTALLATION,
                scene.organisation.id(),
                new WalletDraft(WalletEntry.Kind.TOP_UP, new BigDecimal("0.5"), null));
        upstream.will(it -> it.json(200, ANSWER));
        assertThat(client.post(CHAT, chat("")).status()).isEqualTo(200);
        assertThat(upstream.received().text()).contains("\"max_tokens\":24");
        assertThat(wallets.of(scene.organisation.id()).balance()).isEqualByComparingTo("0.491");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> wallets.ledger(scene.organisation.id(), null, 10)
                                .items()
                                .size()
                        == 2);
        assertThat(wallets.ledger(scene.organisation.id(), null, 10)
                        .items()
                        .getFirst()
                        .amount())
                .isEqualByComparingTo("-0.009");
    }
}
