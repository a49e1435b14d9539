package io.lapilli.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Hr;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.spring.annotation.SpringComponent;
import io.lapilli.ui.Icon;
import io.lapilli.ui.Reader;
import io.lapilli.ui.Readers;
import io.lapilli.ui.Segmented;
import io.lapilli.ui.Translations;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The avatar and its menu: who is signed in, language, appearance, keys, profile, sign out. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class ReaderMenu extends Div {

    private final ObjectProvider<Readers> readers;
    private final ReaderChoices choices;
    private final Popover popover = new Popover();

    ReaderMenu(ObjectProvider<Readers> readers, ReaderChoices choices) {
        this.readers = readers;
        this.choices = choices;
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
        menu.add(new Hr(), keys());
        if (choices.mayLeave()) {
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
        var choice = new Segmented<>(getTranslation("ui.language"), Translations.LANGUAGES, ReaderChoices::ownName);
        choice.setValue(getLocale());
        choice.addValueChangeListener(chosen -> choices.speak(chosen.getValue()));
        return titled(getTranslation("ui.language"), choice);
    }

    private Component appearance() {
        var choice = new Segmented<>(
                getTranslation("ui.appearance"),
                ReaderChoices.APPEARANCES,
                one -> getTranslation("ui.appearance." + one.wire()));
        choice.setValue(choices.appearance());
        choice.addValueChangeListener(chosen -> choices.wear(chosen.getValue()));
        return titled(getTranslation("ui.appearance"), choice);
    }

    private Component keys() {
        var open = new NativeButton("", _ -> {
            popover.close();
            ShortcutSheet.show();
        });
        var key = new Kbd("?");
        key.addClassName("lap-end");
        open.add(Icon.INFO.create(), new Span(getTranslation("ui.keys")), key);
        open.addClassName("lap-item");
        return open;
    }

    private Component profile(String path) {
        var link = new Anchor(path, Icon.PERSON.create(), new Span(getTranslation("ui.profile")));
        link.addClassName("lap-item");
        return link;
    }

    private Component signOut() {
        var leave = new NativeButton("", _ -> choices.leave());
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

    private Optional<Reader> reader() {
        return readers.stream().findFirst().flatMap(Readers::current);
    }
}
