package io.lapilli.prompt;

import io.lapilli.catalog.Parameter;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A version's content as it stands in its row. */
final class ContentJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ContentJson() {}

    private record Row(
            List<MessageRow> messages, String model, Map<String, BigDecimal> parameters, List<VariableRow> variables) {}

    private record MessageRow(String role, String text) {}

    private record VariableRow(
            String name,
            String type,
            List<String> options,
            @Nullable String fallback) {}

    static String write(PromptContent content) {
        var parameters = new LinkedHashMap<String, BigDecimal>();
        content.parameters().forEach((parameter, value) -> parameters.put(parameter.wire(), value));
        return JSON.writeValueAsString(new Row(
                content.messages().stream()
                        .map(message -> new MessageRow(message.role().wire(), message.text()))
                        .toList(),
                content.model(),
                parameters,
                content.variables().stream()
                        .map(variable -> new VariableRow(
                                variable.name(), variable.type().wire(), variable.options(), variable.fallback()))
                        .toList()));
    }

    static PromptContent read(String json) {
        Row row = JSON.readValue(json, Row.class);
        var parameters = new EnumMap<Parameter, BigDecimal>(Parameter.class);
        row.parameters().forEach((name, value) -> parameters.put(Parameter.valueOf(upper(name)), value));
        return new PromptContent(
                row.messages().stream()
                        .map(message ->
                                new PromptMessage(PromptMessage.Role.valueOf(upper(message.role())), message.text()))
                        .toList(),
                row.model(),
                parameters,
                row.variables().stream()
                        .map(variable -> new Variable(
                                variable.name(),
                                VariableType.valueOf(upper(variable.type())),
                                variable.options(),
                                variable.fallback()))
                        .toList());
    }

    private static String upper(String wire) {
        return wire.toUpperCase(Locale.ROOT);
    }
}
