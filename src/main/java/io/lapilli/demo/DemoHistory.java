package io.lapilli.demo;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Model;
import io.lapilli.identity.Organisation;
import io.lapilli.pricing.Charge;
import io.lapilli.pricing.DemoCatalog;
import io.lapilli.pricing.PinnedPrice;
import io.lapilli.pricing.PriceBook;
import io.lapilli.pricing.PriceStep;
import io.lapilli.pricing.PricingContext;
import io.lapilli.shared.Meter;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.RequestId;
import io.lapilli.tier.DemoClimb;
import io.lapilli.tier.DemoTiers;
import io.lapilli.usage.Endpoint;
import io.lapilli.usage.RequestRecord;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a customer's keys did, hour by hour. Each hour of each key comes from a seed of its own, so that the same hour is
 * always the same, whatever is asked for around it.
 */
@Component
class DemoHistory {

    /** The service class of requests that are answered at once. */
    private static final String STANDARD = "standard";

    private static final Duration HOUR = Duration.ofHours(1);

    /** An afternoon on which one deployment had trouble, counted from the last price cut. */
    private static final Duration TROUBLE = Duration.ofDays(13).plusHours(14);

    private static final Duration TROUBLE_LENGTH = Duration.ofHours(4);
    private static final String TROUBLED = "doubao-max-200k";

    /**
     * Until then what a key asked in some hours came within one quarter of one of them: a past that nobody looks at by
     * the minute has a fraction of the rollups, and every request in it is as large as any.
     */
    private static final Duration SPREAD_FROM = Duration.ofDays(8);

    private static final int BURST_HOURS = 3;

    /** So long before the last price cut nobody looks by the hour either. */
    private static final Duration LONG_AGO = Duration.ofDays(30);

    private static final int BURST_HOURS_LONG_AGO = 6;
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Catalog catalog;
    private final PriceBook prices;
    private final DemoTiers tiers;

    DemoHistory(Catalog catalog, PriceBook prices, DemoTiers tiers) {
        this.catalog = catalog;
        this.prices = prices;
        this.tiers = tiers;
    }

    /** The same in the tier that the organisation is in now. */
    List<Settled> between(
            Customer customer, Organisation organisation, Map<String, DemoKey> keys, Instant from, Instant to) {
        return between(customer, organisation, keys, from, to, tiers.stay(organisation));
    }

    /**
     * The requests from one hour's start to an instant, in the order of time, each charged by the tier that the
     * organisation was in. Models that are gone or have no price are left out. An organisation's past begins with its
     * creation.
     *
     * @param keys by the names of the customer's flows; what is missing is left out
     * @param climb is told of all of it
     */
    List<Settled> between(
            Customer customer,
            Organisation organisation,
            Map<String, DemoKey> keys,
            Instant from,
            Instant to,
            DemoClimb climb) {
        Instant cut = cut(organisation);
        if (cut == null) {
            return List.of();
        }
        Instant made = cut.plus(Duration.ofDays(DemoCatalog.SINCE_LAST_CUT.getDays()));
        var rhythm = new Rhythm(cut, customer.season(), customer.growth(), customer.setFree());
        var drafts = new ArrayList<Draft>();
        for (Flow flow : customer.flows()) {
            Model model = catalog.model(flow.model());
            DemoKey key = keys.get(flow.key());
            if (key != null && model != null && !model.deployments().isEmpty()) {
                var stream = new Stream(organisation, flow, key, model, rhythm);
                Instant first = later(from, made.minus(Duration.ofDays(flow.age())));
                for (Instant hour = first; hour.isBefore(to); hour = hour.plus(HOUR)) {
                    hour(stream, hour, to, drafts);
                }
            }
        }
        drafts.sort(Comparator.comparing(Draft::at));
        return drafts.stream()
                .<@Nullable Settled>map(draft -> settled(draft, climb))
                .filter(Objects::nonNull)
                .toList();
    }

