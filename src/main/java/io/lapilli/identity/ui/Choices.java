package io.lapilli.identity.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Between constants and what stands in the URL. */
final class Choices {

    private Choices() {}

    static <E extends Enum<E>> Optional<E> constant(Class<E> kind, String text) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(one -> Words.wire(one).equals(text))
                .findFirst();
    }

    /** All of them, after "any". */
    static <E extends Enum<E>> List<Optional<E>> orAny(Class<E> kind) {
        return Stream.concat(
                        Stream.of(Optional.<E>empty()),
                        Arrays.stream(kind.getEnumConstants()).map(Optional::of))
                .toList();
    }
}
