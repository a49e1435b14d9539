package io.lapilli.catalog;

import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.Changes;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.UpstreamId;
import io.lapilli.shared.secret.Secrets;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Makes and changes upstreams: for the operator only. What is answered holds at once. */
@Service
public class Upstreams {

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,1000}");

    private final CatalogStore store;
    private final Secrets secrets;
    private final Changes changes;
    private final NewIds ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;

    Upstreams(
            CatalogStore store,
            Secrets secrets,
            Changes changes,
            NewIds ids,
            Clock clock,
            ApplicationEventPublisher events,
            TransactionOperations transactions) {
        this.store = store;
        this.secrets = secrets;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
        this.transactions = transactions;
    }

    /** All, the oldest first. */
    public List<Upstream> list() {
        return store.upstreams();
    }

    /** @throws NotFoundException when there is none of that id */
    public Upstream get(UpstreamId id) {
        return store.upstream(id).orElseThrow(() -> new NotFoundException("upstream", id.text()));
    }

    public Upstream create(UpstreamDraft draft) {
        return insert(
                draft.name(),
                UpstreamKind.OPENAI,
                BaseUrl.parse(draft.baseUrl()),
                draft.apiKey(),
                draft.apis(),
                draft.allowPrivate());
    }

    /** The built-in rehearsal, made when it is not there yet. */
    public Upstream rehearsal() {
        return find(UpstreamKind.REHEARSAL)
                .orElseGet(() -> changing(() -> find(UpstreamKind.REHEARSAL)
                        .orElseGet(() -> insert(
                                "rehearsal",
                                UpstreamKind.REHEARSAL,
                                null,
                                null,
                                Set.of(Upstream.CHAT, Upstream.EMBEDDINGS),
                                false))));
    }

    private Optional<Upstream> find(UpstreamKind kind) {
        return store.upstreams().stream()
                .filter(upstream -> upstream.kind() == kind)
                .findFirst();
    }

    public Upstream modify(UpstreamId id, UpstreamPatch patch) {
        return changing(() -> {
            Upstream before = get(id);
            Upstream after = new Upstream(
                    id,
                    patch.name() == null ? before.name() : patch.name(),
                    before.kind(),
                    patch.baseUrl() == null ? before.baseUrl() : BaseUrl.parse(patch.baseUrl()),
                    patch.apis() == null ? before.apis() : patch.apis(),
                    patch.allowPrivate() == null ? before.allowPrivate() : patch.allowPrivate(),
                    before.createdAt(),
                    before.version() + 1);
            refuseTaken(after.name(), id);
            store.update(after);
            if (patch.apiKey() != null) {
                store.credential(id, patch.apiKey().isEmpty() ? null : encrypted(patch.apiKey()));
            }
            events.publishEvent(new UpstreamModified(before, after, patch.apiKey() != null));
            return after;
        });
    }

    /** @throws UpstreamInUseException while a model is deployed on it */
    public void delete(UpstreamId id) {
        changing(() -> {
            Upstream upstream = get(id);
            List<String> models = store.modelsServedBy(id);
            if (!models.isEmpty()) {
                throw new UpstreamInUseException(upstream.name(), models);
            }
            store.delete(id);
            events.publishEvent(new UpstreamDeleted(upstream));
            return upstream;
        });
    }

    private Upstream insert(
            String name,
            UpstreamKind kind,
            @Nullable URI url,
            @Nullable String apiKey,
            Set<String> apis,
            boolean allowPrivate) {
        var upstream = new Upstream(
                new UpstreamId(ids.next()),
                name,
                kind,
                url,
                apis,
                allowPrivate,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                0);
        String credential = apiKey == null || apiKey.isEmpty() ? null : encrypted(apiKey);
        return changing(() -> {
            refuseTaken(name, upstream.id());
            store.insert(upstream, credential);
            events.publishEvent(new UpstreamCreated(upstream));
            return upstream;
        });
    }

    /** The mark comes first: its row is the lock that lets one change of the catalogue after the other through. */
    private Upstream changing(Supplier<Upstream> change) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            changes.mark(Catalog.TOPIC);
            return change.get();
        }));
    }

    private void refuseTaken(String name, UpstreamId own) {
        if (store.upstream(name).filter(other -> !other.id().equals(own)).isPresent()) {
            throw new AlreadyExistsException("upstream", "name", name);
        }
    }

    private String encrypted(String apiKey) {
        Checks.matches("api_key", apiKey, PRINTABLE, "1 to 1000 printable ASCII characters without spaces");
        return secrets.encrypt(CatalogLoader.LABEL, apiKey);
    }
}
