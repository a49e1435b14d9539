package io.lapilli.catalog;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a customer names in a request.
 *
 * @param name 1 to 100 letters, digits and {@code . _ : / -}, beginning with a letter or a digit; never changes
 * @param contextWindow tokens, prompt and answer together, at least 1
 * @param maxOutputTokens tokens an answer may have at most; null where unknown
 * @param deployments in the order of priority, then as given; empty: nothing serves it
 */
public record Model(
        String name,
        ModelKind kind,
        int contextWindow,
        @Nullable Integer maxOutputTokens,
        Instant createdAt,
        @Nullable Instant retiredAt,
        List<Deployment> deployments,
        int version) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}");
    private static final int MOST_TOKENS = 100_000_000;

    public Model {
        Checks.matches("id", name, NAME, "1 to 100 letters, digits, and . _ : / -, beginning with a letter or a digit");
        Checks.range("context_window", contextWindow, 1, MOST_TOKENS);
        if (maxOutputTokens != null) {
            Checks.range("max_output_tokens", maxOutputTokens, 1, MOST_TOKENS);
        }
        deployments = deployments.stream()
                .sorted(Comparator.comparingInt(Deployment::priority))
                .toList();
        var seen = new HashSet<>();
        for (Deployment deployment : deployments) {
            if (!seen.add(Map.entry(deployment.upstream(), deployment.upstreamModel()))) {
                throw Checks.invalid(
                        "deployments", "duplicate", "two deployments have the same upstream and upstream_model");
            }
        }
    }

    /** Whether {@code name} could be a model's. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
