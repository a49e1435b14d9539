package io.lapilli.shared;

/**
 * Tokens of one request in disjoint buckets, each at least 0. {@code reasoning} is not inside {@code completion} here,
 * although it is on the wire.
 */
public record TokenCounts(
        long promptUncached,
        long promptCached,
        long promptCacheWrite,
        long completion,
        long reasoning,
        long embedding) {

    public static final TokenCounts NONE = new TokenCounts(0, 0, 0, 0, 0, 0);

    public TokenCounts {
        if ((promptUncached | promptCached | promptCacheWrite | completion | reasoning | embedding) < 0) {
            throw new IllegalArgumentException("token counts can't be negative");
        }
    }

    public static TokenCounts ofEmbedding(long tokens) {
        return new TokenCounts(0, 0, 0, 0, 0, tokens);
    }

    /** All that went in: the full prompt length, cached part included, or the embedding's input. */
    public long input() {
        return promptUncached + promptCached + promptCacheWrite + embedding;
    }

    /** All that came out, reasoning included. */
    public long output() {
        return completion + reasoning;
    }

    public boolean isEmpty() {
        return input() == 0 && output() == 0;
    }

    /** The quantity of a token meter; 0 for meters that don't count tokens. */
    public long of(Meter meter) {
        return switch (meter) {
            case PROMPT_UNCACHED -> promptUncached;
            case PROMPT_CACHED -> promptCached;
            case PROMPT_CACHE_WRITE -> promptCacheWrite;
            case COMPLETION -> completion;
            case REASONING -> reasoning;
            case EMBEDDING -> embedding;
            default -> 0;
        };
    }
}
