package io.lapilli.shared.web.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a record's components what its schema can't know: a component that is not {@link Nullable} is always
 * there, one that is can be null, unless the schema says that it has to be given.
 */
@SuppressWarnings("rawtypes")
class RecordFields implements ModelConverter {

    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Class<?> kind = Json31.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && kind.isRecord()) {
            Schema model = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels().get(schema.get$ref().substring(REFERENCE.length()));
            if (model != null && model.getProperties() != null) {
                complete(model, kind);
            }
        }
        return schema;
    }

    @SuppressWarnings("unchecked")
    private static void complete(Schema model, Class<?> kind) {
        Map<String, Schema> properties = model.getProperties();
        List<String> required = model.getRequired() == null ? List.of() : model.getRequired();
        for (RecordComponent component : kind.getRecordComponents()) {
            String name = name(component);
            Schema property = properties.get(name);
            if (property == null || required.contains(name)) {
                continue;
            }
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                properties.put(name, orNull(property));
            } else {
                model.addRequiredItem(name);
            }
        }
    }

    private static String name(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null
                ? PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName())
                : given.value();
    }

    @SuppressWarnings("unchecked")
    private static Schema orNull(Schema schema) {
        Set<String> types = schema.getTypes();
        if (types == null) {
            return new JsonSchema().anyOf(List.of(schema, new JsonSchema().types(Set.of("null"))));
        }
        var both = new LinkedHashSet<>(types);
        both.add("null");
        schema.setTypes(both);
        return schema;
    }
}
