package io.lapilli.fuzz;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes values that a schema allows, and such as it does not; keeps ids that were answered, to use them again. */
final class Values {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern ID = Pattern.compile("\"id\":\"(([a-z]+)_[0-9a-z]{26})\"");
    private static final int DEEP = 5;
    private static final int KNOWN = 40;

    private static final List<String> STRANGE = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\ud83c\udf0b 熔岩 лава",
            "\u202etxet",
            "a\r\nx-injected: 1",
            "'; DROP TABLE usage_event; --",
            "../../etc/passwd",
            "%",
            "\ufffd\ufeff\u2028",
            "\ud800",
            "null",
            "-1",
            "1e400",
            "NaN",
            "9".repeat(60),
            "0." + "1".repeat(60),
            "x".repeat(70_000));

    private final ApiDocument api;
    private final Random random;
    private final Map<String, List<String>> ids = new HashMap<>();
    private final List<String> models = new ArrayList<>(List.of("small"));

    Values(ApiDocument api, Random random) {
        this.api = api;
        this.random = random;
    }

    /** Remembers what an answer named. */
    void learn(String body) {
        var found = ID.matcher(body);
        while (found.find()) {
            List<String> known = ids.computeIfAbsent(found.group(2), _ -> new ArrayList<>());
            if (known.size() < KNOWN) {
                known.add(found.group(1));
            } else {
                known.set(random.nextInt(KNOWN), found.group(1));
            }
        }
    }

    /** An id that exists, or existed, of any kind that the name suggests. */
    String id(String name) {
        String kind = name.replaceAll("_?ids?(\\[\\])?$", "").replace("organization", "org");
        List<String> fitting = ids.entrySet().stream()
                .filter(entry -> kind.isEmpty()
                        || kind.startsWith(entry.getKey())
                        || entry.getKey().startsWith(kind)
                        || kind.endsWith(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> entry.getValue().stream())
                .toList();
        List<String> all = fitting.isEmpty()
                ? ids.values().stream().flatMap(List::stream).sorted().toList()
                : fitting;
        return all.isEmpty() ? "none" : pick(all);
    }

    <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    String strange() {
        return pick(STRANGE);
    }

    /** What a schema allows, as far as it says. */
    JsonNode good(String name, JsonNode described, int depth) {
        JsonNode schema = api.resolve(described);
        if (schema.has("enum")) {
            return pick(schema.path("enum").valueStream().toList());
        }
        for (String choice : List.of("anyOf", "oneOf")) {
            if (schema.has(choice)) {
                return good(name, pick(schema.path(choice).valueStream().toList()), depth);
            }
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(name, schema, depth);
            case "integer" -> NODES.numberNode(integer(name, schema));
            case "number" -> NODES.numberNode(new BigDecimal("0." + random.nextInt(1, 1_000)));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "null" -> NODES.nullNode();
            default -> NODES.stringNode(text(name));
        };
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (!type.isArray()) {
            return type.asString("string");
        }
        List<String> types = type.valueStream().map(JsonNode::asString).toList();
        return random.nextInt(8) == 0 ? pick(types) : types.getFirst();
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties").forEachEntry((name, property) -> {
            if (required.contains(name) || depth < DEEP && random.nextInt(3) > 0) {
                object.set(name, good(name, property, depth + 1));
            }
        });
        if (schema.path("properties").isEmpty() && random.nextBoolean()) {
            object.put("role", "user").put("content", "Hello");
        }
        return object;
    }

    private ArrayNode array(String name, JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        int count = depth >= DEEP ? 0 : random.nextInt(3);
        for (int i = 0; i < count; i++) {
            array.add(good(name, schema.path("items"), depth + 1));
        }
        return array;
    }

    private long integer(String name, JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most =
                schema.path("maximum").asLong(name.endsWith("_at") || name.endsWith("_time") ? 2_000_000_000L : 5_000);
        return random.nextLong(least, most + 1);
    }

    private String text(String name) {
        return switch (name) {
            case "currency" -> "CNY";
            case "amount", "price", "value", "paid", "discount", "discount_percent", "target_percent" ->
                random.nextInt(100) + "." + random.nextInt(100);
            case "time_zone", "zone" -> pick(List.of("Asia/Shanghai", "UTC", "America/New_York"));
            case "email", "owner_email" -> "someone" + random.nextInt(10_000) + "@fuzz.example";
            case "model", "models" -> pick(models);
            case "base_url" -> "https://upstream" + random.nextInt(1_000) + ".invalid/v1";
            case "meter" -> pick(List.of("prompt_uncached", "completion", "reasoning", "embedding"));
            case "valid_from", "valid_to" -> "2026-1" + random.nextInt(3) + "-01T00:00:00Z";
            case "from", "to" -> "0" + random.nextInt(10) + ":00";
            case "period" -> pick(List.of("day", "week", "month", "lifetime"));
            case "mode" -> pick(List.of("soft", "hard"));
            case "scope" -> pick(List.of("organization", "project", "api_key"));
            case "role" -> pick(List.of("owner", "reader", "member"));
            case "billing" -> pick(List.of("postpaid", "prepaid"));
            default -> name.endsWith("id") || name.endsWith("ids") ? id(name) : "fuzz " + random.nextInt(100_000);
        };
    }

    /** Something that is hardly allowed anywhere. */
    JsonNode bad() {
        return switch (random.nextInt(14)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(-1);
            case 2 -> NODES.numberNode(Long.MAX_VALUE);
            case 3 -> NODES.numberNode(new BigDecimal("1E+400"));
            case 4 -> NODES.numberNode(new BigDecimal("0." + "1".repeat(50)));
            case 5 -> NODES.booleanNode(true);
            case 6 -> NODES.arrayNode();
            case 7 -> NODES.objectNode();
            case 8 -> NODES.arrayNode().add(NODES.nullNode()).add(1).add("x");
            case 9 -> NODES.objectNode().set("x", NODES.objectNode());
            case 10 -> NODES.numberNode(Integer.MIN_VALUE);
            default -> NODES.stringNode(strange());
        };
    }

    /** Replaces, takes away or adds something, anywhere within. */
    JsonNode spoil(JsonNode good) {
        if (!(good instanceof ObjectNode object) || object.isEmpty()) {
            return bad();
        }
        String name = pick(List.copyOf(object.propertyNames()));
        switch (random.nextInt(5)) {
            case 0 -> object.remove(name);
            case 1 -> object.set("unknown " + random.nextInt(9), bad());
            case 2 -> object.set(name, spoil(object.path(name)));
            default -> object.set(name, bad());
        }
        return object;
    }

    /** Bodies that are no object. */
    String broken(String good) {
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> "null";
            case 2 -> "[]";
            case 3 -> "\"text\"";
            case 4 -> good.substring(0, good.length() / 2);
            case 5 -> good + "}";
            case 6 -> "{\"a\":".repeat(3_000);
            default -> "\u0000\u0001";
        };
    }

    static String json(JsonNode node) {
        return JsonMapper.shared().writeValueAsString(node);
    }
}
