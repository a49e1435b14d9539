package io.lapilli.rehearsal.answer;

import io.lapilli.rehearsal.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Decides which of the offered tools a question calls for, and fills their arguments from it. */
public final class Tools {

    private static final int NAME_WEIGHT = 3;
    private static final int LEAST = 2;

    private record Scored(JsonNode function, int score) {}

    private final List<JsonNode> functions = new ArrayList<>();
    private final JsonNode choice;
    private final boolean parallel;

    /** @param tools the request's {@code tools}, {@code choice} its {@code tool_choice}; missing where it has none */
    public Tools(JsonNode tools, JsonNode choice, boolean parallel) {
        tools.forEach(tool -> {
            if (tool.path("function").path("name").isString()) {
                functions.add(tool.get("function"));
            }
        });
        this.choice = choice;
        this.parallel = parallel;
    }

    /**
     * The calls that the question asks for; empty: it is answered in words.
     *
     * @param answered whether tools have answered already, so that only a forced choice calls again
     */
    public List<ToolCall> callsFor(String question, boolean answered) {
        String mode = choice.isString() ? choice.stringValue() : "auto";
        if (functions.isEmpty() || mode.equals("none")) {
            return List.of();
        }
        Optional<JsonNode> forced = forced();
        if (forced.isPresent()) {
            return calls(forced.get(), question);
        }
        boolean required = mode.equals("required");
        if (answered && !required) {
            return List.of();
        }
        List<Scored> ranked = functions.stream()
                .map(function -> new Scored(function, score(function, question)))
                .sorted(Comparator.comparingInt((Scored scored) -> -scored.score()))
                .toList();
        if (ranked.getFirst().score() < LEAST) {
            return required ? calls(ranked.getFirst().function(), question) : List.of();
        }
        return matching(ranked, question);
    }

    private List<ToolCall> matching(List<Scored> ranked, String question) {
        var calls = new ArrayList<ToolCall>();
        int best = ranked.getFirst().score();
        for (Scored scored : ranked) {
            if (calls.isEmpty() || parallel && scored.score() >= LEAST + 1 && 2 * scored.score() >= best) {
                calls.addAll(calls(scored.function(), question));
            }
        }
        return parallel ? calls : calls.subList(0, 1);
    }

    private Optional<JsonNode> forced() {
        String name = choice.path("function").path("name").asString("");
        return functions.stream()
                .filter(function -> function.get("name").asString("").equals(name))
                .findFirst();
    }

    private static int score(JsonNode function, String question) {
        Set<String> asked = new HashSet<>(Words.of(question));
        int score = NAME_WEIGHT * shared(split(function.get("name").asString("")), asked);
        score += shared(function.path("description").asString(""), asked);
        for (Map.Entry<String, JsonNode> property :
                function.path("parameters").path("properties").properties()) {
            score += shared(split(property.getKey()), asked);
            score += shared(property.getValue().path("description").asString(""), asked) > 0 ? 1 : 0;
        }
        boolean takesPlace = function.path("parameters")
                .path("properties")
                .propertyStream()
                .anyMatch(property -> StringFill.place(property.getKey()));
        return score + (takesPlace && !new Finder(question, List.of()).places().isEmpty() ? 1 : 0);
    }

    private static int shared(String text, Set<String> asked) {
        Set<String> words = new HashSet<>(Words.of(text));
        words.retainAll(asked);
        return words.size();
    }

    private static String split(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").replaceAll("[_.-]+", " ");
    }

    /** One call, or one for each place where the question names several and the tool takes one. */
    private List<ToolCall> calls(JsonNode function, String question) {
        JsonNode parameters = function.path("parameters");
        String name = function.get("name").asString("");
        JsonNode first = parameters.isObject()
                ? SchemaFill.fill(parameters, question, List.of(question))
                : tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        List<String> places = new Finder(question, List.of(question)).places();
        Optional<String> place = parameters.path("properties").properties().stream()
                .filter(property -> StringFill.place(property.getKey()))
                .filter(property ->
                        property.getValue().path("type").asString("").equals("string"))
                .filter(property -> !property.getValue().has("enum"))
                .map(Map.Entry::getKey)
                .findFirst();
        if (!parallel || place.isEmpty() || places.size() < 2 || !(first instanceof ObjectNode object)) {
            return List.of(new ToolCall(name, first.toString()));
        }
        return places.stream()
                .map(each -> new ToolCall(
                        name, object.deepCopy().put(place.get(), each).toString()))
                .toList();
    }
}
