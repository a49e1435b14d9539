package io.lapilli.ui;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import io.lapilli.ui.CodeBlock.Sample;
import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call of a model in code, for a shell and the official client libraries, as it works from where the reader sits.
 * Immutable.
 */
public final class CallSnippet {

    private static final String VARIABLE = "LAPILLI_API_KEY";
    private static final JsonMapper JSON = new JsonMapper();

    private final boolean embeds;
    private final String model;
    private final List<Message> messages;
    private final Map<String, BigDecimal> parameters;
    private final @Nullable Stored prompt;

    /** One message of a chat. @param role as the API says it */
    public record Message(String role, String text) {}

    /** @param variables a text, a number or a truth value each */
    private record Stored(String id, String label, Map<String, Object> variables) {

        /** As it stands in JSON and JavaScript; @param yes and @param no as the language writes them */
        String literal(String yes, String no) {
            String all = variables.entrySet().stream()
                    .map(each -> quoted(each.getKey()) + ": " + value(each.getValue(), yes, no))
                    .collect(Collectors.joining(", "));
            return "{\"id\": " + quoted(id) + ", \"label\": " + quoted(label)
                    + (all.isEmpty() ? "" : ", \"variables\": {" + all + "}") + "}";
        }

        String java() {
            String all = variables.entrySet().stream()
                    .map(each -> quoted(each.getKey()) + ", " + value(each.getValue(), "true", "false"))
                    .collect(Collectors.joining(", "));
            return "Map.of(\"id\", " + quoted(id) + ", \"label\", " + quoted(label)
                    + (all.isEmpty() ? "" : ", \"variables\", Map.of(" + all + ")") + ")";
        }

        private static String value(Object value, String yes, String no) {
            return value instanceof Boolean truth ? truth ? yes : no : JSON.writeValueAsString(value);
        }
    }

    private CallSnippet(
            boolean embeds,
            String model,
            List<Message> messages,
            Map<String, BigDecimal> parameters,
            @Nullable Stored prompt) {
        this.prompt = prompt;
        this.embeds = embeds;
        this.model = model;
        this.messages = List.copyOf(messages);
        this.parameters = new LinkedHashMap<>(parameters);
    }

    /**
     * @param messages none: the first words to a model, in the reader's language
     * @param parameters of the request, by the API's names, in the order in which they are written
     */
    public static CallSnippet chat(String model, List<Message> messages, Map<String, BigDecimal> parameters) {
        return new CallSnippet(false, model, messages.isEmpty() ? List.of(hello()) : messages, parameters, null);
    }

    /**
     * The first words to a stored prompt, with its own model.
     *
     * @param variables a text, a number or a truth value each, in the order in which they are written
     */
    public static CallSnippet prompt(String id, String label, Map<String, Object> variables) {
        return new CallSnippet(
                false, "", List.of(hello()), Map.of(), new Stored(id, label, new LinkedHashMap<>(variables)));
    }

    /** The first words to a model. */
    public static CallSnippet hello(String model) {
        return chat(model, List.of(), Map.of());
    }

    /** The same words, embedded. */
    public static CallSnippet embedding(String model) {
        return new CallSnippet(true, model, List.of(hello()), Map.of(), null);
    }

    /**
     * The first call.
     *
     * @param address of the API, see {@link #address}
     * @param model one that the key may call
     * @param secret a key that was just made; null: read from the environment variable {@value #VARIABLE}
     */
    public static List<Sample> of(String address, String model, @Nullable String secret) {
        return hello(model).samples(address, secret);
    }

    /**
     * One for each language.
     *
     * @param address of the API, see {@link #address}
     * @param secret null: read from the environment variable {@value #VARIABLE}
     */
    public List<Sample> samples(String address, @Nullable String secret) {
        return List.of(
                new Sample("curl", curl(address, secret)),
                new Sample("Python", python(address, secret)),
                new Sample("Node", node(address, secret)),
                new Sample("Java", java(address, secret)));
    }

    /**
     * Where the API is for the reader: the public address where one is set, else the one this page was asked at. To be
     * called within a request.
     */
    public static String address(@Nullable URI publicAddress) {
        if (publicAddress != null) {
            return publicAddress.toString().replaceFirst("/+$", "") + "/v1";
        }
        if (VaadinRequest.getCurrent() instanceof VaadinServletRequest request) {
            URI asked =
                    URI.create(request.getHttpServletRequest().getRequestURL().toString());
            return asked.getScheme() + "://" + asked.getAuthority()
                    + request.getHttpServletRequest().getContextPath() + "/v1";
        }
        return "/v1";
    }

    private String curl(String address, @Nullable String secret) {
        return """
                curl %s/%s \\
                  -H "Authorization: Bearer %s" \\
                  -H "Content-Type: application/json" \\
                  -d '%s'""".formatted(
                        address,
                        embeds ? "embeddings" : "chat/completions",
                        secret == null ? "$" + VARIABLE : secret,
                        body().replace("'", "'\\''"));
    }

    private String body() {
        String content = embeds ? "\"input\": " + quoted(words()) : "\"messages\": " + list("    ", "  ");
        if (isShort()) {
            return "{\"model\": " + quoted(model) + ", " + content + "}";
        }
        var body = new StringBuilder(
                        prompt == null
                                ? "{\n  \"model\": " + quoted(model)
                                : "{\n  \"prompt\": " + prompt.literal("true", "false"))
                .append(",\n  ")
                .append(content);
        parameters.forEach((name, value) ->
                body.append(",\n  \"").append(name).append("\": ").append(value.toPlainString()));
        return body.append("\n}").toString();
    }

