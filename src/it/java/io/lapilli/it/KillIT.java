package io.lapilli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code kill -9} in the middle of a load whose upstream fails, cuts and keeps silent: no answered request is missing, none
 * counted twice, revoked stays revoked, budgets are never above, and the reconciliation finds nothing.
 */
class KillIT {

    private static final int KILL_AFTER = 400;
    private static final BigDecimal BUDGET = new BigDecimal("0.10");

    @ParameterizedTest
    @EnumSource
    void losesNothingAndCountsNothingTwice(Engine engine) throws IOException {
        try (var upstream = new ScriptedUpstream();
                var application = PackagedApplication.start(engine.settings())) {
            Customer.prepare(application, upstream.url());
            Customer customer = Customer.create(application);
            Api management = Api.with(application, customer.adminKey());
            String revoked = revokedKey(management, customer.project());
            Customer limited = Customer.create(application);
            Api limiteds = Api.with(application, limited.adminKey());
            limiteds.post(
                    "/v1/organization/budgets",
                    Map.of(
                            "scope", "organization",
                            "amount", BUDGET.toPlainString(),
                            "currency", "CNY",
                            "period", "lifetime",
                            "mode", "hard"));
            long day = Instant.now().truncatedTo(ChronoUnit.DAYS).getEpochSecond();

            var load = new Load(application, customer, Load.Upstream.FAULTY);
            var limitedLoad = new Load(application, limited, Load.Upstream.CAPPED);
            var killed = new AtomicBoolean();
            var running = CompletableFuture.allOf(
                    CompletableFuture.runAsync(() -> load.run(24, 1_000_000, killed::get)),
                    CompletableFuture.runAsync(() -> limitedLoad.run(8, 1_000_000, killed::get)));
            Eventually.within(
                    java.time.Duration.ofSeconds(60), load.answered::size, answered -> answered >= KILL_AFTER);
            application.kill();
            killed.set(true);
            running.join();
            application.start();

            theBudgetHolds(application, limited, limiteds, limitedLoad, day);
            long answered = load.told.size();
            BigDecimal answeredCost = BigDecimal.ZERO;
            for (var entry : load.answered.entrySet()) {
                var request = management.get("/v1/organization/requests/" + entry.getKey());
                assertThat(request.get("status").asInt())
                        .isEqualTo(entry.getValue().status());
                BigDecimal amount = new BigDecimal(request.get("amount").asString());
                assertThat(amount).isEqualByComparingTo(entry.getValue().cost());
                answeredCost = answeredCost.add(amount);
                answered += entry.getValue().status() == 200 ? 1 : 0;
            }
            var usage = management.get("/v1/organization/usage/completions?bucket_width=1d&start_time=" + day);
            long counted = usage.at("/data/0/results/0/num_model_requests").asLong();
            for (var entry : load.told.entrySet()) {
                var request = management.get("/v1/organization/requests/" + entry.getKey());
                BigDecimal amount = new BigDecimal(request.get("amount").asString());
                assertThat(amount).isEqualByComparingTo(entry.getValue());
                answeredCost = answeredCost.add(amount);
            }
            // what was cut off by the kill or by the upstream may be in the ledger, but each request at most once
            assertThat(counted).isBetween(answered, answered + load.lost.get() + load.broken.get());
            // the same from the events, so that the rollups can't hide that something was taken in twice
            var minutes =
                    management.get("/v1/organization/usage/completions?bucket_width=1m&limit=1440&start_time=" + day);
            long events = 0;
            for (var bucket : minutes.get("data")) {
                for (var result : bucket.get("results")) {
                    events += result.get("num_model_requests").asLong();
                }
            }
            assertThat(events).isEqualTo(counted);
            var costs = management.get("/v1/organization/costs?start_time=" + day);
            assertThat(new BigDecimal(
                            costs.at("/data/0/results/0/amount/value_exact").asString()))
                    .isGreaterThanOrEqualTo(answeredCost);
            assertThat(load.lost.get()).as("the kill met requests in flight").isPositive();
            assertThat(Api.with(application, revoked)
                            .send("GET", "/v1/models", null)
                            .statusCode())
                    .isEqualTo(401);
            everythingAgrees(Api.operator(application));
        }
    }

    /** Used up after the kill, and killed once more: never above, and still refusing. */
    private static void theBudgetHolds(
            PackagedApplication application, Customer limited, Api limiteds, Load load, long day) throws IOException {
        assertThat(spent(limiteds, day)).isLessThanOrEqualTo(BUDGET).isGreaterThanOrEqualTo(sum(load));
        for (var entry : load.told.entrySet()) {
            var request = limiteds.get("/v1/organization/requests/" + entry.getKey());
            assertThat(new BigDecimal(request.get("amount").asString())).isEqualByComparingTo(entry.getValue());
        }
        var rest = new Load(application, limited, Load.Upstream.CAPPED);
        rest.run(8, 5_000, () -> rest.refused.get() > 20);
        assertThat(rest.refused).hasValueGreaterThan(20);
        Eventually.within(
                java.time.Duration.ofSeconds(3),
                () -> assertThat(spent(limiteds, day))
                        .isBetween(BUDGET.multiply(new BigDecimal("0.8")), BUDGET)
                        .isEqualByComparingTo(limiteds.get("/v1/organization/budgets")
                                .at("/data/0/used")
                                .asString()));
        BigDecimal before = spent(limiteds, day);
        application.kill();
        application.start();
        assertThat(spent(limiteds, day)).isEqualByComparingTo(before);
        var again = new Load(application, limited, Load.Upstream.CAPPED);
        again.run(4, 40, () -> false);
        assertThat(again.refused).hasValueGreaterThan(20);
        assertThat(spent(limiteds, day)).isLessThanOrEqualTo(BUDGET);
    }

    private static BigDecimal sum(Load load) {
        return load.told.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal spent(Api management, long day) {
        var costs = management.get("/v1/organization/costs?start_time=" + day);
        return new BigDecimal(costs.at("/data/0/results/0/amount/value_exact").asString("0"));
    }

    /** The portal's own proof, from the first request to the last sum. */
    private static void everythingAgrees(Api operator) {
        String run = operator.post("/v1/operator/reconciliation", Map.of("whole", true))
                .get("id")
                .asString();
        Eventually.within(java.time.Duration.ofSeconds(20), () -> {
            var proof = operator.get("/v1/operator/reconciliation");
            assertThat(proof.at("/last_run/id").asString()).isEqualTo(run);
            assertThat(proof.at("/last_run/state").asString()).isEqualTo("done");
            assertThat(proof.get("verdict").asString()).as(proof.toString()).isEqualTo("agrees");
            assertThat(proof.get("requests").asLong()).isPositive();
        });
    }

    private static String revokedKey(Api management, String project) {
        var account =
                management.post("/v1/organization/projects/" + project + "/service_accounts", Map.of("name", "leaver"));
        management.delete("/v1/organization/projects/" + project + "/api_keys/"
                + account.get("api_key").get("id").asString());
        return account.get("api_key").get("value").asString();
    }
}
