package io.lapilli.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;

/** Finds things for the palette (Ctrl K); any module may have one. Must see only what the reader may see. */
public interface PaletteSource {

    /** The best first, at most {@code limit}. @param query what was typed, stripped, not empty */
    List<Hit> find(String query, int limit);

    /** What the reader may do at once, whatever was typed; the palette shows those whose titles hold it. */
    default List<Hit> actions() {
        return List.of();
    }

    /**
     * @param title what it is called, or what it does
     * @param hint what kind of thing it is, in the reader's language
     * @param choose what choosing it does; the palette has closed by then
     */
    record Hit(Icon icon, String title, String hint, Runnable choose) {

        /** @param path where choosing it leads, with a query if there is one */
        public Hit(Icon icon, String title, String hint, String path) {
            this(icon, title, hint, () -> go(path));
        }

        private static void go(String path) {
            String[] parts = path.replaceFirst("^/", "").split("\\?", 2);
            UI.getCurrentOrThrow().navigate(parts[0], QueryParameters.fromString(parts.length == 1 ? "" : parts[1]));
        }
    }
}
