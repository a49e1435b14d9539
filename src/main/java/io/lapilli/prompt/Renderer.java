package io.lapilli.prompt;

import io.lapilli.shared.InvalidInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** A version that was read once and is rendered many times. Immutable. */
public final class Renderer {

    private final PromptContent content;
    private final List<Template> templates;

    Renderer(PromptContent content) {
        this.content = content;
        var read = new ArrayList<Template>();
        for (int i = 0; i < content.messages().size(); i++) {
            read.add(Template.parse(
                    PromptContent.field(i), content.messages().get(i).text()));
        }
        this.templates = List.copyOf(read);
    }

    public PromptContent content() {
        return content;
    }

    /** Characters that it is held with. */
    int weight() {
        return content.messages().stream()
                .mapToInt(message -> 2 * message.text().length())
                .sum();
    }

    /**
     * The messages with every variable in its place.
     *
     * @param given by the variables' names
     * @param most characters that all messages may have together
     * @throws InvalidInputException that names the variable that is missing, wrong or unknown
     */
    public List<PromptMessage> render(Map<String, Given> given, long most) {
        Map<String, String> values = values(given);
        var messages = new ArrayList<PromptMessage>();
        long left = most;
        for (int i = 0; i < templates.size(); i++) {
            String text = templates.get(i).fill(values, left);
            left -= text.length();
            messages.add(new PromptMessage(content.messages().get(i).role(), text));
        }
        return messages;
    }

    private Map<String, String> values(Map<String, Given> given) {
        var unknown = new HashSet<>(given.keySet());
        var values = new HashMap<String, String>();
        for (Variable variable : content.variables()) {
            unknown.remove(variable.name());
            values.put(variable.name(), variable.says(given.get(variable.name())));
        }
        unknown.stream().sorted().findFirst().ifPresent(name -> {
            throw new InvalidInputException(
                    Variable.field(name), "unknown_variable", "this version has no variable " + name);
        });
        return values;
    }
}
