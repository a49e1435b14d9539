package io.lapilli.gateway;

import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.NewKey;
import io.lapilli.catalog.AbortPolicy;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.DeploymentDraft;
import io.lapilli.catalog.ModelDraft;
import io.lapilli.catalog.ModelKind;
import io.lapilli.catalog.Models;
import io.lapilli.catalog.UpstreamDraft;
import io.lapilli.catalog.Upstreams;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Billing;
import io.lapilli.identity.NewOrganisation;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.Organisations;
import io.lapilli.pricing.RateDraft;
import io.lapilli.pricing.Rates;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.shared.Meter;
import io.lapilli.shared.UpstreamId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;

/** A customer with a project and a key, and models that fake upstreams serve, in a running portal. */
final class GatewayScene {

    static final String CREDENTIAL = "upstream-secret-42";
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final ApplicationContext portal;
    final Organisation organisation;
    final Project project;
    final String key;

    GatewayScene(ApplicationContext portal) {
        this.portal = portal;
        organisation = portal.getBean(Organisations.class)
                .create(
                        Actor.INSTALLATION,
                        new NewOrganisation(
                                "Customer " + COUNTER.incrementAndGet(),
                                Currency.getInstance("CNY"),
                                Billing.POSTPAID,
                                ZoneId.of("Asia/Shanghai"),
                                null))
                .organisation();
        project = portal.getBean(Projects.class).create(Actor.INSTALLATION, organisation.id(), "Project");
        key = aKey(NewKey.named("Key"));
    }

    String aKey(NewKey wanted) {
        return portal.getBean(ApiKeys.class)
                .issueProjectKey(Actor.INSTALLATION, organisation.id(), project.id(), null, wanted)
                .secret();
    }

    UpstreamId anUpstream(String url) {
        return anUpstream(url, true);
    }

    UpstreamId anUpstream(String url, boolean allowPrivate) {
        return portal.getBean(Upstreams.class)
                .create(new UpstreamDraft(
                        "upstream-" + COUNTER.incrementAndGet(),
                        url,
                        CREDENTIAL,
                        Set.of("chat", "embeddings"),
                        allowPrivate))
                .id();
    }

    String aModel(ModelKind kind, DeploymentDraft... deployments) {
        String name = "model-" + COUNTER.incrementAndGet();
        portal.getBean(Models.class).create(new ModelDraft(name, kind, 32_000, null, List.of(deployments)));
        return name;
    }

    /** 0.001 CNY a prompt token, a tenth of it when cached, 0.002 a completion token. */
    String aPricedModel(ModelKind kind, DeploymentDraft... deployments) {
        String name = aModel(kind, deployments);
        price(name, Meter.PROMPT_UNCACHED, "1");
        if (kind == ModelKind.CHAT) {
            price(name, Meter.PROMPT_CACHED, "0.1");
            price(name, Meter.COMPLETION, "2");
        }
        return name;
    }

    String aChatModel(FakeUpstream upstream, AbortPolicy policy) {
        return aPricedModel(
                ModelKind.CHAT,
                new DeploymentDraft(anUpstream(upstream.url()), "their-model", 1, 1, Deployment.MAX_TOKENS, policy));
    }

    /** CNY for a thousand. */
    void price(String model, Meter meter, String perThousand) {
        portal.getBean(Rates.class)
                .add(
                        Actor.INSTALLATION,
                        RateDraft.list(
                                model,
                                meter,
                                new BigDecimal(perThousand),
                                1000,
                                "CNY",
                                Instant.parse("2026-01-01T00:00:00Z")));
    }
}
