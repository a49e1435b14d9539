package io.lapilli.operator;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.lapilli.catalog.ModelDraft;
import io.lapilli.catalog.ModelKind;
import io.lapilli.catalog.Models;
import io.lapilli.identity.Actor;
import io.lapilli.identity.IdentityFixtures;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.PlatformRole;
import io.lapilli.pricing.Rate;
import io.lapilli.pricing.RateDraft;
import io.lapilli.pricing.Rates;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.web.PublicAddress;
import io.lapilli.support.SceneBeans;
import io.lapilli.support.Screens;
import io.lapilli.support.TestDatabase;
import io.lapilli.ui.LiveUpdates;
import io.lapilli.usage.UsageNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The seller's screens over real modules, without a browser and without HTTP. */
public final class OperatorScene implements AutoCloseable {

    public final IdentityFixtures identity;
    public final Screens screens;
    public final UsageNode usage;

    @SafeVarargs
    public OperatorScene(Class<? extends Component>... views) {
        DataSource database = TestDatabase.H2.fresh();
        identity = new IdentityFixtures(database, Beans.class);
        screens = new Screens(identity.context(), views);
        usage = new UsageNode(database);
        var request = new MockHttpServletRequest();
        request.setServerName("portal.example");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    /** Signs somebody of the seller's staff in. */
    public OperatorScene as(PlatformRole role) {
        String email = role.name().toLowerCase(Locale.ROOT) + "@operator.example";
        screens.as(identity.signedIn(identity.staff(email, role).id()), "USER", role.name());
        return this;
    }

    /** Signs a customer's owner in. */
    public OperatorScene asOwnerOf(Organisation customer) {
        screens.as(
                identity.signedIn(identity.member(customer.id(), "owner@mori.example", MemberRole.OWNER)
                        .id()),
                "USER");
        return this;
    }

    public <T> T bean(Class<T> type) {
        return identity.bean(type);
    }

    public void model(String name) {
        bean(Models.class).create(new ModelDraft(name, ModelKind.CHAT, 32_768, null, List.of()));
    }

    /** CNY for 1,000 tokens, from now on. */
    public Rate rate(String model, Meter meter, String perThousand, @Nullable OrganisationId contract) {
        return bean(Rates.class)
                .add(
                        Actor.INSTALLATION,
                        new RateDraft(
                                model,
                                meter,
                                new BigDecimal(perThousand),
                                1_000,
                                "CNY",
                                null,
                                null,
                                contract,
                                null,
                                null,
                                null,
                                null));
    }

    /** What stands there, with spaces that may break. */
    public static String text(Component component) {
        return component.getElement().getTextRecursively().replace('\u00a0', ' ');
    }

    /** The cells of a row as a person reads them. */
    public static <T> List<String> cells(Grid<T> grid, int row) {
        T item = GridKt._get(grid, row);
        return grid.getColumns().stream()
                .map(column -> column.getRenderer() instanceof ComponentRenderer<?, T> component
                        ? text(component.createComponent(item))
                        : GridKt._getFormatted(column, item).replace('\u00a0', ' '))
                .toList();
    }

    @Override
    public void close() {
        RequestContextHolder.resetRequestAttributes();
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
                "io.lapilli.limit",
                "io.lapilli.budget",
                "io.lapilli.operator"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*(\\.web\\.|\\.apikey\\.ui\\.|\\.tier\\.ui\\.|\\.start\\.|Test|Scene|Screens|Fixtures).*"))
    @Import({SceneBeans.class, PublicAddress.class, LiveUpdates.class})
    static class Beans {

        /** What is woken is drawn with the next answer of the page. */
        @Bean
        TaskScheduler scheduler() {
            return new SimpleAsyncTaskScheduler() {
                @Override
                public ScheduledFuture<?> schedule(Runnable task, Instant at) {
                    task.run();
                    return super.schedule(() -> {}, at);
                }
            };
        }
    }
}
