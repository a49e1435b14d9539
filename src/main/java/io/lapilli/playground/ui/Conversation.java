package io.lapilli.playground.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import io.lapilli.playground.Turn;
import io.lapilli.playground.Turn.Role;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Icon;
import io.lapilli.ui.Panel;
import java.util.ArrayList;
import java.util.List;

/** What is said to all columns: the system message, and turns of user and assistant. */
class Conversation extends Panel {

    private static final int LONGEST = 200_000;
    private static final int MOST_TURNS = 40;

    private final TextArea system = area();
    private final Div turns = new Div();
    private final List<Message> messages = new ArrayList<>();
    private final Button add;

    Conversation(Component... foot) {
        super("");
        title(getTranslation("playground.conversation"));
        system.setLabel(getTranslation("playground.role.system"));
        system.setPlaceholder(getTranslation("playground.system.hint"));
        turns.addClassName("lap-stack");
        add = Buttons.quiet(getTranslation("playground.turn.add"), _ -> addTurn());
        add.setIcon(Icon.PLUS.create());
        var bar = new Div(foot);
        bar.addClassName("lap-play-bar");
        var all = new Div(system, turns, add, bar);
        all.addClassName("lap-stack");
        with(all);
        append(Role.USER, "");
    }

    /** Those that say something, in their order. */
    List<Turn> said() {
        var said = new ArrayList<Turn>();
        if (!system.getValue().isBlank()) {
            said.add(new Turn(Role.SYSTEM, system.getValue()));
        }
        messages.stream()
                .filter(message -> !message.field.getValue().isBlank())
                .map(message -> new Turn(message.role, message.field.getValue()))
                .forEach(said::add);
        return said;
    }

    /** Goes on after an answer: it becomes a turn, and the next one is the user's. */
    void goOn(String answer) {
        if (messages.size() + 2 <= MOST_TURNS) {
            append(Role.ASSISTANT, answer);
            append(Role.USER, "").focus();
        }
    }

    /** Asks for a first word. */
    void miss() {
        TextArea field = messages.getLast().field;
        field.setErrorMessage(getTranslation("playground.turn.missing"));
        field.setInvalid(true);
        field.focus();
    }

    private void addTurn() {
        append(messages.getLast().role == Role.USER ? Role.ASSISTANT : Role.USER, "")
                .focus();
    }

    private TextArea append(Role role, String text) {
        var message = new Message(role, text);
        messages.add(message);
        turns.add(message);
        rename();
        return message.field;
    }

    private void remove(Message message) {
        messages.remove(message);
        turns.remove(message);
        rename();
    }

    private void rename() {
        messages.forEach(Message::name);
        add.setEnabled(messages.size() < MOST_TURNS);
    }

    private static TextArea area() {
        var area = new TextArea();
        area.setMaxLength(LONGEST);
        area.setMinRows(2);
        area.setMaxRows(14);
        area.setWidthFull();
        return area;
    }

    /** One turn with its role, which can be changed, and the way to be rid of it. */
    private final class Message extends Div {

        private final TextArea field = area();
        private final Button whose = Buttons.quiet("", _ -> turn());
        private final Button remove =
                Buttons.icon(Icon.CLOSE, getTranslation("playground.turn.remove"), _ -> Conversation.this.remove(this));
        private Role role;

        Message(Role role, String text) {
            this.role = role;
            field.setValue(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
            field.addValueChangeListener(_ -> field.setInvalid(false));
            addClassName("lap-turn");
            var head = new Div(whose, remove);
            head.addClassName("lap-turn-head");
            add(head, field);
        }

        private void turn() {
            role = role == Role.USER ? Role.ASSISTANT : Role.USER;
            rename();
        }

        void name() {
            String name = getTranslation("playground.role." + role.wire());
            whose.setText(name);
            whose.setAriaLabel(getTranslation("playground.role.change", name, messages.indexOf(this) + 1));
            field.setAriaLabel(getTranslation("playground.turn.of", name, messages.indexOf(this) + 1));
            remove.setVisible(messages.size() > 1);
        }
    }
}
