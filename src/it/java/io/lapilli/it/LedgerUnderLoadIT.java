package io.lapilli.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Tokens and money after 2,000 requests from 32 clients equal an independent sum to the last digit. */
class LedgerUnderLoadIT {

    @ParameterizedTest
    @EnumSource
    void everythingAddsUp(Engine engine) {
        try (var upstream = new ScriptedUpstream();
                var application = PackagedApplication.start(engine.settings())) {
            Customer.prepare(application, upstream.url());
            Customer customer = Customer.create(application);
            var load = new Load(application, customer);
            long day = Instant.now().truncatedTo(ChronoUnit.DAYS).getEpochSecond();

            load.run(32, 2000, () -> false);

            assertThat(load.lost).hasValue(0);
            assertThat(load.answered).hasSize(2000);
            var charged = load.answered.values().stream()
                    .filter(answer -> answer.status() == 200)
                    .toList();
            assertThat(charged).hasSizeGreaterThan(1500).hasSizeLessThan(2000);
            long input = charged.stream().mapToLong(Load.Answer::prompt).sum();
            long cached = charged.stream().mapToLong(Load.Answer::cached).sum();
            long output = charged.stream().mapToLong(Load.Answer::completion).sum();
            BigDecimal cost = charged.stream().map(Load.Answer::cost).reduce(BigDecimal.ZERO, BigDecimal::add);

            Api management = Api.with(application, customer.adminKey());
            Eventually.within(
                    Duration.ofSeconds(2),
                    () -> assertThat(sum(
                                    management.get(
                                            "/v1/organization/usage/completions?bucket_width=1d&start_time=" + day),
                                    "num_model_requests"))
                            .isEqualTo(charged.size()));
            for (String width : new String[] {"1d", "1h", "1m"}) {
                JsonNode usage =
                        management.get("/v1/organization/usage/completions?start_time=" + day + "&bucket_width=" + width
                                + "&limit=" + (width.equals("1m") ? 1440 : width.equals("1h") ? 168 : 7));
                assertThat(sum(usage, "num_model_requests")).as(width).isEqualTo(charged.size());
                assertThat(sum(usage, "input_tokens")).as(width).isEqualTo(input);
                assertThat(sum(usage, "input_cached_tokens")).as(width).isEqualTo(cached);
                assertThat(sum(usage, "output_tokens")).as(width).isEqualTo(output);
            }
            assertThat(money(management.get("/v1/organization/costs?start_time=" + day)))
                    .isEqualByComparingTo(cost);
            assertThat(money(management.get("/v1/organization/costs?start_time=" + day + "&group_by=line_item")))
                    .isEqualByComparingTo(cost);
            theScreensSayTheSame(customer, application, input + output, cost);
        }
    }

    private static void theScreensSayTheSame(
            Customer customer, PackagedApplication application, long tokens, BigDecimal cost) {
        try (var browser = new Browser()) {
            Page page = browser.page(Browser.Look.USUAL);
            Hands.join(page, customer.ownerLink(), "Mei Owner", "an honest mountain of basalt");
            assertThat(exact(figure(page, "Spend this month"))).isEqualByComparingTo(cost);
            assertThat(exact(figure(page, "Tokens today, so far"))).isEqualByComparingTo(BigDecimal.valueOf(tokens));

            page.navigate(application.url() + "/usage?range=week&measure=tokens");
            assertThat(exact(page.locator(".lap-headline [title]").first()))
                    .isEqualByComparingTo(BigDecimal.valueOf(tokens));
            page.navigate(application.url() + "/usage?range=week&measure=money");
            assertThat(exact(page.locator(".lap-headline [title]").first())).isEqualByComparingTo(cost);
        }
    }

    private static Locator figure(Page page, String caption) {
        return page.locator(".lap-figure")
                .filter(new Locator.FilterOptions().setHasText(caption))
                .locator(".lap-fig[title]");
    }

    /** The exact number that stands behind a rounded one. */
    private static BigDecimal exact(Locator figure) {
        return new BigDecimal(figure.getAttribute("title").replaceAll("[^0-9.]", ""));
    }

    private static long sum(JsonNode page, String field) {
        return results(page).mapToLong(result -> result.get(field).asLong()).sum();
    }

    private static BigDecimal money(JsonNode page) {
        return results(page)
                .map(result -> new BigDecimal(result.at("/amount/value_exact").asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static java.util.stream.Stream<JsonNode> results(JsonNode page) {
        return StreamSupport.stream(page.get("data").spliterator(), false)
                .flatMap(bucket -> StreamSupport.stream(bucket.get("results").spliterator(), false));
    }
}