    private String python(String address, @Nullable String secret) {
        var code = new StringBuilder(secret == null ? "import os\n" : "")
                .append("from openai import OpenAI  # pip install openai\n\n")
                .append("client = OpenAI(base_url=%s, api_key=%s)\n\n"
                        .formatted(
                                quoted(address), secret == null ? "os.environ[\"" + VARIABLE + "\"]" : quoted(secret)));
        if (embeds) {
            return code.append("answer = client.embeddings.create(model=%s, input=%s)\nprint(answer.data[0].embedding)"
                            .formatted(quoted(model), quoted(words())))
                    .toString();
        }
        code.append("answer = client.chat.completions.create(\n    model=%s,%s\n    messages=%s,\n"
                .formatted(quoted(model), own("  # "), list("        ", "    ")));
        if (prompt != null) {
            code.append("    extra_body={\"prompt\": %s},\n".formatted(prompt.literal("True", "False")));
        }
        parameters.forEach((name, value) -> code.append("    %s=%s,\n".formatted(name, value.toPlainString())));
        return code.append(")\nprint(answer.choices[0].message.content)").toString();
    }

    private String node(String address, @Nullable String secret) {
        var code = new StringBuilder("import OpenAI from \"openai\"; // npm install openai\n\n")
                .append("const client = new OpenAI({ baseURL: %s, apiKey: %s });\n\n"
                        .formatted(quoted(address), secret == null ? "process.env." + VARIABLE : quoted(secret)));
        if (embeds) {
            return code.append(
                            "const answer = await client.embeddings.create({ model: %s, input: %s });\nconsole.log(answer.data[0].embedding);"
                                    .formatted(quoted(model), quoted(words())))
                    .toString();
        }
        code.append("const answer = await client.chat.completions.create({\n  model: %s,%s\n  messages: %s,\n"
                .formatted(quoted(model), own(" // "), list("    ", "  ")));
        if (prompt != null) {
            code.append("  prompt: %s,\n".formatted(prompt.literal("true", "false")));
        }
        parameters.forEach((name, value) -> code.append("  %s: %s,\n".formatted(name, value.toPlainString())));
        return code.append("});\nconsole.log(answer.choices[0].message.content);")
                .toString();
    }

    private String java(String address, @Nullable String secret) {
        var code = new StringBuilder("""
                // com.openai:openai-java
                OpenAIClient client = OpenAIOkHttpClient.builder()
                        .baseUrl(%s)
                        .apiKey(%s)
                        .build();

                """.formatted(
                        quoted(address), secret == null ? "System.getenv(\"" + VARIABLE + "\")" : quoted(secret)));
        if (embeds) {
            return code.append("""
                            CreateEmbeddingResponse answer = client.embeddings().create(EmbeddingCreateParams.builder()
                                    .model(%s)
                                    .input(%s)
                                    .build());
                            System.out.println(answer.data().getFirst().embedding());""".formatted(quoted(model), quoted(words()))).toString();
        }
        code.append("ChatCompletion answer = client.chat().completions().create(ChatCompletionCreateParams.builder()\n")
                .append("        .model(%s)%s\n".formatted(quoted(model), own(" // ")));
        if (prompt != null) {
            code.append(
                    "        .putAdditionalBodyProperty(\"prompt\", JsonValue.from(%s))\n".formatted(prompt.java()));
        }
        messages.forEach(message -> code.append(
                "        .add%sMessage(%s)\n".formatted(camel('_' + message.role()), quoted(message.text()))));
        parameters.forEach(
                (name, value) -> code.append("        .%s(%s)\n".formatted(camel(name), value.toPlainString())));
        return code.append("        .build());\n")
                .append("System.out.println(answer.choices().getFirst().message().content().orElse(\"\"));")
                .toString();
    }

    /** The messages as they stand in JSON, Python and JavaScript alike. */
    private String list(String indent, String end) {
        List<String> all = messages.stream()
                .map(message ->
                        "{\"role\": " + quoted(message.role()) + ", \"content\": " + quoted(message.text()) + "}")
                .toList();
        return all.size() == 1
                ? "[" + all.getFirst() + "]"
                : all.stream().collect(Collectors.joining(",\n" + indent, "[\n" + indent, "\n" + end + "]"));
    }

    private boolean isShort() {
        return messages.size() == 1 && parameters.isEmpty() && prompt == null;
    }

    /** Says why the model's name is empty, which clients ask for. */
    private String own(String comment) {
        return prompt == null ? "" : comment + I18NProvider.translate("ui.snippet.own-model");
    }

    private String words() {
        return messages.getFirst().text();
    }

    private static Message hello() {
        return new Message("user", I18NProvider.translate("ui.snippet.hello"));
    }

    /** "top_p" as "topP". */
    private static String camel(String name) {
        var camel = new StringBuilder();
        boolean upper = false;
        for (char letter : name.toCharArray()) {
            if (letter == '_') {
                upper = true;
            } else {
                camel.append(upper ? Character.toUpperCase(letter) : letter);
                upper = false;
            }
        }
        return camel.toString();
    }

    /** A literal that means the same in all four languages: JSON's. */
    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }
}
