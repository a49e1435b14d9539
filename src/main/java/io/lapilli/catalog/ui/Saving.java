package io.lapilli.catalog.ui;

import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.InvalidInputException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Saves what a form says, and lets the form mark the field that a broken rule names. */
final class Saving {

    private Saving() {}

    /** @param name the field that must not be taken */
    static <T> T blaming(Consumer<@Nullable String> blame, String name, Supplier<T> save) {
        try {
            blame.accept(null);
            return save.get();
        } catch (InvalidInputException invalid) {
            blame.accept(invalid.field());
            throw invalid;
        } catch (AlreadyExistsException taken) {
            blame.accept(name);
            throw taken;
        }
    }
}
