package io.lapilli.ui;

import java.util.List;

/** Finds things for the palette (Ctrl K); any module may have one. Must see only what the reader may see. */
public interface PaletteSource {

    /** The best first, at most {@code limit}. @param query what was typed, stripped, not empty */
    List<Hit> find(String query, int limit);

    /**
     * @param title what it is called
     * @param hint what kind of thing it is, in the reader's language
     * @param path where choosing it leads
     */
    record Hit(Icon icon, String title, String hint, String path) {}
}
