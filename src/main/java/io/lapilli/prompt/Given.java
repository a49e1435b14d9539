package io.lapilli.prompt;

/** What a caller gives for a variable. One that is given as nothing is not given. */
public sealed interface Given {

    record Text(String text) implements Given {}

    /** @param literal as JSON writes numbers */
    record Number(String literal) implements Given {}

    record Truth(boolean yes) implements Given {}

    /** A list or an object, which no variable can hold. */
    record Other() implements Given {}
}
