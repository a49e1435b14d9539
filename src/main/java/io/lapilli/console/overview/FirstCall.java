package io.lapilli.console.overview;

import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.KeyKind;
import io.lapilli.apikey.KeyQuery;
import io.lapilli.catalog.ModelKind;
import io.lapilli.pricing.PriceBook;
import io.lapilli.project.Projects;
import io.lapilli.ui.Place;
import io.lapilli.usage.RecentRequests;
import io.lapilli.usage.RequestLog;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageFilter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far an organisation is on its way to the first call. */
@Component
class FirstCall {

    private final Projects projects;
    private final ApiKeys keys;
    private final PriceBook prices;
    private final RequestLog log;
    private final RecentRequests requests;
    private final Clock clock;

    FirstCall(Projects projects, ApiKeys keys, PriceBook prices, RequestLog log, RecentRequests requests, Clock clock) {
        this.projects = projects;
        this.keys = keys;
        this.prices = prices;
        this.log = log;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * @param call the newest call that was answered; null while there was none
     * @param refused the code of the newest call's error, when there were only such
     */
    record Progress(
            boolean project,
            boolean key,
            @Nullable Settled call,
            @Nullable String refused) {

        boolean arrived() {
            return call != null;
        }
    }

    Progress progress(Place place) {
        Settled newest = newest(place);
        boolean answered = newest != null && newest.request().status() < 400;
        return new Progress(
                !projects.all(place.organisation(), false).isEmpty(),
                !keys.list(place.organisation(), KeyQuery.of(KeyKind.PROJECT, null, 1))
                        .items()
                        .isEmpty(),
                answered ? newest : null,
                answered ? null : refusal(place, newest));
    }

    /** A chat model that is priced for the organisation and served: the first call with it works. */
    Optional<String> aModel(Place place) {
        return prices.card(place.organisation(), place.currency(), null, clock.instant()).entries().stream()
                .filter(entry -> entry.model().kind() == ModelKind.CHAT)
                .filter(entry -> !entry.model().deployments().isEmpty())
                .map(entry -> entry.model().name())
                .findFirst();
    }

    private @Nullable Settled newest(Place place) {
        var all = new RequestLog.Filter(
                UsageFilter.NONE, Instant.EPOCH, clock.instant().plusSeconds(60), false, null);
        List<Settled> some = log.page(place.organisation(), all, null, 20).items();
        return some.stream()
                .filter(one -> one.request().status() < 400)
                .findFirst()
                .orElse(some.isEmpty() ? null : some.getFirst());
    }

    private @Nullable String refusal(Place place, @Nullable Settled newest) {
        if (newest != null) {
            return newest.request().code();
        }
        var lately = clock.instant().minusSeconds(3_600);
        return requests.errors(place.organisation(), null, lately, 1).stream()
                .findFirst()
                .map(RecentRequests.Errors::code)
                .orElse(null);
    }
}
