package io.lapilli.demo;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.usage.Endpoint;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A call that one of the demo's customers is about to make.
 *
 * @param tokens about what it comes to
 */
public record DemoCall(
        Instant at,
        OrganisationId organisation,
        ProjectId project,
        KeyId key,
        String model,
        Endpoint endpoint,
        boolean streamed,
        TokenCounts tokens) {

    private static final int LARGE = 12_000;
    private static final int PARTS = 3;
    private static final Duration BETWEEN = Duration.ofSeconds(70);

    static DemoCall of(Settled settled, UsageEvent event) {
        return new DemoCall(
                event.occurredAt(),
                event.organisation(),
                event.project(),
                event.key(),
                event.model(),
                event.endpoint(),
                settled.request().streamed(),
                event.tokens());
    }

    /** A large one goes in parts, one after the other: what flows by the minute is steadier so, and the sum the same. */
    public List<DemoCall> parts() {
        if (tokens.input() < LARGE) {
            return List.of(this);
        }
        return IntStream.range(0, PARTS)
                .mapToObj(part -> new DemoCall(
                        at.plus(BETWEEN.multipliedBy(part)),
                        organisation,
                        project,
                        key,
                        model,
                        endpoint,
                        streamed,
                        part()))
                .toList();
    }

    private TokenCounts part() {
        return new TokenCounts(
                tokens.promptUncached() / PARTS,
                tokens.promptCached() / PARTS,
                tokens.promptCacheWrite() / PARTS,
                tokens.completion() / PARTS,
                tokens.reasoning() / PARTS,
                tokens.embedding() / PARTS);
    }
}
