package io.lapilli.demo;

import io.lapilli.demo.DemoCustomers.Flow;
import io.lapilli.shared.TokenCounts;
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
    private static final double MILLIS_A_TOKEN = 17;
    private static final int BLOCK = 64;

    /** @param troubled whether the model's server is in trouble at the time */
    static DemoRequest of(Flow flow, Random random, boolean troubled) {
        double fate = random.nextDouble();
        if (fate < (troubled ? 0.3 : FAILED)) {
            return failed(random, troubled);
        }
        boolean streamed = !flow.embeds() && random.nextDouble() < STREAMED;
        boolean left = streamed && fate > 1 - LEFT;
        TokenCounts tokens = tokens(flow, random, left ? random.nextDouble() : 1);
        int first = (int) (140 + tokens.input() / 90 + around(120, 0.5, random) + 9 * tokens.reasoning());
        int duration = flow.embeds() ? 40 + first / 2 : (int) (first + MILLIS_A_TOKEN * tokens.completion());
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

    private static TokenCounts tokens(Flow flow, Random random, double delivered) {
        int most = flow.model().endsWith("128k") ? 120_000 : flow.model().endsWith("64k") ? 48_000 : 28_000;
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
