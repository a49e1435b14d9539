package io.lapilli.tier;

import static io.lapilli.usage.UsageFixtures.aRequest;

import io.lapilli.identity.Actor;
import io.lapilli.identity.Billing;
import io.lapilli.identity.NewOrganisation;
import io.lapilli.identity.Organisations;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.support.TestDatabase;
import io.lapilli.support.TestNode;
import io.lapilli.tier.TierConditions.MoneyPaid;
import io.lapilli.tier.TierConditions.TokensInWindow;
import io.lapilli.usage.UsageFixtures;
import io.lapilli.usage.UsageNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.IntToLongFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/** The module with what it stands on, over a database of its own, at noon of a Wednesday in Shanghai. */
public final class TierScene implements AutoCloseable {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final Instant NOW = Instant.parse("2026-03-18T04:00:00Z");
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 18);
    /** What a thousand prompt tokens cost in {@link UsageFixtures}. */
    public static final BigDecimal PER_THOUSAND = UsageFixtures.PROMPT_PRICE;

    public final TestNode node;
    public final UsageNode usage;
    public final Tiers tiers;
    public final TierDirectory directory;

    public TierScene(TestDatabase engine) {
        this(engine.fresh());
    }

    public TierScene(DataSource source) {
        node = new TestNode(
                source,
                NOW,
                "io.lapilli.identity",
                "io.lapilli.catalog",
                "io.lapilli.pricing",
                "io.lapilli.usage.forecast",
                "io.lapilli.tier");
        usage = new UsageNode(source);
        tiers = node.get(Tiers.class);
        directory = node.get(TierDirectory.class);
        // rises are looked at when a test says so, not when a second has passed
        node.get(ScheduledAnnotationBeanPostProcessor.class)
                .postProcessBeforeDestruction(node.get(RiseWatch.class), "riseWatch");
    }

    public <T> T get(Class<T> type) {
        return node.get(type);
    }

    public OrganisationId aCustomer(String name) {
        return aCustomer(name, Billing.POSTPAID, "CNY");
    }

    public OrganisationId aCustomer(String name, Billing billing, String currency) {
        return node.get(Organisations.class)
                .create(
                        Actor.INSTALLATION,
                        new NewOrganisation(name, Currency.getInstance(currency), billing, ZONE, null))
                .organisation()
                .id();
    }

    /** Prompt tokens at a time of one day of the customer's. */
    public void uses(OrganisationId organisation, LocalDate day, long tokens) {
        usage.append(request(organisation, day, tokens).charged());
    }

    /** On each of the last days, yesterday the last, the oldest being day 0. */
    public void usesDaily(OrganisationId organisation, int days, IntToLongFunction tokensOfDay) {
        var requests = new ArrayList<io.lapilli.usage.Settled>();
        for (int day = 0; day < days; day++) {
            long tokens = tokensOfDay.applyAsLong(day);
            if (tokens > 0) {
                requests.add(request(organisation, TODAY.minusDays(days - day), tokens)
                        .charged());
            }
        }
        usage.append(requests.toArray(io.lapilli.usage.Settled[]::new));
    }

    private static UsageFixtures request(OrganisationId organisation, LocalDate day, long tokens) {
        return aRequest()
                .of(organisation)
                .with(new TokenCounts(tokens, 0, 0, 0, 0, 0))
                .at(day.atTime(LocalTime.of(9, 30)).atZone(ZONE).toInstant());
    }

    public Tier aTier(String name, TierConditions conditions) {
        return aTier(name, conditions, "0");
    }

    public Tier aTier(String name, TierConditions conditions, String discount) {
        return tiers.create(Actor.INSTALLATION, new TierDraft(name, null, terms(conditions, discount)));
    }

    public static TierTerms terms(TierConditions conditions, String discount) {
        return new TierTerms(conditions, new TierBenefits(600, 1_000_000L, new BigDecimal(discount)), null);
    }

    public static TierConditions tokens(long tokens, int days) {
        return new TierConditions(new TokensInWindow(tokens, days), null, null);
    }

    public static TierConditions paid(String amount) {
        return new TierConditions(null, new MoneyPaid(new BigDecimal(amount), "CNY"), null);
    }

    public static TierConditions days(int days) {
        return new TierConditions(null, null, days);
    }

    public @Nullable String nameOfTierOf(OrganisationId organisation) {
        return directory.nameOfTierOf(organisation);
    }

    /** Looks for rises of these now. */
    public void look(OrganisationId... organisations) {
        node.get(Rises.class).look(List.of(organisations));
    }

    @Override
    public void close() {
        node.close();
    }
}
