package io.lapilli.support;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.auth.DefaultMenuAccessControl;
import com.vaadin.flow.server.auth.MenuAccessControl;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import io.lapilli.ui.Translations;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.support.GenericWebApplicationContext;

/**
 * One browser page without a browser: real views with the beans of a context, and the real check of their access
 * annotations. English; one at a time, on one thread.
 */
public final class Screens implements AutoCloseable {

    private final GenericWebApplicationContext context;

    /** @param views those that can be navigated to */
    @SafeVarargs
    public Screens(ApplicationContext beans, Class<? extends Component>... views) {
        context = new GenericWebApplicationContext(new MockServletContext());
        context.setParent(beans);
        context.registerBean(Translations.class);
        context.registerBean(MenuAccessControl.class, DefaultMenuAccessControl::new);
        context.registerBean("access", VaadinServiceInitListener.class, Screens::access);
        context.refresh();
        MockVaadin.setup(UI::new, new MockSpringServlet(new Routes(Set.of(views), Set.of(), true), context, UI::new));
        UI.getCurrent().setLocale(Locale.ENGLISH);
    }

    private static VaadinServiceInitListener access() {
        var control = new NavigationAccessControl();
        control.setLoginView("/login");
        return init -> init.getSource().addUIInitListener(event -> event.getUI().addBeforeEnterListener(control));
    }

    /** All views that there are. */
    @SuppressWarnings("unchecked")
    public static Class<? extends Component>[] all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        return scanner.findCandidateComponents("io.lapilli").stream()
                .map(found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
                .toArray(Class[]::new);
    }

    /** From now on somebody is signed in. @param roles without the prefix */
    public Screens as(Principal principal, String... roles) {
        List<SimpleGrantedAuthority> authorities = List.of(roles).stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(principal, null, authorities));
        var request = (FakeRequest) VaadinServletRequest.getCurrent().getRequest();
        request.setUserPrincipalInt(principal);
        request.setUserInRole((_, role) -> Set.of(roles).contains(role));
        return this;
    }

    /** @param address the path, with a query if there is one */
    public void open(String address) {
        String[] parts = address.split("\\?", 2);
        UI.getCurrent().navigate(parts[0], QueryParameters.fromString(parts.length == 1 ? "" : parts[1]));
    }

    /** Where the page is, without a slash at its beginning. */
    public String path() {
        return UI.getCurrent().getActiveViewLocation().getPath();
    }

    @Override
    public void close() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
        context.close();
    }
}
