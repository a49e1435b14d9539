package io.lapilli.catalog.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;

import com.github.mvysny.kaributesting.v10.ContextMenuKt;
import com.vaadin.flow.component.menubar.MenuBar;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.DeploymentDraft;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.ModelDraft;
import io.lapilli.catalog.ModelKind;
import io.lapilli.catalog.Models;
import io.lapilli.catalog.TrialCalls;
import io.lapilli.catalog.TrialResult;
import io.lapilli.catalog.Upstream;
import io.lapilli.catalog.UpstreamDraft;
import io.lapilli.catalog.Upstreams;
import io.lapilli.identity.IdentityFixtures;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.PlatformRole;
import io.lapilli.shared.secret.Secrets;
import io.lapilli.support.Screens;
import io.lapilli.support.TestDatabase;
import io.lapilli.ui.LiveUpdates;
import io.lapilli.ui.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** The seller's screen of models over the real catalogue, without a browser and without a gateway. */
final class CatalogScene implements AutoCloseable {

    final IdentityFixtures identity;
    final Screens screens;

    CatalogScene() {
        identity = new IdentityFixtures(TestDatabase.H2.fresh(), Beans.class);
        screens = new Screens(identity.context(), ModelsDeskView.class);
    }

    CatalogScene as(PlatformRole role) {
        String email = role.name().toLowerCase(Locale.ROOT) + "@operator.example";
        screens.as(identity.signedIn(identity.staff(email, role).id()), "USER", role.name());
        return this;
    }

    CatalogScene asACustomersOwner() {
        var mori = identity.organisation("Mori Mobile");
        screens.as(
                identity.signedIn(identity.member(mori.id(), "owner@mori.example", MemberRole.OWNER)
                        .id()),
                "USER");
        return this;
    }

    <T> T bean(Class<T> type) {
        return identity.bean(type);
    }

    Upstream upstream(String name, String secret) {
        return bean(Upstreams.class)
                .create(new UpstreamDraft(
                        name, "https://" + name + ".example.com/v1", secret, Set.of(Upstream.CHAT), false));
    }

    Model model(String name, DeploymentDraft... deployments) {
        return bean(Models.class)
                .create(new ModelDraft(
                        name,
                        ModelKind.CHAT,
                        32_768,
                        null,
                        Stream.of(deployments).toList()));
    }

    Model known(String name) {
        return bean(Models.class).get(name);
    }

    void open(String query) {
        screens.open(CatalogRoutes.MODELS + query);
    }

    String text() {
        return _get(View.class).getElement().getTextRecursively().replace('\u00a0', ' ');
    }

    /** Chooses from the menu of a line. */
    void choose(int line, String action) {
        ContextMenuKt._clickItemWithCaption(_find(MenuBar.class).get(line), action);
    }

    @Override
    public void close() {
        screens.close();
        identity.close();
    }

    /** Answers what a test says. */
    static final class FakeTrials implements TrialCalls {

        private final List<String> asked = new ArrayList<>();
        private TrialResult next = new TrialResult.Answered(Duration.ofMillis(412), 12, 3);

        void will(TrialResult result) {
            next = result;
        }

        List<String> asked() {
            return asked;
        }

        @Override
        public TrialResult ask(Model model, Deployment deployment) {
            asked.add(model.name() + " as " + deployment.upstreamModel());
            return next;
        }
    }

    @TestConfiguration
    @ComponentScan(
            basePackages = "io.lapilli.catalog",
            excludeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(\\.web\\.|AtStart|Test|Scene).*"))
    @Import(LiveUpdates.class)
    static class Beans {

        @Bean
        FakeTrials trials() {
            return new FakeTrials();
        }

        @Bean
        SyncTaskExecutor applicationTaskExecutor() {
            return new SyncTaskExecutor();
        }

        @Bean
        TaskScheduler scheduler() {
            return new SimpleAsyncTaskScheduler();
        }

        @Bean
        Secrets secrets() {
            return new Secrets("a secret of a test, long enough to be one");
        }
    }
}
