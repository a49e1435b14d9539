package io.lapilli.catalog.web;

import io.lapilli.catalog.AbortPolicy;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.DeploymentDraft;
import io.lapilli.catalog.DeploymentTerms;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.ModelDraft;
import io.lapilli.catalog.ModelKind;
import io.lapilli.catalog.Upstream;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.web.ApiException;
import io.lapilli.shared.web.WindowBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a model is made of or changed to; absent parts stay as they are, or as is usual for a new one.
 *
 * @param kind {@code chat}, {@code embedding} or {@code any}: every endpoint of its upstreams, unless given
 * @param contextWindow {@value #CONTEXT_WINDOW} unless given
 * @param deployments all of them; those there before and not here are gone
 * @param retired whether callers no longer find it; only when it is changed
 */
@Schema(name = "ModelBody")
record ModelBody(
        @Nullable String id,
        @Nullable String kind,
        @Nullable Integer contextWindow,
        @Nullable Integer maxOutputTokens,
        @Nullable List<@Nullable DeploymentBody> deployments,
        @Nullable Boolean retired) {

    static final int CONTEXT_WINDOW = 32_768;

    /**
     * @param upstream its name or its id
     * @param concurrency calls at the same time, from each node; 0: as many as it carries; as it is unless given
     * @param hours in which it is asked; as they are unless given; with {@code concurrency} given and without hours: always
     * @param drained as it is unless given; not for a new one
     */
    @Schema(name = "DeploymentBody")
    record DeploymentBody(
            @Nullable String upstream,
            @Nullable String upstreamModel,
            @Nullable Integer weight,
            @Nullable Integer priority,
            @Nullable String capField,
            @Nullable String abortPolicy,
            @Nullable Integer concurrency,
            @Nullable WindowBody hours,
            @Nullable Boolean drained) {

        @Nullable
        DeploymentTerms terms() {
            return concurrency == null && hours == null
                    ? null
                    : new DeploymentTerms(
                            concurrency == null || concurrency == 0 ? null : concurrency,
                            hours == null ? null : hours.window());
        }
    }

    ModelDraft draft(Function<String, Upstream> upstreams) {
        List<DeploymentDraft> wanted = deployments == null ? List.of() : drafts(deployments, upstreams);
        return new ModelDraft(
                ApiException.required("id", id),
                kind == null ? ModelKind.ANY : kind(kind),
                contextWindow == null ? CONTEXT_WINDOW : contextWindow,
                maxOutputTokens,
                wanted);
    }

    ModelDraft change(Model before, Function<String, Upstream> upstreams) {
        if (id != null && !id.equals(before.name())) {
            throw new InvalidInputException("id", "not_changeable", "the id of a model never changes");
        }
        return new ModelDraft(
                before.name(),
                kind == null ? before.kind() : kind(kind),
                contextWindow == null ? before.contextWindow() : contextWindow,
                maxOutputTokens == null ? before.maxOutputTokens() : maxOutputTokens,
                deployments == null ? same(before) : drafts(deployments, upstreams));
    }

    private static List<DeploymentDraft> drafts(
            List<@Nullable DeploymentBody> bodies, Function<String, Upstream> upstreams) {
        return bodies.stream()
                .map(body -> ApiException.required("deployments", body))
                .map(body -> new DeploymentDraft(
                        upstreams
                                .apply(ApiException.required("deployments.upstream", body.upstream()))
                                .id(),
                        ApiException.required("deployments.upstream_model", body.upstreamModel()),
                        Objects.requireNonNullElse(body.weight(), 1),
                        Objects.requireNonNullElse(body.priority(), 1),
                        Objects.requireNonNullElse(body.capField(), Deployment.MAX_TOKENS),
                        body.abortPolicy() == null ? AbortPolicy.CANCEL : abortPolicy(body.abortPolicy()),
                        body.terms(),
                        body.drained()))
                .toList();
    }

    private static List<DeploymentDraft> same(Model before) {
        return before.deployments().stream().map(DeploymentDraft::of).toList();
    }

    private static ModelKind kind(String text) {
        return one("kind", text, ModelKind.values());
    }

    private static AbortPolicy abortPolicy(String text) {
        return one("deployments.abort_policy", text, AbortPolicy.values());
    }

    private static <E extends Enum<E>> E one(String field, String text, E[] values) {
        for (E value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
                return value;
            }
        }
        throw new InvalidInputException(field, "unknown", field + " has no such value");
    }
}
