package io.lapilli.ui.shell;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.menu.MenuEntry;
import com.vaadin.flow.spring.annotation.SpringComponent;
import io.lapilli.ui.Icon;
import io.lapilli.ui.MenuGate;
import io.lapilli.ui.PaletteSource;
import io.lapilli.ui.PaletteSource.Hit;
import io.lapilli.ui.Readers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** What the palette finds: screens first, then what can be done, then the things that modules know. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class PaletteHits {

    /** Of each kind of thing. */
    private static final int LIMIT = 8;

    private final ObjectProvider<PaletteSource> sources;
    private final ObjectProvider<MenuGate> gates;
    private final ObjectProvider<Readers> readers;
    private final List<MenuEntry> entries = Navigation.entries();

    PaletteHits(
            ObjectProvider<PaletteSource> sources, ObjectProvider<MenuGate> gates, ObjectProvider<Readers> readers) {
        this.sources = sources;
        this.gates = gates;
        this.readers = readers;
    }

    /** @param query stripped; empty: all screens and everything that can be done */
    List<Hit> find(String query) {
        Stream<Hit> named = Stream.concat(
                        screens(), sources.orderedStream().flatMap(source -> source.actions().stream()))
                .filter(hit -> holds(hit.title(), query));
        Stream<Hit> things = query.isEmpty()
                ? Stream.empty()
                : sources.orderedStream().flatMap(source -> source.find(query, LIMIT).stream());
        return Stream.concat(named, things).toList();
    }

    private Stream<Hit> screens() {
        Set<String> closed = Navigation.closed(gates);
        String hint = I18NProvider.translate("ui.find.screen");
        Stream<Hit> menu = entries.stream()
                .filter(entry -> !closed.contains(Navigation.path(entry)))
                .map(entry -> new Hit(
                        Icon.parse(entry.icon()).orElse(Icon.NEXT),
                        I18NProvider.translate(entry.title()),
                        hint,
                        entry.path()));
        Stream<Hit> profile = readers.stream()
                .flatMap(all -> all.profilePath().stream())
                .map(path -> new Hit(Icon.PERSON, I18NProvider.translate("ui.profile"), hint, path));
        return Stream.concat(menu, profile);
    }

    /** Every word somewhere in the title, in any order. */
    private static boolean holds(String title, String query) {
        String low = title.toLowerCase(Locale.ROOT);
        return Arrays.stream(query.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(low::contains);
    }
}
