package io.lapilli.apikey;

import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.Names;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a new key.
 *
 * @param name 1 to 120 characters
 * @param expiresAt null: never
 * @param models names of the models it may call, at least one; null: every priced model of its organisation
 */
public record NewKey(
        String name, @Nullable Instant expiresAt, @Nullable Set<String> models) {

    static final int MODELS_LENGTH = 4000;

    public NewKey {
        name = Names.checked("name", name);
        models = models == null ? null : checked(models);
    }

    public static NewKey named(String name) {
        return new NewKey(name, null, null);
    }

    private static Set<String> checked(Set<String> models) {
        var names = new TreeSet<String>();
        for (String model : models) {
            names.add(Names.checked("models", model));
        }
        if (names.isEmpty()) {
            throw new InvalidInputException("models", "empty", "models must name at least one model");
        }
        if (String.join("\n", names).length() > MODELS_LENGTH) {
            throw new InvalidInputException("models", "too_long", "models names too many models");
        }
        return Set.copyOf(names);
    }
}
