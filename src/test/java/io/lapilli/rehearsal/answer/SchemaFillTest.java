package io.lapilli.rehearsal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaFillTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TEXT = "The Mori 5 has a 6.7 inch display and weighs 189 g. Price: 1,999.00 CNY. "
            + "It is waterproof. Write to help@example.com before 2026-05-01. Order MM-4711 goes to Anna Berg.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"integer\"}},"
                        + "\"required\":[\"a\",\"b\"],\"additionalProperties\":false}",
                "{\"type\":\"array\",\"items\":{\"type\":\"string\"},\"minItems\":5,\"maxItems\":6,\"uniqueItems\":true}",
                "{\"type\":\"object\",\"properties\":{\"c\":{\"enum\":[\"red\",\"green\"]},\"k\":{\"const\":7}},\"required\":[\"c\",\"k\"]}",
                "{\"type\":\"integer\",\"minimum\":3,\"maximum\":9}",
                "{\"type\":\"number\",\"exclusiveMinimum\":0,\"exclusiveMaximum\":1}",
                "{\"type\":\"integer\",\"multipleOf\":10,\"minimum\":15}",
                "{\"type\":[\"string\",\"null\"],\"maxLength\":5}",
                "{\"type\":\"string\",\"minLength\":600}",
                "{\"type\":\"string\",\"format\":\"email\"}",
                "{\"type\":\"string\",\"format\":\"date\"}",
                "{\"type\":\"string\",\"format\":\"date-time\"}",
                "{\"type\":\"string\",\"format\":\"uuid\"}",
                "{\"type\":\"string\",\"format\":\"uri\"}",
                "{\"type\":\"string\",\"pattern\":\"^[A-Z]{2}-\\\\d{4}$\"}",
                "{\"anyOf\":[{\"type\":\"null\"},{\"type\":\"boolean\"}]}",
                "{\"oneOf\":[{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"number\"}},\"required\":[\"x\"]}]}",
                "{\"allOf\":[{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"number\"}},\"required\":[\"x\"]},"
                        + "{\"properties\":{\"y\":{\"type\":\"boolean\"}},\"required\":[\"y\"]}]}",
                "{\"$defs\":{\"step\":{\"type\":\"object\",\"properties\":{\"say\":{\"type\":\"string\"},"
                        + "\"next\":{\"anyOf\":[{\"$ref\":\"#/$defs/step\"},{\"type\":\"null\"}]}},\"required\":[\"say\",\"next\"],"
                        + "\"additionalProperties\":false}},\"$ref\":\"#/$defs/step\"}",
                "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"},\"children\":{\"type\":\"array\","
                        + "\"items\":{\"$ref\":\"#\"}}},\"required\":[\"name\",\"children\"]}",
                "{\"type\":\"object\",\"properties\":{\"facts\":{\"type\":\"array\",\"minItems\":2,\"items\":{\"type\":\"object\","
                        + "\"properties\":{\"text\":{\"type\":\"string\"},\"score\":{\"type\":\"number\",\"minimum\":0,\"maximum\":1}},"
                        + "\"required\":[\"text\",\"score\"]}}},\"required\":[\"facts\"]}",
                "{\"type\":\"object\",\"required\":[\"free\"]}",
                "{}"
            })
    void isValidAgainstTheSchema(String schema) {
        JsonNode filled = SchemaFill.fill(JSON.readTree(schema), "What do you know?", List.of(TEXT));

        var validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON);
        assertThat(validator.validate(
                        filled.toString(),
                        InputFormat.JSON,
                        with -> with.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as(filled.toString())
                .isEmpty();
    }

    @Test
    void takesItsValuesFromTheText() {
        JsonNode schema = JSON.readTree("""
                {"type": "object", "properties": {
                  "display_inches": {"type": "number"}, "weight": {"type": "integer", "description": "in grams"},
                  "price": {"type": "number"}, "waterproof": {"type": "boolean"}, "contact_email": {"type": "string"},
                  "order_id": {"type": "string"}, "customer_name": {"type": "string"},
                  "currency": {"type": "string", "enum": ["EUR", "CNY"]}}}
                """);

        JsonNode filled = SchemaFill.fill(schema, "Extract the facts", List.of(TEXT));

        assertThat(filled.toString()).isEqualTo(JSON.readTree("""
                {"display_inches": 6.7, "weight": 189, "price": 1999.00, "waterproof": true,
                 "contact_email": "help@example.com", "order_id": "MM-4711", "customer_name": "Mori",
                 "currency": "CNY"}
                """).toString().replace("1999.0", "1999.00"));
    }

    @Test
    void aPatternThatNeverEndsIsGivenUp() {
        JsonNode schema = JSON.readTree("{\"type\": \"string\", \"pattern\": \"(a+)+$\"}");
        assertThat(SchemaFill.fill(schema, "What?", List.of("a".repeat(4000) + "b"))
                        .isString())
                .isTrue();
    }
}
