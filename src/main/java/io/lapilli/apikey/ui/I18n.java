package io.lapilli.apikey.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import io.lapilli.apikey.KeyKind;
import java.util.Locale;

/** Texts that each kind of key has its own of. */
final class I18n {

    private I18n() {}

    /** @param prefix ends in a dot */
    static String of(String prefix, KeyKind kind, Object... values) {
        return translate(prefix + kind.name().toLowerCase(Locale.ROOT), values);
    }
}
