package io.lapilli.catalog;

import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.LapilliSettings.UpstreamAtStart;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes what the settings ask for: the rehearsal, and the upstream {@value #NAME} with its models. */
@Component
@Order(CatalogAtStart.ORDER)
class CatalogAtStart implements ApplicationRunner {

    static final int ORDER = 100;
    static final String NAME = "default";

    private static final int CONTEXT_WINDOW = 32_768;
    private static final Logger log = LoggerFactory.getLogger(CatalogAtStart.class);

    private final Upstreams upstreams;
    private final Models models;
    private final Catalog catalog;
    private final ListedModels listed;
    private final LapilliSettings settings;
    private volatile boolean modelsMissing;

    CatalogAtStart(Upstreams upstreams, Models models, Catalog catalog, ListedModels listed, LapilliSettings settings) {
        this.upstreams = upstreams;
        this.models = models;
        this.catalog = catalog;
        this.listed = listed;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.rehearsalWanted()) {
            upstreams.rehearsal();
        }
        URI url = settings.upstream().url();
        if (url != null) {
            serve(upstream(url, settings.upstream()), url);
        }
    }

    /** An upstream that could not be asked for its models is asked again; it may start after the portal. */
    @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
    void askAgain() {
        URI url = settings.upstream().url();
        if (modelsMissing && url != null) {
            serve(upstream(url, settings.upstream()), url);
        }
    }

    private Upstream upstream(URI url, UpstreamAtStart wanted) {
        Optional<Upstream> there = upstreams.list().stream()
                .filter(upstream -> upstream.name().equals(NAME))
                .findFirst();
        if (there.isEmpty()) {
            return upstreams.create(new UpstreamDraft(
                    NAME, url.toString(), wanted.key(), Set.of(Upstream.CHAT, Upstream.EMBEDDINGS), true));
        }
        Upstream before = there.get();
        boolean same = BaseUrl.checked(url).equals(before.baseUrl())
                && before.allowPrivate()
                && Objects.equals(wanted.key(), catalog.credential(before.id()));
        return same
                ? before
                : upstreams.modify(
                        before.id(),
                        new UpstreamPatch(
                                null, url.toString(), Objects.requireNonNullElse(wanted.key(), ""), null, true));
    }

    private void serve(Upstream upstream, URI url) {
        try {
            List<String> names = settings.upstream().models();
            for (String name : names.isEmpty()
                    ? listed.of(BaseUrl.checked(url), settings.upstream().key())
                    : names) {
                serve(upstream, name);
            }
            modelsMissing = false;
        } catch (IOException unreachable) {
            modelsMissing = true;
            log.warn(
                    "The upstream of LAPILLI_UPSTREAM_URL does not list its models ({}); it is asked again, or name"
                            + " them in LAPILLI_UPSTREAM_MODELS",
                    unreachable.getMessage());
        }
    }

    private void serve(Upstream upstream, String name) {
        if (!Model.isName(name)) {
            log.warn(
                    "The upstream has a model whose name can't be one here, so it is left out: {}",
                    name.replaceAll("\\p{Cntrl}", "?"));
            return;
        }
        Model before = models.list().stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElse(null);
        var deployment = new DeploymentDraft(upstream.id(), name);
        if (before == null) {
            create(name, deployment);
        } else if (isServedByRehearsalOnly(before)) {
            models.modify(new ModelDraft(
                    name, before.kind(), before.contextWindow(), before.maxOutputTokens(), List.of(deployment)));
        }
    }

    private void create(String name, DeploymentDraft deployment) {
        try {
            models.create(new ModelDraft(name, ModelKind.ofName(name), CONTEXT_WINDOW, null, List.of(deployment)));
            log.info("Model {} is served by LAPILLI_UPSTREAM_URL; it can be called once it has prices", name);
        } catch (AlreadyExistsException anotherNodeDid) {
            log.debug("Model {} was made by another node", name);
        }
    }

    /** Or by nothing at all. A model that an operator has deployed elsewhere stays as it is. */
    private boolean isServedByRehearsalOnly(Model model) {
        return model.deployments().stream()
                .allMatch(deployment -> catalog.upstream(deployment.upstream()).kind() == UpstreamKind.REHEARSAL);
    }
}
