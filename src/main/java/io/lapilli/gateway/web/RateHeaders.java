package io.lapilli.gateway.web;

import io.lapilli.limit.RateState;
import jakarta.servlet.http.HttpServletResponse;

/** What is left to a caller, as OpenAI's API writes it. */
final class RateHeaders {

    private static final String LIMIT_REQUESTS = "x-ratelimit-limit-requests";
    private static final Text UNLIMITED = Text.of(RateState.UNLIMITED);

    private RateHeaders() {}

    private record Text(
            String limitRequests,
            String remainingRequests,
            String resetRequests,
            String limitTokens,
            String remainingTokens,
            String resetTokens) {

        static Text of(RateState state) {
            return new Text(
                    Long.toString(state.requestsLimit()),
                    Long.toString(state.requestsRemaining()),
                    RateState.text(state.requestsReset()),
                    Long.toString(state.tokensLimit()),
                    Long.toString(state.tokensRemaining()),
                    RateState.text(state.tokensReset()));
        }
    }

    static boolean areSet(HttpServletResponse response) {
        return response.containsHeader(LIMIT_REQUESTS);
    }

    static void set(HttpServletResponse response, RateState state) {
        Text text = state == RateState.UNLIMITED ? UNLIMITED : Text.of(state);
        response.setHeader(LIMIT_REQUESTS, text.limitRequests());
        response.setHeader("x-ratelimit-remaining-requests", text.remainingRequests());
        response.setHeader("x-ratelimit-reset-requests", text.resetRequests());
        response.setHeader("x-ratelimit-limit-tokens", text.limitTokens());
        response.setHeader("x-ratelimit-remaining-tokens", text.remainingTokens());
        response.setHeader("x-ratelimit-reset-tokens", text.resetTokens());
    }
}