    /** As the prices themselves have it, whenever it is asked; null when they are gone. */
    private @Nullable Instant cut(Organisation organisation) {
        String currency = organisation.currency().getCurrencyCode();
        List<PriceStep> steps = prices.history(
                new PricingContext(TROUBLED, organisation.id(), currency, null, STANDARD, organisation.createdAt()),
                Meter.COMPLETION);
        return steps.size() <= DemoCatalog.CUTS
                ? null
                : steps.get(DemoCatalog.CUTS).from();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private record Stream(Organisation organisation, Flow flow, DemoKey key, Model model, Rhythm rhythm) {

        Random random(long hour) {
            // names, not ids: those are others in each database
            long seed = (organisation.name() + '/' + flow.key() + '/' + flow.model()).hashCode();
            return new Random(seed * 0x9E3779B97F4A7C15L + hour * 0xBF58476D1CE4E5B9L);
        }
    }

    /** A request that has no price yet. */
    private record Draft(Stream stream, RequestId id, Instant at, DemoRequest request) {}

    private void hour(Stream stream, Instant hour, Instant to, List<Draft> into) {
        ZonedDateTime local = hour.atZone(stream.organisation().timeZone());
        int hours = hours(stream, hour);
        if (local.getHour() % hours != 0) {
            return;
        }
        double[] usual = IntStream.range(0, hours)
                .mapToDouble(later -> stream.flow().perHour()
                        * stream.rhythm()
                                .at(local.plusHours(later), stream.flow().shape()))
                .toArray();
        double all = Arrays.stream(usual).sum();
        if (all == 0) {
            return;
        }
        Random random = stream.random(hour.getEpochSecond());
        int requests = poisson(all * Math.exp(0.2 * random.nextGaussian()), random);
        var ids = new NewIds(InstantSource.fixed(hour), () -> random);
        boolean troubled = isTroubled(stream, hour);
        Instant from = hours == 1
                ? hour
                : hour.plus(HOUR.multipliedBy(oneOf(usual, all, random))).plus(QUARTER.multipliedBy(random.nextInt(4)));
        Duration span = hours == 1 ? HOUR : QUARTER;
        for (int i = 0; i < requests; i++) {
            Instant at = from.plusMillis(random.nextInt((int) span.toMillis()));
            var id = new RequestId(ids.at(at.toEpochMilli()));
            DemoRequest request = DemoRequest.of(stream.flow(), random, troubled);
            if (at.isBefore(to)) {
                into.add(new Draft(stream, id, at, request));
            }
        }
    }

    /** How many hours come as one. */
    private static int hours(Stream stream, Instant hour) {
        Instant cut = stream.rhythm().cut();
        if (hour.isBefore(cut.minus(LONG_AGO))) {
            return BURST_HOURS_LONG_AGO;
        }
        return hour.isBefore(cut.plus(SPREAD_FROM)) ? BURST_HOURS : 1;
    }

    /** An index, as likely as its weight says. */
    private static int oneOf(double[] weights, double all, Random random) {
        double left = all * random.nextDouble();
        int index = 0;
        while (index < weights.length - 1 && left >= weights[index]) {
            left -= weights[index];
            index++;
        }
        return index;
    }

    private @Nullable Settled settled(Draft draft, DemoClimb climb) {
        Stream stream = draft.stream();
        RequestId id = draft.id();
        Instant at = draft.at();
        DemoRequest request = draft.request();
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
        PinnedPrice price =
                prices.pin(new PricingContext(model, organisation.id(), currency, climb.tierAt(at), STANDARD, at));
        if (price == null) {
            return null;
        }
        Charge charge = price.charge(request.tokens());
        climb.used(at, request.tokens().input() + request.tokens().output(), charge.total());
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
                        charge));
    }

    private static boolean isTroubled(Stream stream, Instant hour) {
        Duration since = Duration.between(stream.rhythm().cut(), hour);
        return stream.model().name().equals(TROUBLED)
                && since.compareTo(TROUBLE) >= 0
                && since.compareTo(TROUBLE.plus(TROUBLE_LENGTH)) < 0;
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
