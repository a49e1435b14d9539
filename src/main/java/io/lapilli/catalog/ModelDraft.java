package io.lapilli.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes a model, or what it becomes as a whole; {@link Model} states the rules. */
public record ModelDraft(
        String name,
        ModelKind kind,
        int contextWindow,
        @Nullable Integer maxOutputTokens,
        List<DeploymentDraft> deployments) {

    public ModelDraft {
        deployments = List.copyOf(deployments);
    }
}
