package io.lapilli.demo;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Model;
import io.lapilli.demo.DemoCustomers.Customer;
import io.lapilli.demo.DemoCustomers.Flow;
import io.lapilli.identity.Organisation;
import io.lapilli.pricing.DemoCatalog;
import io.lapilli.pricing.PinnedPrice;
import io.lapilli.pricing.PriceBook;
import io.lapilli.pricing.PricingContext;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.RequestId;
import io.lapilli.usage.Endpoint;
import io.lapilli.usage.RequestRecord;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a customer's keys did, hour by hour. Each hour of each key comes from a seed of its own, so that the same hour is
 * always the same, whatever is asked for around it.
 */
@Component
class DemoHistory {

    /** How far the past reaches back from where a demo began. */
    static final Duration LENGTH = Duration.ofDays(92);

    /** The service class of requests that are answered at once. */
    private static final String STANDARD = "standard";

    private static final Duration HOUR = Duration.ofHours(1);

    /** An afternoon on which the models' server had trouble, counted from the beginning. */
    private static final Duration TROUBLE = Duration.ofDays(56).plusHours(14);

    private static final Duration TROUBLE_LENGTH = Duration.ofHours(2);

    private final Catalog catalog;
    private final PriceBook prices;
    private final DemoCatalog priceList;

    DemoHistory(Catalog catalog, PriceBook prices, DemoCatalog priceList) {
        this.catalog = catalog;
        this.prices = prices;
        this.priceList = priceList;
    }

    /**
     * The requests from one hour's start to an instant, in the order of time. Models that are gone or have no price are
     * left out. An organisation's past begins with its creation.
     *
     * @param keys by the names of the customer's flows; what is missing is left out
     */
    List<Settled> between(
            Customer customer, Organisation organisation, Map<String, DemoKey> keys, Instant from, Instant to) {
        Instant start = organisation.createdAt();
        var rhythm = new Rhythm(start, priceList.lastCut(start.plus(LENGTH)), customer.growth());
        var settled = new ArrayList<Settled>();
        for (Flow flow : customer.flows()) {
            Model model = catalog.model(flow.model());
            DemoKey key = keys.get(flow.key());
            if (key != null && model != null && !model.deployments().isEmpty()) {
                var stream = new Stream(organisation, flow, key, model, rhythm);
                for (Instant hour = from; hour.isBefore(to); hour = hour.plus(HOUR)) {
                    hour(stream, hour, to, settled);
                }
            }
        }
        settled.sort(Comparator.comparing(each -> each.request().admittedAt()));
        return settled;
    }

    private record Stream(Organisation organisation, Flow flow, DemoKey key, Model model, Rhythm rhythm) {

        Random random(long hour) {
            // names, not ids: those are others in each database
            long seed = (organisation.name() + '/' + flow.key() + '/' + flow.model()).hashCode();
            return new Random(seed * 0x9E3779B97F4A7C15L + hour * 0xBF58476D1CE4E5B9L);
        }
    }

    private void hour(Stream stream, Instant hour, Instant to, List<Settled> into) {
        Random random = stream.random(hour.getEpochSecond());
        ZonedDateTime local = hour.atZone(stream.organisation().timeZone());
        double usual = stream.flow().perHour()
                * stream.rhythm().at(local, stream.flow().shape());
        int requests = poisson(usual * Math.exp(0.2 * random.nextGaussian()), random);
        var ids = new NewIds(InstantSource.fixed(hour), () -> random);
        boolean troubled = isTroubled(stream.rhythm().start(), hour);
        for (int i = 0; i < requests; i++) {
            Instant at = hour.plusMillis(random.nextInt((int) HOUR.toMillis()));
            var id = new RequestId(ids.at(at.toEpochMilli()));
            DemoRequest request = DemoRequest.of(stream.flow(), random, troubled);
            Settled settled = settled(stream, id, at, request);
            if (settled != null && at.isBefore(to)) {
                into.add(settled);
            }
        }
    }

    private @Nullable Settled settled(Stream stream, RequestId id, Instant at, DemoRequest request) {
        Organisation organisation = stream.organisation();
        Endpoint endpoint = stream.flow().embeds() ? Endpoint.EMBEDDINGS : Endpoint.CHAT;
        String model = stream.model().name();
        var deployment = stream.model().deployments().getFirst().id();
        var record = new RequestRecord(
                id,
                organisation.id(),
                stream.key().project(),
                stream.key().id(),
                model,
                deployment,
                endpoint,
                request.streamed(),
                request.status(),
                request.code(),
                request.attempts(),
                at,
                request.firstTokenMillis(),
                request.durationMillis());
        if (request.tokens().isEmpty()) {
            return new Settled(record, null);
        }
        String currency = organisation.currency().getCurrencyCode();
        PinnedPrice price = prices.pin(
                new PricingContext(model, organisation.id(), currency, prices.tierOf(organisation.id()), STANDARD, at));
        if (price == null) {
            return null;
        }
        return new Settled(
                record,
                new UsageEvent(
                        id,
                        at,
                        organisation.id(),
                        stream.key().project(),
                        stream.key().id(),
                        model,
                        deployment,
                        endpoint,
                        STANDARD,
                        request.tokens(),
                        request.estimated(),
                        price.charge(request.tokens())));
    }

    private static boolean isTroubled(Instant start, Instant hour) {
        Duration since = Duration.between(start, hour);
        return since.compareTo(TROUBLE) >= 0 && since.compareTo(TROUBLE.plus(TROUBLE_LENGTH)) < 0;
    }

    /** Knuth's way, good for the small numbers that these are. */
    private static int poisson(double mean, Random random) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
