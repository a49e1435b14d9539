package io.lapilli.demo;

import io.lapilli.shared.TokenCounts;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One invented request: what it was like and what became of it.
 *
 * @param tokens none where it failed
 * @param estimated whether the client went away, so that the count is an estimate
 */
record DemoRequest(
        TokenCounts tokens,
        boolean estimated,
        boolean streamed,
        int status,
        @Nullable String code,
        int attempts,
        @Nullable Integer firstTokenMillis,
        int durationMillis) {

    private static final double STREAMED = 0.7;
    private static final double LEFT = 0.006;
    private static final double FAILED = 0.007;
    private static final double TROUBLED = 0.45;
    private static final double MISTAKEN = 0.94;
    private static final double MILLIS_A_TOKEN = 17;
    private static final int BLOCK = 64;

    /** What leaves room for an answer; what is not named takes 32k. */
    private static final Map<String, Integer> MOST_PROMPT =
            Map.of("doubao-max-200k", 190_000, "doubao-pro-128k", 120_000, "doubao-thinking-64k", 48_000);

    /** @param troubled whether the model's server is in trouble at the time */
    static DemoRequest of(Flow flow, Random random, boolean troubled) {
        double fate = random.nextDouble();
        if (flow.bad() && fate < MISTAKEN) {
            return mistaken(random);
        }
        if (fate < (troubled ? TROUBLED : FAILED)) {
            return failed(random, troubled);
        }
        boolean streamed = !flow.embeds() && random.nextDouble() < STREAMED;
        boolean left = streamed && fate > 1 - LEFT;
        TokenCounts tokens = tokens(flow, random, left ? random.nextDouble() : 1);
        int first = (int) (140 + tokens.input() / 90 + around(120, 0.5, random));
        int duration = flow.embeds() ? 40 + first / 2 : (int) (first + MILLIS_A_TOKEN * tokens.output());
        return new DemoRequest(
                tokens, left, streamed, left ? 499 : 200, null, 1, streamed ? (Integer) first : null, duration);
    }

    private static DemoRequest failed(Random random, boolean troubled) {
        boolean slow = random.nextInt(3) == 0;
        int duration = slow ? 30_000 + random.nextInt(400) : 20 + random.nextInt(300);
        String code = slow ? "upstream_timeout" : troubled ? "upstream_unavailable" : "upstream_error";
        int status = slow ? 504 : troubled ? 503 : 502;
        return new DemoRequest(TokenCounts.NONE, false, false, status, code, slow ? 1 : 2, null, duration);
    }

    /** Prompts that are too long for the model, sent again and again. */
    private static DemoRequest mistaken(Random random) {
        return new DemoRequest(
                TokenCounts.NONE, false, false, 400, "context_length_exceeded", 1, null, 12 + random.nextInt(40));
    }

    private static TokenCounts tokens(Flow flow, Random random, double delivered) {
        int most = MOST_PROMPT.getOrDefault(flow.model(), 28_000);
        int prompt = Math.min(around(flow.prompt(), 0.45, random), flow.embeds() ? 8_000 : most);
        if (flow.embeds()) {
            return TokenCounts.ofEmbedding(prompt);
        }
        double share = Math.min(0.95, flow.cached() * (0.7 + 0.6 * random.nextDouble()));
        long cached = random.nextDouble() < 0.12 ? 0 : (long) (prompt * share) / BLOCK * BLOCK;
        int completion = Math.max(1, (int) (delivered * Math.min(4_000, around(flow.completion(), 0.6, random))));
        int reasoning = flow.reasoning() == 0 ? 0 : around(flow.reasoning(), 0.5, random);
        return new TokenCounts(prompt - cached, cached, 0, completion, reasoning, 0);
    }

    /** Log-normal around the usual value: mostly close to it, now and then much more. */
    private static int around(double usual, double spread, Random random) {
        return (int) Math.max(1, usual * Math.exp(spread * random.nextGaussian() - spread * spread / 2));
    }
}
