package io.lapilli.metering;

/** What a frame of the journal says. */
sealed interface Entry {

    /** @param carried whether it was only copied into a later segment, because the request still runs */
    record Begin(Reserved request, boolean carried) implements Entry {}

    record End(io.lapilli.usage.Settled request) implements Entry {}
}
