package io.lapilli.rehearsal.answer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills a JSON schema with values from text, so that the result is valid against it: types, enums, constants, formats,
 * bounds, required and nested properties, references, unions. A {@code pattern} is kept where the text holds a match.
 */
public final class SchemaFill {

    /** No schema that people write is as deep; one that has to contain itself comes to an end here. */
    private static final int BOTTOM = 24;

    private static final int USUAL_ITEMS = 3;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonNode root;

    /** References that are being filled: what could contain itself again is left out where it may be. */
    private final Set<String> open = new HashSet<>(Set.of("#"));

    private SchemaFill(JsonNode root) {
        this.root = root;
    }

    /** @param texts what values are taken from, the most telling first */
    public static JsonNode fill(JsonNode schema, String question, List<String> texts) {
        return new SchemaFill(schema).value(schema, "", new Finder(question, texts), 0);
    }

    private JsonNode value(JsonNode written, String name, Finder finder, int depth) {
        if (depth > BOTTOM) {
            return JSON.nullNode();
        }
        var opened = new ArrayList<String>();
        JsonNode schema = resolve(written, opened);
        opened.removeIf(reference -> !open.add(reference));
        try {
            return resolved(schema, name, finder, depth);
        } finally {
            opened.forEach(open::remove);
        }
    }

