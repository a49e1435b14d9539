package io.lapilli.playground;

import io.lapilli.apikey.PlaygroundKeys;
import io.lapilli.apikey.VerifiedKey;
import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.UpstreamKind;
import io.lapilli.gateway.Caller;
import io.lapilli.gateway.CallerCheck;
import io.lapilli.gateway.Gateway;
import io.lapilli.gateway.Incoming;
import io.lapilli.gateway.Refusal;
import io.lapilli.identity.Members;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.Permission;
import io.lapilli.pricing.Charge;
import io.lapilli.pricing.PinnedPrice;
import io.lapilli.pricing.PriceBook;
import io.lapilli.pricing.PricingContext;
import io.lapilli.pricing.RateCard;
import io.lapilli.shared.Meter;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.shared.UserId;
import io.lapilli.usage.Endpoint;
import io.lapilli.usage.Settled;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Calls of models by somebody who is signed in. They go the way of every call, under that person's key of the project
 * ({@link PlaygroundKeys}): the same admission, the same charge, seen in the same log.
 */
@Service
public class Playground {

    private static final String STANDARD = "standard";
    private static final Logger log = LoggerFactory.getLogger(Playground.class);

    private final PlaygroundKeys keys;
    private final CallerCheck callers;
    private final Gateway gateway;
    private final PriceBook prices;
    private final Catalog catalog;
    private final Members members;
    private final NewIds ids;
    private final InstantSource clock;

    Playground(
            PlaygroundKeys keys,
            CallerCheck callers,
            Gateway gateway,
            PriceBook prices,
            Catalog catalog,
            Members members,
            NewIds ids,
            InstantSource clock) {
        this.keys = keys;
        this.callers = callers;
        this.gateway = gateway;
        this.prices = prices;
        this.catalog = catalog;
        this.members = members;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Names of the models that a person can talk to here, in order.
     *
     * @throws io.lapilli.shared.NotPermittedException when the person's role calls no models
     */
    public List<String> models(UserId person, OrganisationId organisation, String currency) {
        members.require(person, organisation, Permission.OWN_KEYS);
        return models(organisation, currency);
    }

    /** Names of the models that can be talked to at an organisation's prices, in order. Asks nobody's role. */
    public List<String> models(Organisation organisation) {
        return models(organisation.id(), organisation.currency().getCurrencyCode());
    }

    private List<String> models(OrganisationId organisation, String currency) {
        return prices.card(organisation, currency, prices.tierOf(organisation), clock.instant()).entries().stream()
                .filter(entry -> entry.model().kind().chats()
                        && !entry.model().deployments().isEmpty())
                .filter(Playground::pricesAnswers)
                .map(entry -> entry.model().name())
                .toList();
    }

    private static boolean pricesAnswers(RateCard.Entry entry) {
        return entry.rates().stream().anyMatch(rate -> rate.meter() == Meter.COMPLETION);
    }

    /**
     * What a prompt comes to before it is sent, without the answer.
     *
     * @param charge of the prompt, nothing of it cached; null where the organisation has no price for the model
     */
    public record PromptCost(long tokens, @Nullable Charge charge) {}

    /** Counted by a real tokenizer, which need not be the model's own. */
    public PromptCost cost(OrganisationId organisation, String currency, Column column, List<Turn> conversation) {
        long tokens = gateway.promptTokens(ChatBody.of(column, conversation));
        PinnedPrice price = prices.pin(new PricingContext(
                column.model(), organisation, currency, prices.tierOf(organisation), STANDARD, clock.instant()));
        return new PromptCost(tokens, price == null ? null : price.charge(new TokenCounts(tokens, 0, 0, 0, 0, 0)));
    }

    /** Whether nothing but the rehearsal serves it: then it is not a language model. */
    public boolean rehearses(String name) {
        Model model = catalog.model(name);
        return model != null
                && !model.deployments().isEmpty()
                && model.deployments().stream()
                        .allMatch(deployment ->
                                catalog.upstream(deployment.upstream()).kind() == UpstreamKind.REHEARSAL);
    }

    /**
     * Begins a call of each column with the same conversation; they go on by themselves, each on a thread of its own for
     * as long as it takes.
     *
     * @param changed called often, from any thread, whenever one of them got on
     * @return the runs, in the order of the columns
     * @throws io.lapilli.shared.NotFoundException when the person is no member, or there is no such project
     * @throws io.lapilli.shared.NotPermittedException when the person's role calls no models
     */
    public List<Run> start(
            UserId person,
            OrganisationId organisation,
            ProjectId project,
            List<Column> columns,
            List<Turn> conversation,
            Runnable changed) {
        VerifiedKey key = keys.of(person, organisation, project);
        return columns.stream()
                .map(column -> start(() -> callers.check(key, project), ChatBody.of(column, conversation), changed))
                .toList();
    }

    /**
     * Begins a call under a key that stands for something else than a person, which whoever calls has checked.
     *
     * @param priced at whose prices; has the currency of the key's organisation
     * @param changed as above
     */
    public Run start(
            VerifiedKey key,
            ProjectId project,
            Organisation priced,
            Column column,
            List<Turn> conversation,
            Runnable changed) {
        return start(() -> callers.check(key, project, priced), ChatBody.of(column, conversation), changed);
    }

    private Run start(Supplier<Caller> caller, byte[] body, Runnable changed) {
        var run = new Run(changed);
        Thread.ofVirtual().name("playground").start(() -> call(caller, body, run));
        return run;
    }

    private void call(Supplier<Caller> check, byte[] body, Run run) {
        @Nullable Settled settled = null;
        @Nullable Problem problem = null;
        try {
            Caller caller = check.get();
            var request = new Incoming(new RequestId(ids.next()), caller, Endpoint.CHAT, body, body.length, null);
            settled = gateway.serve(request, new AnswerOutlet(run));
        } catch (Refusal refusal) {
            problem = new Problem(refusal.status(), refusal.message(), refusal.type(), refusal.code());
        } catch (RuntimeException unforeseen) {
            log.error("A call from the playground failed", unforeseen);
            problem = new Problem(500, "The request failed on our side.", "api_error", "internal_error");
        } finally {
            run.ended(settled, problem);
        }
    }
}
