package io.lapilli.usage;

import java.util.Locale;
import java.util.OptionalDouble;

/** What is measured of how fast a streamed answer came. */
enum SpeedMeasure {
    /** Milliseconds from admission to the first content. */
    FIRST_TOKEN {
        @Override
        OptionalDouble of(Settled settled) {
            RequestRecord request = settled.request();
            return request.status() == ANSWERED && request.firstTokenMillis() != null && settled.event() != null
                    ? OptionalDouble.of(request.firstTokenMillis())
                    : OptionalDouble.empty();
        }
    },
    /** Tokens a second from the first content on. */
    PACE {
        @Override
        OptionalDouble of(Settled settled) {
            return settled.request().status() == ANSWERED ? settled.tokensPerSecond() : OptionalDouble.empty();
        }
    };

    private static final int ANSWERED = 200;

    /** Empty where there is nothing to measure: a failure, an answer in one piece, one that broke off. */
    abstract OptionalDouble of(Settled settled);

    /** The name in tables. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SpeedMeasure of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
