package io.lapilli.tier.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static io.lapilli.usage.UsageFixtures.aRequest;

import com.vaadin.flow.component.Component;
import io.lapilli.identity.Actor;
import io.lapilli.identity.IdentityFixtures;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.PlatformRole;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.shared.secret.Secrets;
import io.lapilli.support.Screens;
import io.lapilli.support.TestDatabase;
import io.lapilli.tier.Tier;
import io.lapilli.tier.TierAssignments;
import io.lapilli.tier.TierBenefits;
import io.lapilli.tier.TierConditions;
import io.lapilli.tier.TierDraft;
import io.lapilli.tier.TierTerms;
import io.lapilli.tier.Tiers;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.LiveUpdates;
import io.lapilli.ui.Place;
import io.lapilli.ui.View;
import io.lapilli.usage.UsageNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** The screens of tiers over real modules and one customer. */
final class TierScreens implements AutoCloseable {

    final IdentityFixtures identity;
    final Screens screens;
    final Organisation mori;
    private final UsageNode usage;

    TierScreens() {
        DataSource database = TestDatabase.H2.fresh();
        identity = new IdentityFixtures(database, Beans.class);
        screens = new Screens(identity.context(), TierView.class, TiersView.class);
        mori = identity.organisation("Mori Mobile");
        usage = new UsageNode(database);
        identity.bean(Here.class).organisation = mori;
    }

    TierScreens asMember() {
        screens.as(
                identity.signedIn(identity.member(mori.id(), "yuki@mori.example", MemberRole.VIEWER)
                        .id()),
                "USER");
        return this;
    }

    TierScreens asStranger() {
        screens.as(identity.signedIn(identity.person("stranger@x.example").id()), "USER");
        return this;
    }

    TierScreens as(PlatformRole role) {
        screens.as(
                identity.signedIn(
                        identity.staff(role + "@operator.example", role).id()),
                "USER",
                role.name());
        return this;
    }

    Tier tier(String name, TierConditions conditions, int requests, String discount, @Nullable String target) {
        return identity.bean(Tiers.class)
                .create(
                        Actor.INSTALLATION,
                        new TierDraft(
                                name,
                                null,
                                new TierTerms(
                                        conditions,
                                        new TierBenefits(requests, null, new BigDecimal(discount)),
                                        target == null ? null : new BigDecimal(target))));
    }

    void assign(Organisation organisation, Tier tier) {
        identity.bean(TierAssignments.class).assign(Actor.INSTALLATION, organisation.id(), tier.id());
    }

    /** So many prompt tokens on each of the last days. */
    void uses(int days, long tokens) {
        for (int day = 1; day <= days; day++) {
            usage.append(aRequest()
                    .of(mori.id())
                    .with(new TokenCounts(tokens, 0, 0, 0, 0, 0))
                    .at(identity.clock.instant().minus(Duration.ofDays(day)))
                    .charged());
        }
    }

    /** What stands on the screen, with spaces that may break. */
    String text() {
        return text(_get(View.class));
    }

    static String text(Component component) {
        return component.getElement().getTextRecursively().replace('\u00a0', ' ');
    }

    @Override
    public void close() {
        screens.close();
        identity.close();
    }

    /** Where the reader is, whoever that is. */
    static final class Here implements ConsoleContext {

        private @Nullable Organisation organisation;

        @Override
        public Optional<Place> place() {
            return Optional.ofNullable(organisation)
                    .map(here -> new Place(
                            here.id(), here.name(), here.currency().getCurrencyCode(), here.timeZone(), null, null));
        }

        @Override
        public List<OrganisationChoice> organisations() {
            return List.of();
        }

        @Override
        public List<ProjectChoice> projects() {
            return List.of();
        }

        @Override
        public void go(OrganisationId to, @Nullable ProjectId project) {
            throw new UnsupportedOperationException();
        }
    }

    @TestConfiguration
    @ComponentScan(
            basePackages = {"io.lapilli.catalog", "io.lapilli.pricing", "io.lapilli.usage.forecast", "io.lapilli.tier"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*(\\.web\\.|\\.pricing\\.ui\\.|\\.start\\.|Test|Screens).*"))
    @Import(LiveUpdates.class)
    static class Beans {

        @Bean
        Here here() {
            return new Here();
        }

        @Bean
        TaskScheduler scheduler() {
            return new SimpleAsyncTaskScheduler();
        }

        @Bean
        Secrets secrets() {
            return new Secrets("a secret of a test, long enough to be one");
        }

        @Bean
        LapilliSettings settings() {
            return new Binder(new MapConfigurationPropertySource(Map.of()))
                    .bindOrCreate("lapilli", LapilliSettings.class);
        }
    }
}
