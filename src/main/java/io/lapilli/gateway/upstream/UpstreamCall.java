package io.lapilli.gateway.upstream;

import io.lapilli.catalog.Upstream;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one upstream.
 *
 * @param path below the upstream's base URL, for example {@code /chat/completions}
 * @param model the upstream's name of the model; the body says the same
 * @param body the request's JSON, as it is to be sent
 * @param streamed whether server-sent events are asked for
 * @param rehearsal the client's header {@code x-lapilli-rehearsal}, by which the rehearsal is told to misbehave; never
 *     sent to another upstream
 */
public record UpstreamCall(
        Upstream upstream,
        String path,
        String model,
        UpstreamBody body,
        boolean streamed,
        @Nullable String rehearsal) {}
