package io.lapilli.gateway;

/** How long an upstream may be silent, in nanoseconds. */
record Patience(long wholeAnswer, long firstByte, long nextByte) {

    Patience(GatewaySettings settings) {
        this(
                settings.answerTimeout().toNanos(),
                settings.firstByteTimeout().toNanos(),
                settings.idleTimeout().toNanos());
    }

    long untilBegin(boolean streamed) {
        return streamed ? firstByte : wholeAnswer;
    }
}
