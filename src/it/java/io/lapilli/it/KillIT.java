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

/** {@code kill -9} in the middle of a load: no answered request is missing, none counted twice, revoked stays revoked. */
class KillIT {

    private static final int KILL_AFTER = 400;

    @ParameterizedTest
    @EnumSource
    void losesNothingAndCountsNothingTwice(Engine engine) throws IOException {
        try (var upstream = new ScriptedUpstream();
                var application = PackagedApplication.start(engine.settings())) {
            Customer.prepare(application, upstream.url());
            Customer customer = Customer.create(application);
            Api management = Api.with(application, customer.adminKey());
            String revoked = revokedKey(management, customer.project());
            long day = Instant.now().truncatedTo(ChronoUnit.DAYS).getEpochSecond();

            var load = new Load(application, customer);
            var killed = new AtomicBoolean();
            var running = CompletableFuture.runAsync(() -> load.run(32, 1_000_000, killed::get));
            Eventually.within(
                    java.time.Duration.ofSeconds(60), load.answered::size, answered -> answered >= KILL_AFTER);
            application.kill();
            killed.set(true);
            running.join();
            application.start();

            long answered = 0;
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
            // an answer that was cut off by the kill may be in the ledger, but each request at most once
            assertThat(counted).isBetween(answered, answered + load.lost.get());
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
        }
    }

    private static String revokedKey(Api management, String project) {
        var account =
                management.post("/v1/organization/projects/" + project + "/service_accounts", Map.of("name", "leaver"));
        management.delete("/v1/organization/projects/" + project + "/api_keys/"
                + account.get("api_key").get("id").asString());
        return account.get("api_key").get("value").asString();
    }
}
