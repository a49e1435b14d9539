package io.lapilli.prompt.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lapilli.catalog.Parameter;
import io.lapilli.prompt.PromptContent;
import io.lapilli.prompt.PromptMessage;
import io.lapilli.prompt.Variable;
import io.lapilli.prompt.VariableType;
import io.lapilli.shared.web.ApiException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a version says, as it is sent and shown. */
final class VersionBody {

    private VersionBody() {}

    enum Role {
        system,
        user,
        assistant;

        static Role of(PromptMessage.Role role) {
            return values()[role.ordinal()];
        }
    }

    enum Type {
        text,
        number,
        choice,
        yes_no;

        static Type of(VariableType type) {
            return values()[type.ordinal()];
        }
    }

    /** @param content a text in which {@code {{name}}} is the place of a variable */
    @Schema(name = "PromptMessage")
    record Message(
            @Schema(requiredMode = REQUIRED) @Nullable Role role,
            @Schema(requiredMode = REQUIRED) @Nullable String content) {

        static Message of(PromptMessage message) {
            return new Message(Role.of(message.role()), message.text());
        }

        PromptMessage message() {
            return new PromptMessage(
                    PromptMessage.Role.values()[
                            ApiException.required("role", role).ordinal()],
                    ApiException.required("content", content));
        }
    }

    /** What is left out is the model's own. */
    @Schema(name = "PromptParameters")
    record Parameters(
            @Nullable BigDecimal temperature,
            @Nullable BigDecimal topP,
            @Nullable BigDecimal maxTokens,
            @Nullable BigDecimal presencePenalty,
            @Nullable BigDecimal frequencyPenalty,
            @Nullable BigDecimal seed) {

        static final Parameters NONE = new Parameters(null, null, null, null, null, null);

        static Parameters of(Map<Parameter, BigDecimal> given) {
            return new Parameters(
                    given.get(Parameter.TEMPERATURE),
                    given.get(Parameter.TOP_P),
                    given.get(Parameter.MAX_TOKENS),
                    given.get(Parameter.PRESENCE_PENALTY),
                    given.get(Parameter.FREQUENCY_PENALTY),
                    given.get(Parameter.SEED));
        }

        Map<Parameter, BigDecimal> given() {
            var given = new EnumMap<Parameter, BigDecimal>(Parameter.class);
            put(given, Parameter.TEMPERATURE, temperature);
            put(given, Parameter.TOP_P, topP);
            put(given, Parameter.MAX_TOKENS, maxTokens);
            put(given, Parameter.PRESENCE_PENALTY, presencePenalty);
            put(given, Parameter.FREQUENCY_PENALTY, frequencyPenalty);
            put(given, Parameter.SEED, seed);
            return given;
        }

        private static void put(Map<Parameter, BigDecimal> given, Parameter parameter, @Nullable BigDecimal value) {
            if (value != null) {
                given.put(parameter, value);
            }
        }
    }

    /**
     * @param type {@code text} unless said
     * @param options of a choice: 2 to 50 texts; of a yes or no: what it says for yes and for no
     * @param defaultValue what is used where nothing is given; without one, the variable has to be given
     */
    @Schema(name = "PromptVariable")
    record VariableItem(
            @Schema(requiredMode = REQUIRED) @Nullable String name,
            @Nullable Type type,
            @Nullable List<@Nullable String> options,
            @JsonProperty("default") @Nullable String defaultValue) {

        static VariableItem of(Variable variable) {
            return new VariableItem(
                    variable.name(), Type.of(variable.type()), List.copyOf(variable.options()), variable.fallback());
        }

        Variable variable() {
            var texts = new ArrayList<String>();
            if (options != null) {
                options.forEach(option -> texts.add(ApiException.required("options", option)));
            }
            return new Variable(
                    ApiException.required("name", name),
                    type == null ? VariableType.TEXT : VariableType.values()[type.ordinal()],
                    texts,
                    defaultValue);
        }
    }

    static PromptContent content(
            @Nullable List<@Nullable Message> messages,
            @Nullable String model,
            @Nullable Parameters parameters,
            @Nullable List<@Nullable VariableItem> variables) {
        var all = new ArrayList<PromptMessage>();
        ApiException.required("messages", messages)
                .forEach(message ->
                        all.add(ApiException.required("messages", message).message()));
        var described = new ArrayList<Variable>();
        if (variables != null) {
            variables.forEach(variable ->
                    described.add(ApiException.required("variables", variable).variable()));
        }
        return new PromptContent(
                all,
                ApiException.required("model", model),
                (parameters == null ? Parameters.NONE : parameters).given(),
                described);
    }
}
