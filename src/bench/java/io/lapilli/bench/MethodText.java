package io.lapilli.bench;

/** The part of the report that says how its figures came about. */
record MethodText(Settings settings, Results results) {

    @Override
    public String toString() {
        return """
                Mock upstream, load generator and every gateway run as processes of their own on one \
                machine, over the loopback. Mock and generator work on raw sockets with answers and \
                requests rendered beforehand. Every gateway is warmed up twice, for %d s and with %d waves \
                of streams; then each scenario runs over all of them in turn, in another order each \
                round. A non-streamed answer has about 1 KB.

                - *%s*: %d connections, each sending as soon as it is answered, for %d s.
                - *%s*: open loop for %d s over 64 connections; latency counts from the instant at \
                which a request was due.
                - *%s*: %d at once, each %d content chunks at %d a second with usage at the end, \
                their starts spread over one interval, waves a round: %d. Completion counts from the \
                instant at which a stream was due to start to its last byte; a chunk is lost when a \
                stream has another number of them than the mock sent, or no `[DONE]`.

                CPU is user and system time of the process and its children, from before the load \
                until two seconds after its last answer, so that work put off is counted. Only \
                Lapilli meters and charges; LiteLLM checks a key too; %s.
                """.formatted(
                        settings.warmUp().toSeconds(),
                        settings.warmUpWaves(),
                        Scenario.CLOSED.label,
                        Settings.CONNECTIONS,
                        settings.closed().toSeconds(),
                        Scenario.OPEN.label,
                        settings.open().toSeconds(),
                        Scenario.STREAMS.label,
                        Settings.STREAMS,
                        Settings.PACE.chunks(),
                        Settings.PACE.perSecond(),
                        settings.waves(),
                        charges());
    }

    private String charges() {
        return results.charged().isEmpty()
                ? "it was not measured to the end here"
                : "it charged %d requests of %d answered"
                        .formatted(results.charged().getAsLong(), results.chargeable());
    }
}
