package io.lapilli.identity.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Paragraph;
import io.lapilli.identity.IssuedLink;
import io.lapilli.shared.web.PublicAddress;
import io.lapilli.ui.CopyField;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Note;
import io.lapilli.ui.Sentence;
import io.lapilli.ui.Tone;
import org.springframework.stereotype.Component;

/** A link that was just made: shown once, to be copied and handed on. */
@Component
class LinkShown {

    private final PublicAddress address;

    LinkShown(PublicAddress address) {
        this.address = address;
    }

    /** @param titleKey says what it is a link for */
    void in(FormDialog dialog, String titleKey, IssuedLink link) {
        dialog.wide();
        dialog.then(
                translate(titleKey, link.invitation().email()),
                translate("people.link.close"),
                new Paragraph(new Sentence(translate(
                        "people.link.hand",
                        Formats.current().dateTime(link.invitation().expiresAt())))),
                new CopyField(link.url(address.current())),
                new Note(Tone.WARN, translate("people.link.once")));
    }

    /** In a dialog of its own. */
    void alone(String titleKey, IssuedLink link) {
        var dialog = new FormDialog("");
        in(dialog, titleKey, link);
        dialog.open();
    }
}
