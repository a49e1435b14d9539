package io.lapilli.playground;

import io.lapilli.catalog.Parameter;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A model and how it is steered: what one column of the screen asks.
 *
 * @param model what stands in the request, whether or not there is such a model
 * @param parameters those that are given, in their order; every other is the model's own
 */
public record Column(String model, Map<Parameter, BigDecimal> parameters) {

    public Column {
        var copy = new EnumMap<Parameter, BigDecimal>(Parameter.class);
        parameters.forEach((parameter, value) -> {
            if (!parameter.allows(value)) {
                throw new IllegalArgumentException(parameter.wire() + " can't be " + value);
            }
            copy.put(parameter, value);
        });
        parameters = Collections.unmodifiableMap(copy);
    }

    public static Column of(String model) {
        return new Column(model, Map.of());
    }

    public Column model(String other) {
        return new Column(other, parameters);
    }
}
