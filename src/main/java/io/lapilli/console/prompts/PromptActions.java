package io.lapilli.console.prompts;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Permission;
import io.lapilli.playground.Playground;
import io.lapilli.prompt.LabelMove;
import io.lapilli.prompt.Labels;
import io.lapilli.prompt.Prompt;
import io.lapilli.prompt.PromptContent;
import io.lapilli.prompt.PromptMessage;
import io.lapilli.prompt.PromptVersion;
import io.lapilli.prompt.Prompts;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.ConsoleContext.ProjectChoice;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.Place;
import io.lapilli.ui.PromptEditor;
import io.lapilli.ui.Sentence;
import io.lapilli.ui.Toast;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done with prompts, each with its dialog. */
@Component
class PromptActions {

    private static final int LONGEST_NAME = 120;

    private final Prompts prompts;
    private final Playground playground;
    private final CurrentUser user;

    PromptActions(Prompts prompts, Playground playground, CurrentUser user) {
        this.prompts = prompts;
        this.playground = playground;
        this.user = user;
    }

    boolean mayWrite(Place place) {
        return user.may(place.organisation(), Permission.WRITE_PROMPTS);
    }

    boolean mayTry(Place place) {
        return user.may(place.organisation(), Permission.OWN_KEYS);
    }

    /** Models that can be chosen; none where the reader calls no models. */
    List<String> models(Place place) {
        return mayTry(place) ? playground.models(user.id(), place.organisation(), place.currency()) : List.of();
    }

    void create(Place place, List<ProjectChoice> projects, Consumer<Prompt> onDone) {
        TextField name = name("");
        var project = new Select<ProjectChoice>();
        project.setLabel(translate("prompts.project"));
        project.setItems(projects);
        project.setItemLabelGenerator(ProjectChoice::name);
        project.setValue(projects.stream()
                .filter(one -> one.id().equals(place.project()))
                .findFirst()
                .orElse(projects.getFirst()));
        var model = new ComboBox<String>(translate("prompts.model"), models(place));
        model.setAllowCustomValue(true);
        model.addCustomValueSetListener(typed -> model.setValue(typed.getDetail()));
        model.setRequiredIndicatorVisible(true);
        models(place).stream().findFirst().ifPresent(model::setValue);
        var system = new PromptEditor(translate("prompts.role.system"));
        system.hint(translate("prompts.message.hint", "{{name}}"));
        var caption = new Paragraph(translate("prompts.create.system"));
        caption.addClassName("lap-caption");
        new FormDialog(translate("prompts.create"), name, project, model, new Div(caption, system))
                .wide()
                .ask(translate("prompts.create.do"), () -> {
                    var content = new PromptContent(
                            List.of(new PromptMessage(PromptMessage.Role.SYSTEM, system.getValue())),
                            model.getValue() == null ? "" : model.getValue(),
                            Map.of(),
                            List.of());
                    onDone.accept(prompts.create(
                            user.actor(),
                            place.organisation(),
                            project.getValue().id(),
                            name.getValue(),
                            content,
                            ""));
                    return true;
                });
    }

    void rename(Place place, Prompt prompt, Runnable onDone) {
        TextField name = name(prompt.name());
        new FormDialog(translate("prompts.rename"), name).ask(translate("prompts.rename.do"), () -> {
            prompts.rename(user.actor(), place.organisation(), prompt.id(), name.getValue());
            onDone.run();
            return true;
        });
    }

    /** @param labels where they point now; one of them can go along */
    void publish(
            Place place,
            Prompt prompt,
            PromptContent content,
            Map<String, Integer> labels,
            Consumer<PromptVersion> onDone) {
        int next = prompt.latest() + 1;
        var note = new TextArea(translate("prompts.note"));
        note.setHelperText(translate("prompts.note.help"));
        note.setMaxLength(Prompts.LONGEST_NOTE);
        note.setMinRows(2);
        var label = labels(labels, translate("prompts.publish.label"));
        label.setHelperText(translate("prompts.publish.label.help"));
        var says = new Sentence("");
        label.addValueChangeListener(change -> says.say(replaced(change.getValue(), next, labels)));
        new FormDialog(translate("prompts.publish.of", next), note, label, says)
                .ask(translate("prompts.publish.do"), () -> {
                    PromptVersion made = prompts.publish(
                            user.actor(),
                            place.organisation(),
                            prompt.id(),
                            content,
                            note.getValue(),
                            label.getValue());
                    Toast.say(translate("prompts.publish.done", made.number()));
                    onDone.accept(made);
                    return true;
                });
    }

