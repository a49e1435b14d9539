package io.lapilli.identity;

import java.util.List;

/** The languages every screen exists in, by their tags. */
public final class Languages {

    public static final List<String> TAGS = List.of("en", "zh-CN", "de");

    private Languages() {}

    static boolean known(String tag) {
        return TAGS.contains(tag);
    }
}
