package io.lapilli.scale;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.zaxxer.hikari.HikariDataSource;
import io.lapilli.Lapilli;
import io.lapilli.identity.IdentityFixtures;
import io.lapilli.identity.SignedIn;
import io.lapilli.support.Screens;
import io.lapilli.ui.Chart;
import io.lapilli.ui.EmptyState;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The whole portal as it is shipped, without demo data, with a page on which any of its screens can be opened; what a
 * screen asks of the database is heard.
 */
public final class ScalePortal implements AutoCloseable {

    /** What a page asks for of a long table before anybody scrolls. */
    private static final int ROWS_IN_SIGHT = 50;

    private static final Class<? extends Component>[] VIEWS = Screens.all();

    private final ConfigurableApplicationContext context;
    private final Statements statements = new Statements();
    private final ScaleClock clock;
    private Screens screens;

    /** @param settings the portal's, such as {@code lapilli.data} @param now what its clock says as it starts */
    public ScalePortal(Map<String, String> settings, Instant now) {
        clock = new ScaleClock(now);
        String[] arguments = Stream.concat(
                        Stream.of(
                                "--server.port=0",
                                "--server.address=127.0.0.1",
                                "--spring.main.allow-bean-definition-overriding=true",
                                "--lapilli.demo=false",
                                "--lapilli.rehearsal=true",
                                "--lapilli.secret=a secret of tests, long enough to be one"),
                        settings.entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue()))
                .toArray(String[]::new);
        context = new SpringApplicationBuilder(Lapilli.class)
                .initializers(starting -> {
                    var beans = (GenericApplicationContext) starting;
                    beans.registerBean("heardDatabase", BeanPostProcessor.class, () -> heard(statements));
                    beans.addBeanFactoryPostProcessor(_ -> {
                        beans.removeBeanDefinition("clock");
                        beans.registerBean("clock", Clock.class, () -> clock);
                    });
                })
                .run(arguments);
    }

    private static BeanPostProcessor heard(Statements statements) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HikariDataSource source ? statements.around(source) : bean;
            }
        };
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The portal's beans. */
    public ConfigurableApplicationContext context() {
        return context;
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    public Instant now() {
        return clock.instant();
    }

    /** What was remembered for some minutes is old after this. */
    public void later(Duration by) {
        clock.forward(by);
    }

    public int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    /** A new page of somebody who is there. @param roles besides that of everybody */
    public void signIn(String email, String... roles) {
        leave();
        var request = new MockHttpServletRequest();
        request.setServerName("portal.example");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        screens = new Screens(context, VIEWS);
        SignedIn reader = IdentityFixtures.signedIn(context, email);
        screens.as(reader, Stream.concat(Stream.of("USER"), Stream.of(roles)).toArray(String[]::new));
    }

    /** Opens a screen as a browser would, rows in sight and all. @return what it asked of the database */
    public List<Statements.Asked> open(String address) {
        return statements.during(() -> {
            screens.open(address);
            MockVaadin.clientRoundtrip(false);
            _find(Grid.class).forEach(ScalePortal::draw);
        });
    }

    /** Whether a part of the page says that there is nothing. */
    boolean showsNothing() {
        return !_find(EmptyState.class).isEmpty();
    }

    /** The sum of all that is drawn in charts; 0 on a page without any. */
    BigDecimal drawn() {
        return _find(Chart.class).stream()
                .flatMap(chart -> chart.shown().stream())
                .flatMap(chart -> chart.series().stream())
                .flatMap(series -> series.values().stream())
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @SuppressWarnings("unchecked")
    private static <T> void draw(Grid<T> grid) {
        int size = GridKt._size(grid);
        List<T> rows = GridKt._fetch(grid, 0, Math.min(size, ROWS_IN_SIGHT));
        for (Grid.Column<T> column : grid.getColumns()) {
            for (T row : rows) {
                if (column.getRenderer() instanceof ComponentRenderer<?, ?>) {
                    ((ComponentRenderer<?, T>) column.getRenderer()).createComponent(row);
                } else {
                    GridKt._getFormatted(column, row);
                }
            }
        }
    }

    private void leave() {
        if (screens != null) {
            screens.close();
            screens = null;
            RequestContextHolder.resetRequestAttributes();
        }
    }

    @Override
    public void close() {
        leave();
        context.close();
    }
}
