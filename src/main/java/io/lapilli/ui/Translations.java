package io.lapilli.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The texts in {@code vaadin-i18n}: English, Simplified Chinese, German. Values in braces are formatted as
 * {@link MessageFormat} does, choices included ({@code {0,choice,1#one key|1<{0} keys}}); an apostrophe is just an
 * apostrophe.
 */
public final class Translations implements I18NProvider {

    /** The languages there are; the first is spoken when the reader's is not among them. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.GERMAN);

    private static final String MISSING = "!";

    static final Translations SHARED = new Translations();

    private static final Logger log = LoggerFactory.getLogger(Translations.class);
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @Override
    public List<Locale> getProvidedLocales() {
        return LANGUAGES;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... values) {
        String text;
        try {
            text = ResourceBundle.getBundle("vaadin-i18n.translations", locale, NO_FALLBACK)
                    .getString(key);
        } catch (MissingResourceException missing) {
            log.warn("No text for {} in {}", key, locale, missing);
            return MISSING + key;
        }
        return values.length == 0 ? text : new MessageFormat(text.replace("'", "''"), locale).format(values);
    }

    /** Whether {@link #getTranslation} answered that there is no such text. */
    static boolean isMissing(String text) {
        return text.startsWith(MISSING);
    }
}
