package io.lapilli.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.lapilli.ui.Appearance;
import io.lapilli.ui.Icon;
import io.lapilli.ui.PaletteSource;
import io.lapilli.ui.ReaderSettings;
import io.lapilli.ui.Readers;
import io.lapilli.ui.Translations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** What readers choose for themselves everywhere: the language, the appearance, to leave. In the menu and the palette. */
@SpringComponent
class ReaderChoices implements PaletteSource {

    static final List<Appearance> APPEARANCES = List.of(Appearance.SYSTEM, Appearance.LIGHT, Appearance.DARK);

    private final ObjectProvider<Readers> readers;
    private final ObjectProvider<AuthenticationContext> authentication;
    private final ReaderInit settings;

    ReaderChoices(
            ObjectProvider<Readers> readers,
            ObjectProvider<AuthenticationContext> authentication,
            ReaderInit settings) {
        this.readers = readers;
        this.authentication = authentication;
        this.settings = settings;
    }

    void speak(Locale language) {
        readers.forEach(all -> all.prefer(language));
        ReaderSettings.speak(UI.getCurrentOrThrow(), language);
    }

    void wear(Appearance appearance) {
        readers.forEach(all -> all.prefer(appearance));
        ReaderSettings.wear(UI.getCurrentOrThrow(), appearance);
    }

    Appearance appearance() {
        return Optional.ofNullable(VaadinRequest.getCurrent())
                .flatMap(settings::appearance)
                .orElse(Appearance.SYSTEM);
    }

    boolean mayLeave() {
        return authentication.stream().anyMatch(AuthenticationContext::isAuthenticated);
    }

    void leave() {
        authentication.forEach(AuthenticationContext::logout);
    }

    /** A language in itself: whoever is lost in a foreign one finds the own. */
    static String ownName(Locale language) {
        return language.equals(Locale.SIMPLIFIED_CHINESE) ? "中文" : language.getDisplayLanguage(language);
    }

    @Override
    public List<Hit> find(String query, int limit) {
        return List.of();
    }

    @Override
    public List<Hit> actions() {
        String hint = I18NProvider.translate("ui.find.action");
        var actions = new ArrayList<Hit>();
        APPEARANCES.forEach(one -> actions.add(new Hit(
                Icon.EDIT,
                I18NProvider.translate("ui.do.appearance", I18NProvider.translate("ui.appearance." + one.wire())),
                hint,
                () -> wear(one))));
        Locale now = UI.getCurrentOrThrow().getLocale();
        Translations.LANGUAGES.stream()
                .filter(one -> !one.equals(now))
                .forEach(one -> actions.add(new Hit(
                        Icon.GLOBE, I18NProvider.translate("ui.do.language", ownName(one)), hint, () -> speak(one))));
        actions.add(new Hit(Icon.INFO, I18NProvider.translate("ui.keys"), hint, ShortcutSheet::show));
        if (mayLeave()) {
            actions.add(new Hit(Icon.LEAVE, I18NProvider.translate("ui.sign-out"), hint, this::leave));
        }
        return actions;
    }
}
