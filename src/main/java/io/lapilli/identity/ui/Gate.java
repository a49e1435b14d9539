package io.lapilli.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import io.lapilli.ui.Icon;
import io.lapilli.ui.Translations;
import java.util.Locale;

/** What stands before the shell looks like this: the name, one thing to do, the languages. */
abstract class Gate extends Main implements HasDynamicTitle {

    private final Div content = new Div();
    private final String title;

    Gate(String titleKey) {
        title = getTranslation(titleKey);
        addClassName("lap-gate");
        setId("content");
        var brand = new H1(Icon.LAPILLI.create(), new Span("Lapilli"));
        brand.addClassName("lap-brand");
        content.addClassName("lap-gate-main");
        var languages = new Footer();
        languages.addClassName("lap-gate-languages");
        Translations.LANGUAGES.forEach(language -> languages.add(choice(language)));
        super.add(brand, content, languages);
    }

    /** Replaces what there is to do. */
    final void show(Component... parts) {
        content.removeAll();
        content.add(parts);
    }

    /** Beside each other where there is room. */
    final void wide() {
        content.addClassName("lap-wide");
    }

    private NativeButton choice(Locale language) {
        var button = new NativeButton(language.getDisplayLanguage(language), _ -> choose(language));
        button.getElement().setAttribute("lang", language.toLanguageTag());
        if (language.getLanguage().equals(getLocale().getLanguage())) {
            button.getElement().setAttribute("aria-current", "true");
        }
        return button;
    }

    /** Nobody is signed in, so this browser remembers it; the page comes back in that language, its address as it was. */
    private void choose(Locale language) {
        getElement()
                .executeJs(
                        "document.cookie = 'lapilli-language=' + $0 + ';path=/;max-age=31536000;samesite=lax';"
                                + "window.location.reload()",
                        language.toLanguageTag());
    }

    @Override
    public String getPageTitle() {
        return title + " · Lapilli";
    }
}
