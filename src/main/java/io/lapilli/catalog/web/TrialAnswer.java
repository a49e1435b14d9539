package io.lapilli.catalog.web;

import io.lapilli.catalog.TrialResult;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a trial call came to.
 *
 * @param promptTokens as the upstream says; null when it says nothing or there was no answer
 * @param reason why there was no answer: {@code unreachable}, {@code timeout}, {@code broken}, {@code credential},
 *     {@code not_found}, {@code rate_limited}, {@code refused}, {@code failed}, {@code unreadable} or {@code no_api}
 * @param status what the upstream answered
 * @param message the upstream's own, without addresses and credentials
 */
@Schema(name = "Trial")
record TrialAnswer(
        String object,
        boolean ok,
        long durationMs,
        @Nullable Long promptTokens,
        @Nullable Long completionTokens,
        @Nullable String reason,
        @Nullable Integer status,
        @Nullable String message) {

    static TrialAnswer of(TrialResult result) {
        return switch (result) {
            case TrialResult.Answered(var took, long prompt, long output) ->
                new TrialAnswer(
                        "deployment.trial", true, took.toMillis(), known(prompt), known(output), null, null, null);
            case TrialResult.Failed(var took, var reason, var status, var message) ->
                new TrialAnswer(
                        "deployment.trial",
                        false,
                        took.toMillis(),
                        null,
                        null,
                        reason.name().toLowerCase(Locale.ROOT),
                        status,
                        message);
        };
    }

    private static @Nullable Long known(long tokens) {
        return tokens < 0 ? null : (Long) tokens;
    }
}
