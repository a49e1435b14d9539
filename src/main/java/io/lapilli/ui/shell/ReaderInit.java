package io.lapilli.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import io.lapilli.ui.Appearance;
import io.lapilli.ui.Problems;
import io.lapilli.ui.Reader;
import io.lapilli.ui.ReaderSettings;
import io.lapilli.ui.Readers;
import io.lapilli.ui.Toast;
import io.lapilli.ui.Translations;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Gives a new page its language, appearance and zone: the reader's own, else what this browser was set to, else the
 * browser's. The page comes with both from the server, so that nothing flashes.
 */
@Component
class ReaderInit implements VaadinServiceInitListener {

    private final ObjectProvider<Readers> readers;

    ReaderInit(ObjectProvider<Readers> readers) {
        this.readers = readers;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::dress);
        event.getSource().addUIInitListener(init -> settle(init.getUI()));
        event.getSource()
                .addSessionInitListener(init -> init.getSession()
                        .setErrorHandler(error -> Optional.ofNullable(UI.getCurrent())
                                .ifPresentOrElse(
                                        ui -> ui.access(() -> Toast.say(Problems.explain(error.getThrowable()))),
                                        () -> Problems.logged(error.getThrowable()))));
    }

    private void dress(IndexHtmlResponse page) {
        VaadinRequest request = page.getVaadinRequest();
        var html = page.getDocument().child(0);
        html.attr("lang", language(request).orElse(request.getLocale()).toLanguageTag());
        appearance(request)
                .filter(appearance -> appearance != Appearance.SYSTEM)
                .ifPresent(appearance -> html.attr("data-theme", appearance.wire()));
    }

    private void settle(UI ui) {
        language(VaadinRequest.getCurrent()).ifPresent(ui::setLocale);
        reader().ifPresent(reader -> ReaderSettings.choose(ui, reader.zone()));
    }

    private Optional<Locale> language(VaadinRequest request) {
        return reader().flatMap(reader -> Optional.ofNullable(reader.language()))
                .or(() -> cookie(request, ReaderSettings.LANGUAGE_COOKIE).map(Locale::forLanguageTag))
                .filter(Translations.LANGUAGES::contains);
    }

    /** What holds for this request; empty is the system's. */
    Optional<Appearance> appearance(VaadinRequest request) {
        return reader().flatMap(reader -> Optional.ofNullable(reader.appearance()))
                .or(() -> cookie(request, ReaderSettings.APPEARANCE_COOKIE).flatMap(Appearance::parse));
    }

    private Optional<Reader> reader() {
        return readers.stream().findFirst().flatMap(Readers::current);
    }

    private static Optional<String> cookie(VaadinRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }
}
