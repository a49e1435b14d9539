package io.lapilli.console.prompts;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import io.lapilli.prompt.PromptContent;
import io.lapilli.prompt.PromptMessage;
import io.lapilli.prompt.PromptMessage.Role;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Icon;
import io.lapilli.ui.PromptEditor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The messages of a prompt, one editor each; a click on its role changes whose it is. */
class MessageEditors extends Div {

    private final List<Message> messages = new ArrayList<>();
    private final Div list = new Div();
    private final Button more;
    private final boolean readOnly;
    private final Runnable changed;
    private Collection<String> offered = List.of();

    MessageEditors(List<PromptMessage> texts, boolean readOnly, Runnable changed) {
        this.readOnly = readOnly;
        this.changed = changed;
        addClassName("lap-stack");
        list.addClassName("lap-stack");
        more = Buttons.quiet(getTranslation("prompts.message.add"), _ -> append());
        more.setIcon(Icon.PLUS.create());
        more.setVisible(!readOnly);
        add(list, more);
        texts.forEach(this::append);
        name();
    }

    List<PromptMessage> messages() {
        return messages.stream()
                .map(message -> new PromptMessage(message.role, message.editor.getValue()))
                .toList();
    }

    /** Names that are offered between braces. */
    void offer(Collection<String> variables) {
        if (!List.copyOf(offered).equals(List.copyOf(variables))) {
            offered = variables;
            messages.forEach(message -> message.editor.offer(variables));
        }
    }

    private void append() {
        Role role = messages.getLast().role == Role.USER ? Role.ASSISTANT : Role.USER;
        append(new PromptMessage(role, "")).editor.focus();
        name();
        changed.run();
    }

    private Message append(PromptMessage text) {
        var message = new Message(text);
        messages.add(message);
        list.add(message);
        return message;
    }

    private void remove(Message message) {
        messages.remove(message);
        list.remove(message);
        name();
        changed.run();
    }

    private void name() {
        messages.forEach(Message::name);
        more.setEnabled(messages.size() < PromptContent.MOST_MESSAGES);
    }

    /** One message, its role and the way to be rid of it. */
    private final class Message extends Div {

        private final PromptEditor editor = new PromptEditor("");
        private final Button whose = Buttons.quiet("", _ -> turn());
        private final Button remove = Buttons.icon(
                Icon.CLOSE, getTranslation("prompts.message.remove"), _ -> MessageEditors.this.remove(this));
        private Role role;

        Message(PromptMessage text) {
            role = text.role();
            editor.setValue(text.text());
            editor.setReadOnly(readOnly);
            editor.hint(getTranslation("prompts.message.hint", "{{name}}"));
            editor.offer(offered);
            editor.addValueChangeListener(_ -> changed.run());
            whose.setEnabled(!readOnly);
            addClassName("lap-turn");
            var head = new Div(whose, remove);
            head.addClassName("lap-turn-head");
            add(head, editor);
        }

        private void turn() {
            role = Role.values()[(role.ordinal() + 1) % Role.values().length];
            name();
            changed.run();
        }

        private void name() {
            int place = messages.indexOf(this) + 1;
            String name = getTranslation("prompts.role." + role.wire());
            whose.setText(name);
            whose.setAriaLabel(getTranslation("prompts.role.change", name, place));
            editor.setLabel(getTranslation("prompts.message.of", name, place));
            remove.setVisible(!readOnly && messages.size() > 1);
        }
    }
}
