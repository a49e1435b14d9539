package io.lapilli.identity;

import java.util.List;
import java.util.Locale;

/** The languages every screen exists in, by their tags. */
public final class Languages {

    public static final List<String> TAGS = List.of("en", "zh-CN", "de");

    private Languages() {}

    static boolean known(String tag) {
        return TAGS.contains(tag);
    }

    public static List<Locale> locales() {
        return TAGS.stream().map(Locale::forLanguageTag).toList();
    }
}
