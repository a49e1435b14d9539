package io.lapilli.apikey.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.apikey.IssuedKey;
import io.lapilli.apikey.KeyKind;
import io.lapilli.apikey.NewKey;
import io.lapilli.shared.Names;
import io.lapilli.ui.CallSnippet;
import io.lapilli.ui.CodeBlock;
import io.lapilli.ui.CopyField;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.Note;
import io.lapilli.ui.Tone;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The way to a key that manages: the form, then the secret, once, with a first call. */
class NewManagingKey {

    private static final List<Optional<Duration>> LIVES = List.of(
            Optional.of(Duration.ofDays(90)),
            Optional.of(Duration.ofDays(30)),
            Optional.of(Duration.ofDays(365)),
            Optional.empty());

    private final ManagingKeys keys;
    private final KeyKind kind;
    private final TextField name = new TextField(translate("keys.form.name"));
    private final Select<Optional<Duration>> life = new Select<>();

    NewManagingKey(ManagingKeys keys, KeyKind kind) {
        this.keys = keys;
        this.kind = kind;
        name.setHelperText(translate("adminkeys.name.help"));
        name.setMaxLength(Names.LONGEST);
        name.setRequiredIndicatorVisible(true);
        name.focus();
        life.setLabel(translate("keys.form.life"));
        life.setItems(LIVES);
        life.setItemLabelGenerator(NewManagingKey::words);
        life.setValue(LIVES.getFirst());
    }

    /** @param onMade runs when the key was made, while its secret is shown */
    void ask(Runnable onMade) {
        var dialog = new FormDialog(
                I18n.of("adminkeys.new.", kind), new Paragraph(I18n.of("adminkeys.may.", kind)), name, life);
        dialog.ask(translate("keys.create.do"), () -> {
            IssuedKey issued = keys.issue(
                    kind,
                    new NewKey(
                            name.getValue(),
                            life.getValue().map(keys.now()::plus).orElse(null),
                            null));
            dialog.wide();
            dialog.then(
                    translate("keys.made", issued.key().name()),
                    translate("keys.made.close"),
                    new Note(Tone.WARN, translate("keys.made.once")),
                    new CopyField(issued.secret()),
                    new CodeBlock(
                            translate("keys.made.snippet"),
                            ManagingSnippet.of(kind, CallSnippet.address(keys.publicAddress()), issued.secret())));
            onMade.run();
            return false;
        });
    }

    private static String words(Optional<Duration> life) {
        return life.map(Duration::toDays)
                .map(days -> days == 365 ? translate("keys.form.life.3") : translate("adminkeys.days", days))
                .orElseGet(() -> translate("keys.form.life.0"));
    }
}