    /** Asks which label is to point to a version, and says what that replaces. */
    void promote(Place place, Prompt prompt, int version, Map<String, Integer> labels, Runnable onDone) {
        var label = labels(labels, translate("prompts.label"));
        var says = new Sentence("");
        label.addValueChangeListener(change -> says.say(replaced(change.getValue(), version, labels)));
        label.setValue(Labels.PRODUCTION);
        new FormDialog(translate("prompts.promote.title", version), label, says)
                .ask(translate("prompts.promote.do"), () -> {
                    String name = label.getValue() == null ? "" : label.getValue();
                    LabelMove move = prompts.move(
                            user.actor(), place.organisation(), prompt.id(), name, version, labels.get(name));
                    Toast.say(translate("prompts.promote.done", move.label(), version));
                    onDone.run();
                    return true;
                });
    }

    /** "**production** points to version 3 now; it will point to version 5." */
    private static String replaced(@Nullable String label, int version, Map<String, Integer> labels) {
        if (label == null || label.isBlank()) {
            return "";
        }
        Integer before = labels.get(label);
        if (before == null) {
            return translate("prompts.replaces.nothing", label, version);
        }
        return before == version
                ? translate("prompts.replaces.same", label, version)
                : translate("prompts.replaces", label, before, version);
    }

    private static ComboBox<String> labels(Map<String, Integer> labels, String title) {
        var choices = new TreeSet<>(labels.keySet());
        choices.add(Labels.PRODUCTION);
        var label = new ComboBox<String>(title, choices);
        label.setAllowCustomValue(true);
        label.addCustomValueSetListener(
                typed -> label.setValue(typed.getDetail().strip()));
        label.setClearButtonVisible(true);
        return label;
    }

    void rollBack(Place place, Prompt prompt, String label, int version, Runnable onDone) {
        new Confirmation(translate("prompts.back.ask", label))
                .says(translate("prompts.back.says", label, version))
                .ask(translate("prompts.back.do"), () -> {
                    LabelMove move = prompts.rollBack(user.actor(), place.organisation(), prompt.id(), label);
                    Toast.say(translate("prompts.promote.done", label, move.after() == null ? 0 : move.after()));
                    onDone.run();
                });
    }

    void removeLabel(Place place, Prompt prompt, String label, int version, Runnable onDone) {
        new Confirmation(translate("prompts.label.remove.ask", label))
                .says(translate("prompts.label.remove.says", label, version))
                .ask(translate("prompts.label.remove"), () -> {
                    prompts.removeLabel(user.actor(), place.organisation(), prompt.id(), label);
                    onDone.run();
                });
    }

    /** @param calls of the last days */
    void archive(Place place, Prompt prompt, long calls, Runnable onDone) {
        new Confirmation(translate("prompts.archive.ask", prompt.name()))
                .says(translate("prompts.archive.says"))
                .loses(translate("prompts.archive.loses", calls))
                .ask(translate("prompts.archive"), () -> {
                    prompts.archive(user.actor(), place.organisation(), prompt.id());
                    Toast.say(translate("prompts.archive.done", prompt.name()));
                    onDone.run();
                });
    }

    void restore(Place place, Prompt prompt, Runnable onDone) {
        prompts.restore(user.actor(), place.organisation(), prompt.id());
        Toast.say(translate("prompts.restore.done", prompt.name()));
        onDone.run();
    }

    private static TextField name(String value) {
        var name = new TextField(translate("prompts.name"));
        name.setHelperText(translate("prompts.name.help"));
        name.setMaxLength(LONGEST_NAME);
        name.setRequiredIndicatorVisible(true);
        name.setValue(value);
        name.setAutoselect(true);
        name.focus();
        return name;
    }
}
