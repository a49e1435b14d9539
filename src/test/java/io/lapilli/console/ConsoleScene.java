package io.lapilli.console;

import com.vaadin.flow.component.Component;
import io.lapilli.identity.IdentityFixtures;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Organisation;
import io.lapilli.limit.ui.LimitPanels;
import io.lapilli.support.SceneBeans;
import io.lapilli.support.Screens;
import io.lapilli.support.TestDatabase;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.LiveUpdates;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** The console's screens over real modules and one customer, without a browser and without HTTP. */
public final class ConsoleScene implements AutoCloseable {

    public final IdentityFixtures identity;
    public final Screens screens;
    public final Organisation mori;

    @SafeVarargs
    public ConsoleScene(Class<? extends Component>... views) {
        identity = new IdentityFixtures(TestDatabase.H2, Beans.class);
        screens = new Screens(identity.context(), views);
        mori = identity.organisation("Mori Mobile");
    }

    /** Signs somebody in who has that role at the customer. */
    public ConsoleScene as(MemberRole role) {
        String email = role.name().toLowerCase(java.util.Locale.ROOT) + "@mori.example";
        screens.as(identity.signedIn(identity.member(mori.id(), email, role).id()), "USER");
        return this;
    }

    public <T> T bean(Class<T> type) {
        return identity.bean(type);
    }

    /** Where the reader is. */
    public ConsoleContext context() {
        return bean(ConsoleContext.class);
    }

    @Override
    public void close() {
        screens.close();
        identity.close();
    }

    @TestConfiguration
    @ComponentScan(
            lazyInit = true,
            basePackages = {
                "io.lapilli.catalog",
                "io.lapilli.pricing",
                "io.lapilli.project",
                "io.lapilli.apikey",
                "io.lapilli.usage",
                "io.lapilli.tier",
                "io.lapilli.budget",
                "io.lapilli.limit",
                "io.lapilli.console"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*(\\.web\\.|\\.ui\\.|\\.start\\.|Test|Scene|Fixtures).*"))
    @ComponentScan(lazyInit = true, basePackageClasses = LimitPanels.class)
    @Import({SceneBeans.class, LiveUpdates.class})
    static class Beans {

        @Bean
        TaskScheduler scheduler() {
            return new SimpleAsyncTaskScheduler();
        }
    }
}
