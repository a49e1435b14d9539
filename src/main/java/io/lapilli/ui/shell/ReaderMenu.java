package io.lapilli.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Hr;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.lapilli.ui.Appearance;
import io.lapilli.ui.Icon;
import io.lapilli.ui.Reader;
import io.lapilli.ui.ReaderSettings;
import io.lapilli.ui.Readers;
import io.lapilli.ui.Segmented;
import io.lapilli.ui.Translations;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The avatar and its menu: who is signed in, profile, language, appearance, sign out. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class ReaderMenu extends Div {

    private final ObjectProvider<Readers> readers;
    private final ObjectProvider<AuthenticationContext> authentication;
    private final ReaderInit settings;
    private final Popover popover = new Popover();

    ReaderMenu(
            ObjectProvider<Readers> readers,
            ObjectProvider<AuthenticationContext> authentication,
            ReaderInit settings) {
        this.readers = readers;
        this.authentication = authentication;
        this.settings = settings;
        var face = new NativeButton();
        face.getElement()
                .setAttribute("data-initials", reader().map(Reader::initials).orElse("?"));
        face.addClassName("lap-me");
        face.setAriaLabel(getTranslation("ui.me", reader().map(Reader::name).orElse("")));
        popover.setTarget(face);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(getTranslation("ui.me", reader().map(Reader::name).orElse("")));
        popover.add(menu());
        add(face, popover);
    }

    private Div menu() {
        var menu = new Div();
        menu.addClassName("lap-menu");
        reader().ifPresent(reader -> menu.add(who(reader), new Hr()));
        menu.add(language(), appearance());
        if (authentication.stream().anyMatch(AuthenticationContext::isAuthenticated)) {
            menu.add(new Hr());
            readers.stream().findFirst().flatMap(Readers::profilePath).ifPresent(path -> menu.add(profile(path)));
            menu.add(signOut());
        }
        return menu;
    }

    private static Component who(Reader reader) {
        var name = new Div(reader.name());
        var email = new Div(reader.email());
        email.addClassName("lap-caption");
        var who = new Div(name, email);
        who.addClassName("lap-who");
        return who;
    }

    private Component language() {
        var choice = new Segmented<>(getTranslation("ui.language"), Translations.LANGUAGES, ReaderMenu::ownName);
        choice.setValue(getLocale());
        choice.addValueChangeListener(chosen -> speak(chosen.getValue()));
        return titled(getTranslation("ui.language"), choice);
    }

    private Component appearance() {
        var choice = new Segmented<>(
                getTranslation("ui.appearance"),
                List.of(Appearance.SYSTEM, Appearance.LIGHT, Appearance.DARK),
                one -> getTranslation("ui.appearance." + one.wire()));
        choice.setValue(Optional.ofNullable(VaadinRequest.getCurrent())
                .flatMap(settings::appearance)
                .orElse(Appearance.SYSTEM));
        choice.addValueChangeListener(chosen -> wear(chosen.getValue()));
        return titled(getTranslation("ui.appearance"), choice);
    }

    private void speak(Locale language) {
        readers.forEach(all -> all.prefer(language));
        ReaderSettings.speak(UI.getCurrentOrThrow(), language);
    }

    private void wear(Appearance appearance) {
        readers.forEach(all -> all.prefer(appearance));
        ReaderSettings.wear(UI.getCurrentOrThrow(), appearance);
    }

    private Component profile(String path) {
        var link = new Anchor(path, Icon.PERSON.create(), new Span(getTranslation("ui.profile")));
        link.addClassName("lap-item");
        return link;
    }

    private Component signOut() {
        var leave = new NativeButton("", _ -> authentication.forEach(AuthenticationContext::logout));
        leave.add(Icon.LEAVE.create(), new Span(getTranslation("ui.sign-out")));
        leave.addClassName("lap-item");
        return leave;
    }

    private static Component titled(String text, Component choice) {
        var title = new Div(text);
        title.addClassName("lap-title");
        var body = new Div(choice);
        body.addClassName("lap-choice");
        return new Div(title, body);
    }

    /** A language in itself: whoever is lost in a foreign one finds the own. */
    private static String ownName(Locale language) {
        return language.equals(Locale.SIMPLIFIED_CHINESE) ? "中文" : language.getDisplayLanguage(language);
    }

    private Optional<Reader> reader() {
        return readers.stream().findFirst().flatMap(Readers::current);
    }
}