    private JsonNode resolved(JsonNode schema, String name, Finder finder, int depth) {
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.path("enum").isArray() && !schema.get("enum").isEmpty()) {
            return choice(schema, name, finder);
        }
        return switch (type(schema)) {
            case "object" -> object(schema, finder, depth);
            case "array" -> array(schema, name, finder, depth);
            case "integer" -> number(schema, name, finder, true);
            case "number" -> number(schema, name, finder, false);
            case "boolean" -> JSON.booleanNode(finder.affirms(about(schema, name)));
            case "null" -> JSON.nullNode();
            default -> JSON.stringNode(new StringFill(schema, name, finder).value());
        };
    }

    /** Follows references, takes one branch of a union and puts the parts of {@code allOf} together. */
    private JsonNode resolve(JsonNode schema, List<String> opened) {
        JsonNode here = schema;
        for (int hops = 0; hops < BOTTOM; hops++) {
            if (here.path("$ref").isString()) {
                opened.add(here.get("$ref").stringValue());
                here = target(here.get("$ref").stringValue());
            } else if (here.path("anyOf").isArray()) {
                here = branch(here.get("anyOf"));
            } else if (here.path("oneOf").isArray()) {
                here = branch(here.get("oneOf"));
            } else {
                break;
            }
        }
        return here.path("allOf").isArray() ? merged(here) : here;
    }

    private JsonNode target(String reference) {
        if (reference.equals("#")) {
            return root;
        }
        return reference.startsWith("#/") ? root.at(reference.substring(1)) : JSON.objectNode();
    }

    /** The first branch that says something and does not begin again what is being filled; else null where it may be. */
    private JsonNode branch(JsonNode branches) {
        List<JsonNode> all = branches.valueStream().toList();
        return all.stream()
                .filter(branch -> !isNull(branch) && !recurs(branch))
                .findFirst()
                .or(() -> all.stream().filter(SchemaFill::isNull).findFirst())
                .orElseGet(() -> all.isEmpty() ? JSON.objectNode() : all.getFirst());
    }

    private static boolean isNull(JsonNode schema) {
        return schema.path("type").asString("").equals("null");
    }

    private boolean recurs(JsonNode schema) {
        return open.contains(schema.path("$ref").asString(""))
                || open.contains(schema.path("items").path("$ref").asString(""));
    }

    private JsonNode merged(JsonNode schema) {
        ObjectNode whole = JSON.objectNode();
        for (JsonNode part : schema.get("allOf")) {
            JsonNode resolved = resolve(part, new ArrayList<>());
            for (Map.Entry<String, JsonNode> property : resolved.properties()) {
                merge(whole, property.getKey(), property.getValue());
            }
        }
        for (Map.Entry<String, JsonNode> property : schema.properties()) {
            if (!property.getKey().equals("allOf")) {
                merge(whole, property.getKey(), property.getValue());
            }
        }
        return whole;
    }

    private static void merge(ObjectNode whole, String key, JsonNode value) {
        JsonNode before = whole.get(key);
        if (before instanceof ObjectNode objectBefore && value instanceof ObjectNode objectValue) {
            whole.set(key, objectBefore.deepCopy().setAll(objectValue));
        } else if (before instanceof ArrayNode arrayBefore && value instanceof ArrayNode arrayValue) {
            whole.set(key, arrayBefore.deepCopy().addAll(arrayValue));
        } else {
            whole.set(key, value);
        }
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isString()) {
            return type.stringValue();
        }
        if (type.isArray()) {
            String first = "null";
            for (JsonNode each : type) {
                first = first.equals("null") ? each.asString("string") : first;
            }
            return first;
        }
        if (schema.has("properties")) {
            return "object";
        }
        if (schema.has("items")) {
            return "array";
        }
        return schema.has("minimum") || schema.has("maximum") ? "number" : "string";
    }

    private ObjectNode object(JsonNode schema, Finder finder, int depth) {
        ObjectNode filled = JSON.objectNode();
        Set<String> required = new LinkedHashSet<>();
        schema.path("required").forEach(name -> required.add(name.asString("")));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (required.contains(property.getKey()) || !recurs(property.getValue())) {
                filled.set(property.getKey(), value(property.getValue(), property.getKey(), finder, depth + 1));
            }
        }
        for (String name : required) {
            if (!filled.has(name)) {
                filled.set(name, value(schema.path("additionalProperties"), name, finder, depth + 1));
            }
        }
        return filled;
    }

    private ArrayNode array(JsonNode schema, String name, Finder finder, int depth) {
        JsonNode items = schema.path("items");
        int least = schema.path("minItems").asInt(0);
        int most = schema.path("maxItems").asInt(Math.max(least, USUAL_ITEMS));
        ArrayNode filled = JSON.arrayNode();
        if (recurs(items) && least == 0) {
            return filled;
        }
        for (JsonNode item : items(items, name, finder, Math.min(most, Math.max(least, USUAL_ITEMS)), depth)) {
            filled.add(item);
        }
        // what the text is too short for is said again, told apart by a number where it can be
        for (int i = filled.size(); i < least; i++) {
            JsonNode again = i == 0 ? value(items, name, finder, depth + 1) : filled.get(i % filled.size());
            boolean free =
                    again.isString() && !resolve(items, new ArrayList<>()).has("enum");
            filled.add(free && i > 0 ? JSON.stringNode(again.stringValue() + " " + (i + 1)) : again);
        }
        return filled;
    }

    private List<JsonNode> items(JsonNode written, String name, Finder finder, int most, int depth) {
        JsonNode items = resolve(written, new ArrayList<>());
        var found = new LinkedHashSet<JsonNode>();
        if (items.path("enum").isArray()) {
            for (JsonNode each : items.get("enum")) {
                if (found.size() < most && finder.shared(each.asString("")) > 0) {
                    found.add(each);
                }
            }
            return found.isEmpty() ? List.of(items.get("enum").path(0)) : new ArrayList<>(found);
        }
        switch (type(items)) {
            case "integer", "number" ->
                finder.numbers().stream()
                        .limit(most)
                        .forEach(number ->
                                found.add(bounded(items, number, type(items).equals("integer"))));
            case "string" ->
                StringFill.list(items, name, finder, most).forEach(text -> found.add(JSON.stringNode(text)));
            default ->
                finder.passages(finder.question(), most)
                        .forEach(passage -> found.add(value(written, name, finder.within(passage), depth + 1)));
        }
        return new ArrayList<>(found);
    }

    private static JsonNode choice(JsonNode schema, String name, Finder finder) {
        JsonNode values = schema.get("enum");
        Optional<String> labelled = name.isEmpty() ? Optional.empty() : finder.labelled(name);
        JsonNode best = values.get(0);
        long most = 0;
        for (JsonNode value : values) {
            String text = value.asString("");
            boolean named = labelled.filter(text::equalsIgnoreCase).isPresent();
            long shared = named ? Long.MAX_VALUE : finder.shared(text.replace('_', ' '));
            if (shared > most) {
                most = shared;
                best = value;
            }
        }
        return best;
    }

    private static JsonNode number(JsonNode schema, String name, Finder finder, boolean whole) {
        BigDecimal found = finder.number(name, about(schema, name)).orElse(BigDecimal.ZERO);
        return bounded(schema, found, whole);
    }

    private static JsonNode bounded(JsonNode schema, BigDecimal number, boolean whole) {
        BigDecimal step = decimal(schema, "multipleOf");
        BigDecimal unit = step != null ? step : whole ? BigDecimal.ONE : new BigDecimal("0.01");
        BigDecimal least = decimal(schema, "minimum");
        BigDecimal above = decimal(schema, "exclusiveMinimum");
        BigDecimal most = decimal(schema, "maximum");
        BigDecimal below = decimal(schema, "exclusiveMaximum");
        BigDecimal value = number;
        if (least != null && value.compareTo(least) < 0) {
            value = least;
        }
        if (above != null && value.compareTo(above) <= 0) {
            value = above.add(unit);
        }
        if (most != null && value.compareTo(most) > 0) {
            value = most;
        }
        if (below != null && value.compareTo(below) >= 0) {
            value = below.subtract(unit);
        }
        if (step != null || whole) {
            boolean up = least != null && value.compareTo(least) == 0;
            value = value.divide(unit, 0, up ? RoundingMode.CEILING : RoundingMode.FLOOR)
                    .multiply(unit);
        }
        return whole ? JSON.numberNode(value.toBigInteger()) : JSON.numberNode(value);
    }

    private static @Nullable BigDecimal decimal(JsonNode schema, String key) {
        return schema.path(key).isNumber() ? schema.get(key).decimalValue() : null;
    }

    static String about(JsonNode schema, String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ') + " "
                + schema.path("description").asString("");
    }
}
