package io.lapilli.ui.shell;

import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import com.vaadin.flow.spring.annotation.SpringComponent;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Icon;
import io.lapilli.ui.MenuBadges;
import io.lapilli.ui.MenuBadges.Badge;
import io.lapilli.ui.MenuGate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The side navigation: the menu's entries that the reader may open, in groups, with their numbers. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class Navigation extends Nav {

    private static final int HUNDRED = 100;
    private static final Map<Integer, String> GROUPS =
            Map.of(1, "ui.group.build", 2, "ui.group.money", 3, "ui.group.organisation", 9, "ui.group.operator");

    private final ObjectProvider<MenuBadges> badges;
    private final ObjectProvider<MenuGate> gates;
    private final Map<String, SideNavItem> items = new HashMap<>();
    private final List<SideNav> groups = new ArrayList<>();

    Navigation(ObjectProvider<MenuBadges> badges, ObjectProvider<MenuGate> gates) {
        this.badges = badges;
        this.gates = gates;
        addClassName("lap-drawer");
        getElement().setAttribute("aria-label", getTranslation("ui.navigation"));
        add(brand());
        grouped(entries()).forEach((group, entries) -> add(nav(group, entries)));
    }

    /** What the reader's rights open, in order; gates may close some of it in the current organisation. */
    static List<MenuEntry> entries() {
        return MenuConfiguration.getMenuEntries();
    }

    static Set<String> closed(ObjectProvider<MenuGate> gates) {
        return gates.stream().flatMap(gate -> gate.closed().stream()).collect(Collectors.toUnmodifiableSet());
    }

    static String path(MenuEntry entry) {
        return entry.path().replaceFirst("^/", "");
    }

    void refresh() {
        Map<String, Badge> all = new HashMap<>();
        badges.orderedStream().forEach(source -> all.putAll(source.badges()));
        Set<String> closed = closed(gates);
        items.forEach((path, item) -> {
            item.setVisible(!closed.contains(path));
            item.setSuffixComponent(
                    Optional.ofNullable(all.get(path)).map(this::picture).orElse(null));
        });
        groups.forEach(nav -> nav.setVisible(nav.getItems().stream().anyMatch(SideNavItem::isVisible)));
    }

    private static Map<Integer, List<MenuEntry>> grouped(List<MenuEntry> entries) {
        var groups = new LinkedHashMap<Integer, List<MenuEntry>>();
        for (MenuEntry entry : entries) {
            groups.computeIfAbsent((int) (entry.order() / HUNDRED), _ -> new ArrayList<>())
                    .add(entry);
        }
        return groups;
    }

    private SideNav nav(int group, List<MenuEntry> entries) {
        var nav = new SideNav();
        nav.getElement().setAttribute("role", "group");
        String key = GROUPS.get(group);
        if (key != null) {
            nav.setLabel(getTranslation(key));
        }
        entries.forEach(entry -> nav.addItem(item(entry)));
        groups.add(nav);
        return nav;
    }

    private SideNavItem item(MenuEntry entry) {
        String path = path(entry);
        var item = new SideNavItem(
                getTranslation(entry.title()),
                path,
                Icon.parse(entry.icon()).orElse(Icon.NEXT).create());
        // a thing's own screen stands below its list's path; the overview's path is everything's beginning
        item.setMatchNested(!path.isEmpty());
        item.setId("nav-" + path);
        items.put(path, item);
        return item;
    }

    private Span picture(Badge badge) {
        if (badge.live()) {
            var dot = new Span();
            dot.addClassName("lap-dot");
            dot.setTitle(getTranslation("ui.live", badge.number()));
            dot.getElement()
                    .setAttribute("role", "img")
                    .setAttribute("aria-label", getTranslation("ui.live", badge.number()));
            return dot;
        }
        var count = new Span(Formats.current().count(badge.number()));
        count.addClassName("lap-count");
        return count;
    }

    private static RouterLink brand() {
        var brand = new RouterLink();
        brand.getElement().setAttribute("href", "").setAttribute("router-link", true);
        brand.addClassName("lap-brand");
        brand.add(Icon.LAPILLI.create(), new Span("Lapilli"));
        return brand;
    }
}
