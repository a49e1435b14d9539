package io.lapilli.scale;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Model;
import io.lapilli.pricing.PinnedPrice;
import io.lapilli.pricing.PriceBook;
import io.lapilli.pricing.PricingContext;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.usage.Endpoint;
import io.lapilli.usage.RequestRecord;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * What customers called, day by day: bursts of some calls with one key to one model within a quarter of an hour, by day
 * more than at night, on weekdays more than at weekends, more and more over the time. The same each time, for the same
 * instant.
 */
final class ScaleUsage {

    static final List<String> MODELS =
            List.of("doubao-pro-32k", "doubao-lite-32k", "doubao-pro-128k", "doubao-thinking-64k", "doubao-max-200k");

    private static final double WEEKEND = 0.55;
    private static final int BURST = 4;
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final int[] BY_HOUR = {1, 1, 1, 1, 1, 1, 2, 4, 8, 10, 10, 9, 8, 9, 10, 10, 9, 8, 6, 5, 4, 3, 2, 1};
    private static final List<Integer> HOURS = hours();

    private final List<ScaleCustomer> customers;
    private final Catalog catalog;
    private final PriceBook prices;
    private final Instant now;
    private final LocalDate today;
    private final double perWeight;

    ScaleUsage(List<ScaleCustomer> customers, int events, Catalog catalog, PriceBook prices, Instant now) {
        this.customers = customers;
        this.catalog = catalog;
        this.prices = prices;
        this.now = now;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        double days = 0;
        for (int back = 0; back < ScaleSize.DAYS; back++) {
            days += factor(back);
        }
        this.perWeight = events
                / days
                / customers.stream().mapToDouble(ScaleCustomer::weight).sum();
    }

    private static List<Integer> hours() {
        var hours = new ArrayList<Integer>();
        for (int hour = 0; hour < BY_HOUR.length; hour++) {
            for (int i = 0; i < BY_HOUR[hour]; i++) {
                hours.add(hour);
            }
        }
        return hours;
    }

    private double factor(int back) {
        int day = today.minusDays(back).getDayOfWeek().getValue();
        return (day > 5 ? WEEKEND : 1) * (1.5 - (double) back / ScaleSize.DAYS);
    }

    /** Everything of some days, in the order of time. @param last how many days ago the last of them was */
    List<Settled> days(int first, int last) {
        return customers.parallelStream()
                .flatMap(customer -> {
                    var settled = new ArrayList<Settled>();
                    for (int back = first; back >= last; back--) {
                        day(customer, back, settled);
                    }
                    return settled.stream();
                })
                .sorted(Comparator.comparing((Settled one) -> one.request().admittedAt()))
                .toList();
    }

    private void day(ScaleCustomer customer, int back, List<Settled> into) {
        var random = new Random(customer.rank() * 1_000_003L + back * 7_919L);
        // today is as full as it will be, so far
        int left = (int) (perWeight * customer.weight() * factor(back) + random.nextDouble());
        Instant midnight = today.minusDays(back).atStartOfDay(customer.zone()).toInstant();
        while (left > 0) {
            int burst = Math.min(left, 1 + (int) (-Math.log(1 - random.nextDouble()) * (BURST - 1)));
            left -= burst;
            int hour = HOURS.get(random.nextInt(HOURS.size()));
            Instant quarter = midnight.plus(Duration.ofHours(hour)).plus(QUARTER.multipliedBy(random.nextInt(4)));
            burst(customer, quarter, burst, random, into);
        }
    }

    private void burst(ScaleCustomer customer, Instant quarter, int calls, Random random, List<Settled> into) {
        // the first key has most of it
        double place = random.nextDouble();
        ScaleCustomer.Key key = customer.keys().get((int) (customer.keys().size() * place * place * place));
        Model model = Objects.requireNonNull(
                catalog.model(key.models().get(random.nextInt(key.models().size()))));
        PinnedPrice price = null;
        for (int i = 0; i < calls; i++) {
            Instant at = quarter.plusMillis(random.nextInt((int) QUARTER.toMillis()));
            if (price == null) {
                price = Objects.requireNonNull(
                        prices.pin(new PricingContext(model.name(), customer.id(), "CNY", null, "standard", quarter)));
            }
            Settled settled = settled(customer, key, model, price, at, random);
            if (at.isBefore(now)) {
                into.add(settled);
            }
        }
    }

    private static Settled settled(
            ScaleCustomer customer, ScaleCustomer.Key key, Model model, PinnedPrice price, Instant at, Random random) {
        var id = new RequestId(new NewIds(InstantSource.fixed(at), () -> random).next());
        var deployment = model.deployments().getFirst().id();
        double fate = random.nextDouble();
        boolean failed = fate < 0.007;
        boolean left = fate > 0.995;
        boolean streamed = !failed && random.nextInt(10) < 7;
        int prompt = around(1_400, random);
        int cached = random.nextInt(5) < 2 ? prompt / 2 / 64 * 64 : 0;
        int completion = around(280, random);
        int reasoning = model.name().contains("thinking") ? around(600, random) : 0;
        int first = 150 + around(180, random);
        var record = new RequestRecord(
                id,
                customer.id(),
                key.project(),
                key.id(),
                model.name(),
                deployment,
                Endpoint.CHAT,
                streamed,
                failed ? 502 : left ? 499 : 200,
                failed ? "upstream_error" : null,
                failed ? 2 : 1,
                at,
                streamed ? (Integer) first : null,
                failed ? around(200, random) : first + 15 * (completion + reasoning));
        if (failed) {
            return new Settled(record, null);
        }
        var tokens = new TokenCounts(prompt - cached, cached, 0, completion, reasoning, 0);
        return new Settled(
                record,
                new UsageEvent(
                        id,
                        at,
                        customer.id(),
                        key.project(),
                        key.id(),
                        model.name(),
                        deployment,
                        Endpoint.CHAT,
                        "standard",
                        tokens,
                        left,
                        price.charge(tokens)));
    }

    private static int around(int usual, Random random) {
        return (int) Math.max(1, usual * Math.exp(0.5 * random.nextGaussian() - 0.125));
    }
}
