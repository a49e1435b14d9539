package io.lapilli.limit;

import static io.lapilli.identity.Actor.INSTALLATION;

import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.NewKey;
import io.lapilli.catalog.ModelDraft;
import io.lapilli.catalog.ModelKind;
import io.lapilli.catalog.Models;
import io.lapilli.identity.Billing;
import io.lapilli.identity.NewOrganisation;
import io.lapilli.identity.Organisations;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.support.Node;
import io.lapilli.support.TestDatabase;
import io.lapilli.tier.TierAssignments;
import io.lapilli.tier.TierBenefits;
import io.lapilli.tier.TierConditions;
import io.lapilli.tier.TierDirectory;
import io.lapilli.tier.TierDraft;
import io.lapilli.tier.TierTerms;
import io.lapilli.tier.Tiers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A customer with a project and a key, two models, and a limiter whose time a test moves. */
final class LimitScene implements AutoCloseable {

    static final String PRO = "pro";
    static final String LITE = "lite";

    final Node node;
    final OrganisationId organisation;
    final ProjectId project;
    final KeyId key;
    final RateLimits limits;
    final RateLimiter limiter;
    private final AtomicLong now = new AtomicLong();

    LimitScene(TestDatabase engine) {
        node = new Node(
                engine,
                "io.lapilli.catalog",
                "io.lapilli.pricing",
                "io.lapilli.usage.forecast",
                "io.lapilli.tier",
                "io.lapilli.limit");
        organisation = aCustomer("Mori");
        project = node.aProject(organisation, "Assistant");
        key = node.get(ApiKeys.class)
                .issueProjectKey(INSTALLATION, organisation, project, null, NewKey.named("Key"))
                .key()
                .id();
        for (String model : List.of(PRO, LITE)) {
            node.get(Models.class).create(new ModelDraft(model, ModelKind.CHAT, 32_000, null, List.of()));
        }
        limits = node.get(RateLimits.class);
        limiter = new RateLimiter(node.get(LimitBook.class), node.get(TierDirectory.class), now::get);
    }

    OrganisationId aCustomer(String name) {
        return node.get(Organisations.class)
                .create(
                        INSTALLATION,
                        new NewOrganisation(name, Currency.getInstance("CNY"), Billing.POSTPAID, ZoneOffset.UTC, null))
                .organisation()
                .id();
    }

    void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    Permit call(String model, long tokens) {
        return limiter.acquire(organisation, project, key, model, () -> tokens);
    }

    void tier(@Nullable Integer requests, @Nullable Long tokens) {
        var tier = node.get(Tiers.class)
                .create(
                        INSTALLATION,
                        new TierDraft(
                                "Gold",
                                null,
                                new TierTerms(
                                        TierConditions.NONE,
                                        new TierBenefits(requests, tokens, BigDecimal.ZERO),
                                        null)));
        node.get(TierAssignments.class).assign(INSTALLATION, organisation, tier.id());
    }

    static Allowance requests(long perMinute) {
        return new Allowance(perMinute, null, null, null);
    }

    static Allowance tokens(long perMinute) {
        return new Allowance(null, perMinute, null, null);
    }

    static Allowance daily(long requests) {
        return new Allowance(null, null, requests, null);
    }

    static Allowance atOnce(long requests) {
        return new Allowance(null, null, null, requests);
    }

    @Override
    public void close() {
        node.close();
    }
}
