package io.lapilli.prompt;

import io.lapilli.catalog.Model;
import io.lapilli.catalog.Parameter;
import io.lapilli.shared.InvalidInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a version of a prompt says: templates of messages, the model and how it is steered. Two with the same content are
 * equal.
 *
 * @param messages 1 to {@value #MOST_MESSAGES}, with at most {@value #LONGEST} characters together
 * @param model whose name can be one; whether it is there shows when it is called
 * @param parameters those that are given; every other is the model's own
 * @param variables in the order in which the messages use them first. What they use and nobody described is a text that
 *     must be given; what no message uses is refused
 */
public record PromptContent(
        List<PromptMessage> messages, String model, Map<Parameter, BigDecimal> parameters, List<Variable> variables) {

    public static final int MOST_MESSAGES = 50;
    public static final int LONGEST = 200_000;

    private static final int MOST_VARIABLES = 100;

    /** @throws InvalidInputException that names the field */
    public PromptContent {
        messages = checked(messages);
        if (!Model.isName(model)) {
            throw new InvalidInputException("model", "malformed", "model must be a model's name");
        }
        parameters = checked(parameters);
        variables = checked(variables, used(messages));
    }

    /** The variables that texts use, in the order in which they do first. @throws InvalidInputException where braces begin no variable */
    public static Set<String> used(List<PromptMessage> messages) {
        var used = new LinkedHashSet<String>();
        for (int i = 0; i < messages.size(); i++) {
            used.addAll(Template.parse(field(i), messages.get(i).text()).variables());
        }
        return used;
    }

    /**
     * Fills the variables in.
     *
     * @param most characters that all messages may have together
     * @throws InvalidInputException that names the variable
     */
    public List<PromptMessage> render(Map<String, Given> given, long most) {
        return new Renderer(this).render(given, most);
    }

    static String field(int message) {
        return "messages[" + message + "].content";
    }

    private static List<PromptMessage> checked(List<PromptMessage> messages) {
        if (messages.isEmpty() || messages.size() > MOST_MESSAGES) {
            throw new InvalidInputException(
                    "messages", "message_count", "a prompt has 1 to " + MOST_MESSAGES + " messages");
        }
        var checked = new ArrayList<PromptMessage>();
        long length = 0;
        for (int i = 0; i < messages.size(); i++) {
            PromptMessage message = messages.get(i);
            String text = Texts.checked(field(i), message.text(), LONGEST);
            if (text.isBlank()) {
                throw new InvalidInputException(field(i), "required", field(i) + " must not be empty");
            }
            length += text.length();
            checked.add(new PromptMessage(message.role(), text));
        }
        if (length > LONGEST) {
            throw new InvalidInputException(
                    "messages", "too_long", "the messages may have at most " + LONGEST + " characters together");
        }
        return List.copyOf(checked);
    }

    private static Map<Parameter, BigDecimal> checked(Map<Parameter, BigDecimal> parameters) {
        var checked = new EnumMap<Parameter, BigDecimal>(Parameter.class);
        parameters.forEach((parameter, value) -> {
            if (!parameter.allows(value)) {
                throw new InvalidInputException(
                        "parameters." + parameter.wire(),
                        "out_of_range",
                        parameter.wire() + " must be from " + parameter.least() + " to " + parameter.most());
            }
            // 0.50 and 0.5 are the same content
            BigDecimal plain = value.stripTrailingZeros();
            checked.put(parameter, plain.scale() < 0 ? plain.setScale(0) : plain);
        });
        return Collections.unmodifiableMap(checked);
    }

    private static List<Variable> checked(List<Variable> described, Set<String> used) {
        var byName = new HashMap<String, Variable>();
        for (Variable variable : described) {
            if (byName.put(variable.name(), variable) != null) {
                throw new InvalidInputException(
                        Variable.field(variable.name()),
                        "duplicate_variable",
                        "the variable " + variable.name() + " is described twice");
            }
            if (!used.contains(variable.name())) {
                throw new InvalidInputException(
                        Variable.field(variable.name()),
                        "unused_variable",
                        "no message uses the variable " + variable.name());
            }
        }
        if (used.size() > MOST_VARIABLES) {
            throw new InvalidInputException(
                    "variables", "too_many", "a prompt can have at most " + MOST_VARIABLES + " variables");
        }
        return used.stream()
                .map(name -> byName.getOrDefault(name, Variable.text(name)))
                .toList();
    }
}
