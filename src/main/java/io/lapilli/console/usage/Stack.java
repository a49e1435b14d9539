package io.lapilli.console.usage;

import io.lapilli.usage.UsageDimension;
import java.util.Locale;

/** What the bars are stacked by and what can be filtered by. */
enum Stack {
    PROJECT(UsageDimension.PROJECT),
    KEY(UsageDimension.KEY),
    MODEL(UsageDimension.MODEL),
    PERSON(UsageDimension.USER);

    private final UsageDimension dimension;

    Stack(UsageDimension dimension) {
        this.dimension = dimension;
    }

    UsageDimension dimension() {
        return dimension;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
