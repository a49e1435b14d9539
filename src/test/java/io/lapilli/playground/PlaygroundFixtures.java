package io.lapilli.playground;

import static io.lapilli.identity.Actor.INSTALLATION;
import static org.awaitility.Awaitility.await;

import io.lapilli.catalog.DeploymentDraft;
import io.lapilli.catalog.ModelDraft;
import io.lapilli.catalog.ModelKind;
import io.lapilli.catalog.Models;
import io.lapilli.catalog.Upstreams;
import io.lapilli.identity.Billing;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Members;
import io.lapilli.identity.NewOrganisation;
import io.lapilli.identity.NewUser;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.Organisations;
import io.lapilli.identity.SignedIn;
import io.lapilli.identity.User;
import io.lapilli.identity.Users;
import io.lapilli.pricing.RateDraft;
import io.lapilli.pricing.Rates;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.UserId;
import io.lapilli.usage.RequestLog;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;

/** A customer with a project, people, and models that the rehearsal serves, in a running portal. */
public final class PlaygroundFixtures {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final ApplicationContext portal;
    public final OrganisationId organisation;
    public final Project project;

    public PlaygroundFixtures(ApplicationContext portal) {
        this.portal = portal;
        organisation = get(Organisations.class)
                .create(
                        INSTALLATION,
                        new NewOrganisation(
                                "Tryers " + COUNTER.incrementAndGet(),
                                Currency.getInstance("CNY"),
                                Billing.POSTPAID,
                                ZoneOffset.UTC,
                                null))
                .organisation()
                .id();
        project = get(Projects.class).create(INSTALLATION, organisation, "Assistant");
    }

    public <T> T get(Class<T> type) {
        return portal.getBean(type);
    }

    public UserId person(MemberRole role) {
        return user(role).id();
    }

    /** Somebody who has signed in. */
    public SignedIn signedIn(MemberRole role) {
        User user = user(role);
        return new SignedIn(user.id().value(), user.email(), null, 0, UUID.randomUUID());
    }

    private User user(MemberRole role) {
        User user = get(Users.class)
                .create(
                        INSTALLATION,
                        new NewUser("tryer" + COUNTER.incrementAndGet() + "@x.example", "Chen Jing", null, null, null),
                        "an honest mountain of basalt");
        get(Members.class).add(INSTALLATION, organisation, user.id(), role);
        return user;
    }

    /** @param upstreamModel the rehearsal's, with how it misbehaves after an exclamation mark */
    public String aModel(String upstreamModel) {
        String name = "tried-" + COUNTER.incrementAndGet();
        get(Models.class)
                .create(new ModelDraft(
                        name,
                        ModelKind.CHAT,
                        32_000,
                        null,
                        List.of(new DeploymentDraft(
                                get(Upstreams.class).rehearsal().id(), upstreamModel))));
        return name;
    }

    /** 0.001 CNY a prompt token, 0.002 a completion token. */
    public String aPricedModel(String upstreamModel) {
        String name = aModel(upstreamModel);
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        get(Rates.class)
                .add(INSTALLATION, RateDraft.list(name, Meter.PROMPT_UNCACHED, new BigDecimal("1"), 1000, "CNY", from));
        get(Rates.class)
                .add(INSTALLATION, RateDraft.list(name, Meter.COMPLETION, new BigDecimal("2"), 1000, "CNY", from));
        return name;
    }

    public void suspend(String reason) {
        get(Organisations.class).suspend(INSTALLATION, organisation, reason);
        await().until(() -> get(OrganisationDirectory.class).find(organisation).suspended());
    }

    /** Once the projector has brought it into the database. */
    public Settled logged(RequestId id) {
        return await().atMost(Duration.ofSeconds(10))
                .until(() -> get(RequestLog.class).find(organisation, id), found -> found.isPresent())
                .orElseThrow();
    }

    /** Every request of the organisation. */
    public List<Settled> log() {
        var all = new RequestLog.Filter(
                UsageFilter.NONE, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), false, null);
        return get(RequestLog.class).page(organisation, all, null, 100).items();
    }
}
