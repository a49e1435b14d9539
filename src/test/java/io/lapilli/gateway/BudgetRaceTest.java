package io.lapilli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lapilli.Lapilli;
import io.lapilli.budget.BudgetDraft;
import io.lapilli.budget.BudgetLimit;
import io.lapilli.budget.BudgetMode;
import io.lapilli.budget.BudgetPeriod;
import io.lapilli.budget.BudgetScope;
import io.lapilli.budget.BudgetStanding;
import io.lapilli.budget.BudgetStandings;
import io.lapilli.budget.BudgetTerms;
import io.lapilli.budget.Budgets;
import io.lapilli.catalog.DeploymentDraft;
import io.lapilli.catalog.ModelKind;
import io.lapilli.catalog.Upstreams;
import io.lapilli.identity.Actor;
import io.lapilli.shared.OrganisationId;
import io.lapilli.support.TestDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Three hundred at once for a budget that serves a part of them, through the whole portal and the rehearsal. */
class BudgetRaceTest {

    private static final int REQUESTS = 300;

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void aHardBudgetHoldsAndIsUsed(TestDatabase engine) throws Exception {
        String url = engine == TestDatabase.H2
                ? "jdbc:h2:file:" + data + "/db;" + TestDatabase.H2_OPTIONS
                : ((PGSimpleDataSource) engine.fresh()).getURL();
        OrganisationId organisation;
        BigDecimal used;
        String key;
        String model;
        try (var portal = start(url)) {
            var scene = new GatewayScene(portal);
            organisation = scene.organisation.id();
            key = scene.key;
            model = scene.aPricedModel(
                    ModelKind.CHAT,
                    new DeploymentDraft(
                            portal.getBean(Upstreams.class).rehearsal().id(), "rehearsal"));
            portal.getBean(Budgets.class)
                    .create(
                            Actor.INSTALLATION,
                            organisation,
                            new BudgetDraft(
                                    new BudgetScope.Whole(),
                                    new BudgetTerms(
                                            BudgetLimit.money(BigDecimal.ONE),
                                            BudgetPeriod.MONTH,
                                            BudgetMode.HARD,
                                            BudgetTerms.USUAL_THRESHOLDS)));
            long began = System.nanoTime();
            List<Client.Answer> answers = race(portal, scene.key, model);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
            assertThat(answers).extracting(Client.Answer::status).containsOnly(200, 429);
            assertThat(answers.stream().filter(answer -> answer.status() == 429))
                    .allSatisfy(answer -> assertThat(answer.error("code")).isEqualTo("budget_exceeded"));
            used = standing(portal, organisation).used();
            assertThat(used).isBetween(new BigDecimal("0.80"), BigDecimal.ONE);
            assertThat(standing(portal, organisation).held()).isZero();
        }
        try (var again = start(url)) {
            assertThat(standing(again, organisation).used()).isEqualByComparingTo(used);
            assertThat(again.getBean(JdbcClient.class)
                            .sql("SELECT SUM(amount) FROM usage_event WHERE organisation_id = ?")
                            .param(organisation.value())
                            .query(BigDecimal.class)
                            .single())
                    .isEqualByComparingTo(used);
            // told before the stop or after the start
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(again.getBean(JdbcClient.class)
                                    .sql("SELECT threshold FROM budget_alert ORDER BY threshold")
                                    .query(BigDecimal.class)
                                    .list())
                            .usingElementComparator(BigDecimal::compareTo)
                            .containsExactly(new BigDecimal("0.5"), new BigDecimal("0.8")));
            try (var client = new Client(port(again), key)) {
                assertThat(client.post("/v1/chat/completions", body(model, new Random(1), 500))
                                .status())
                        .isIn(429, 200);
                assertThat(standing(again, organisation).used()).isLessThanOrEqualTo(BigDecimal.ONE);
            }
        }
    }

    private static List<Client.Answer> race(ConfigurableApplicationContext portal, String key, String model)
            throws Exception {
        var go = new CountDownLatch(1);
        var futures = new ArrayList<Future<Client.Answer>>();
        try (var client = new Client(port(portal), key);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < REQUESTS; i++) {
                var chance = new Random(i);
                futures.add(threads.submit(() -> {
                    go.await();
                    return client.post("/v1/chat/completions", body(model, chance, 1 + chance.nextInt(60)));
                }));
            }
            go.countDown();
            var answers = new ArrayList<Client.Answer>();
            for (Future<Client.Answer> future : futures) {
                answers.add(future.get(60, TimeUnit.SECONDS));
            }
            return answers;
        }
    }

    /** Some say how long an answer may be, some do not; some stream; prompts are of many lengths. */
    private static String body(String model, Random chance, int words) {
        String cap = chance.nextInt(4) == 0 ? "" : ",\"max_tokens\":" + (5 + chance.nextInt(60));
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\""
                + "stone ".repeat(words % 60) + "\"}],\"stream\":" + chance.nextBoolean() + cap + "}";
    }

    private static BudgetStanding standing(ConfigurableApplicationContext portal, OrganisationId organisation) {
        return portal.getBean(BudgetStandings.class).of(organisation).getFirst();
    }

    private static int port(ConfigurableApplicationContext portal) {
        return ((WebServerApplicationContext) portal).getWebServer().getPort();
    }

    private ConfigurableApplicationContext start(String url) {
        return SpringApplication.run(
                Lapilli.class,
                "--server.port=0",
                "--lapilli.data=" + data,
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + (url.startsWith("jdbc:h2:") ? "lapilli" : "postgres"),
                "--lapilli.secret=a secret of tests, long enough to be one",
                "--lapilli.demo=false",
                "--lapilli.rehearsal=true",
                "--lapilli.rehearsal-pace=0",
                "--lapilli.rehearsal-first-token=0ms",
                "--lapilli.journal.segment=1MB");
    }
}
