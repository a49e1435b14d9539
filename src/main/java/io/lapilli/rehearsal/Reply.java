package io.lapilli.rehearsal;

import io.lapilli.gateway.upstream.UpstreamFailure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen with a call, decided before anything is waited for.
 *
 * @param headersDue nanoseconds after the beginning at which the status is there
 * @param failure why there is no answer at all; null where there is one
 */
record Reply(
        int status,
        Map<String, String> headers,
        long headersDue,
        List<Step> steps,
        UpstreamFailure.@Nullable Reason failure) {}
