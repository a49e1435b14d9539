package io.lapilli.sandbox;

import io.lapilli.catalog.Parameter;
import io.lapilli.playground.Column;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.Names;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** What a live session tries side by side: one to four variants. */
@Service
public class Variants {

    private final VariantStore store;
    private final DocumentStore documents;
    private final LiveSessionStore sessions;
    private final Prices prices;
    private final Rooms rooms;
    private final TransactionOperations transactions;
    private final NewIds ids;
    private final Clock clock;

    Variants(
            VariantStore store,
            DocumentStore documents,
            LiveSessionStore sessions,
            Prices prices,
            Rooms rooms,
            TransactionOperations transactions,
            NewIds ids,
            Clock clock) {
        this.store = store;
        this.documents = documents;
        this.sessions = sessions;
        this.prices = prices;
        this.rooms = rooms;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** One more, a copy of another one as it stands now, which gets a text of its own. */
    public void copy(Participant by, UUID original) {
        by.requireEditor();
        transactions.executeWithoutResult(_ -> {
            // lets one after the other through
            sessions.touch(by.session(), now());
            List<Variant> all = store.of(by.session());
            if (all.size() >= Variant.MOST) {
                throw new InvalidInputException(
                        "variant", "too_many", "a session has at most " + Variant.MOST + " variants");
            }
            Variant from = one(all, original);
            Document text = documents.find(by.session(), from.document()).orElseThrow();
            var copy = new Document(ids.next(), DocumentKind.PROMPT, 0, text.text());
            documents.insert(by.session(), copy);
            store.insert(
                    by.session(),
                    new Variant(ids.next(), freeLetter(all), "", copy.id(), from.column(), by.id(), now()));
        });
        rooms.changed(by.session());
    }

    private static int freeLetter(List<Variant> all) {
        return IntStream.range(0, Variant.MOST)
                .filter(letter -> all.stream().noneMatch(one -> one.letter() == letter))
                .findFirst()
                .orElseThrow();
    }

    /** @param parameters by their names on the wire; what is left out is the model's own */
    public void change(Participant by, UUID variant, String label, String model, JsonNode parameters) {
        by.requireEditor();
        Map<Parameter, BigDecimal> given = VariantStore.parameters(parameters);
        String called = label.isBlank() ? "" : Names.checked("label", label);
        transactions.executeWithoutResult(_ -> {
            sessions.touch(by.session(), now());
            Variant before = one(store.of(by.session()), variant);
            if (!model.equals(before.column().model())) {
                requireOffered(by.session(), model);
            }
            store.update(
                    by.session(),
                    new Variant(
                            before.id(),
                            before.letter(),
                            called,
                            before.document(),
                            new Column(model, given),
                            before.madeBy(),
                            before.madeAt()));
        });
        rooms.changed(by.session());
    }

    private void requireOffered(LiveSessionId id, String model) {
        LiveSession session = sessions.find(id).orElseThrow(() -> new NotFoundException("live session", id.text()));
        if (!prices.models(session).contains(model)) {
            throw new NotFoundException("model", model);
        }
    }

    /** Its text and its runs stay in the timeline. One is always left. */
    public void drop(Participant by, UUID variant) {
        by.requireEditor();
        transactions.executeWithoutResult(_ -> {
            sessions.touch(by.session(), now());
            List<Variant> all = store.of(by.session());
            one(all, variant);
            if (all.size() == 1) {
                throw new InvalidInputException("variant", "last_variant", "a session keeps one variant");
            }
            store.drop(by.session(), variant, now());
        });
        rooms.changed(by.session());
    }

    private static Variant one(List<Variant> all, UUID id) {
        return all.stream()
                .filter(variant -> variant.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("variant", id.toString()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
