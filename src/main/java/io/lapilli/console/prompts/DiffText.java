package io.lapilli.console.prompts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import io.lapilli.prompt.PromptDiff;
import io.lapilli.prompt.PromptDiff.MessageDiff;
import io.lapilli.prompt.PromptDiff.SettingDiff;
import io.lapilli.prompt.WordDiff;

/** What changed between two versions: words that went are struck through, words that came are underlined. */
class DiffText extends Div {

    DiffText(PromptDiff diff) {
        addClassName("lap-diff");
        boolean same = diff.settings().isEmpty() && diff.messages().stream().noneMatch(MessageDiff::changed);
        if (same) {
            setText(getTranslation("prompts.diff.same"));
            return;
        }
        diff.messages().forEach(message -> getElement().appendChild(message(message)));
        if (!diff.settings().isEmpty()) {
            var list = new Element("dl");
            diff.settings().forEach(setting -> list.appendChild(setting(setting)));
            getElement().appendChild(new Element("h3").setText(getTranslation("prompts.diff.settings")), list);
        }
    }

    private Element message(MessageDiff message) {
        var role = message.after() == null ? message.before() : message.after();
        String name = role == null ? "" : getTranslation("prompts.role." + role.wire());
        var head = new Element("h3").setText(name);
        if (message.before() != message.after()) {
            String key = message.before() == null
                    ? "prompts.diff.message.new"
                    : message.after() == null ? "prompts.diff.message.gone" : "prompts.diff.message.role";
            head.setText(getTranslation(key, name));
        }
        var text = new Element("p");
        message.words().forEach(word -> text.appendChild(piece(word.kind(), word.text())));
        return new Element("section").appendChild(head, text);
    }

    private Element setting(SettingDiff setting) {
        var value = new Element("dd");
        if (setting.before() != null) {
            value.appendChild(piece(WordDiff.Piece.Kind.REMOVED, setting.before()), Element.createText(" "));
        }
        if (setting.after() != null) {
            value.appendChild(piece(WordDiff.Piece.Kind.ADDED, setting.after()));
        }
        return new Element("div").appendChild(new Element("dt").setText(setting.name()), value);
    }

    private static Element piece(WordDiff.Piece.Kind kind, String text) {
        return switch (kind) {
            case SAME -> new Element("span").setText(text);
            case REMOVED -> new Element("del").setText(text);
            case ADDED -> new Element("ins").setText(text);
        };
    }
}
