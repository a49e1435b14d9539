package io.lapilli.sandbox;

import io.lapilli.apikey.KeyKind;
import io.lapilli.apikey.VerifiedKey;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.playground.Playground;
import io.lapilli.playground.Run;
import io.lapilli.playground.Turn;
import io.lapilli.sandbox.LiveRun.Result;
import io.lapilli.sandbox.LiveRun.State;
import io.lapilli.sandbox.text.Ascii;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Asks the variants of a live session what its input says, in the operator's project and under the session's own key. A
 * run belongs to the session, not to a screen: it goes on when its screens are gone, and is kept with the exact texts.
 */
@Service
public class Runs {

    private static final Logger log = LoggerFactory.getLogger(Runs.class);

    private final LiveRunStore store;
    private final LiveSessionStore sessions;
    private final VariantStore variants;
    private final DocumentStore documents;
    private final Rooms rooms;
    private final Prices prices;
    private final Playground playground;
    private final OrganisationDirectory organisations;
    private final TransactionOperations transactions;
    private final NewIds ids;
    private final Clock clock;
    private final Map<UUID, Going> going = new ConcurrentHashMap<>();

    Runs(
            LiveRunStore store,
            LiveSessionStore sessions,
            VariantStore variants,
            DocumentStore documents,
            Rooms rooms,
            Prices prices,
            Playground playground,
            OrganisationDirectory organisations,
            TransactionOperations transactions,
            NewIds ids,
            Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.variants = variants;
        this.documents = documents;
        this.rooms = rooms;
        this.prices = prices;
        this.playground = playground;
        this.organisations = organisations;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Runs every variant, or one, on the input as it stands. What still runs of them is stopped: its upstream is
     * cancelled.
     *
     * @param variant null: all
     * @throws InvalidInputException when there is nothing to ask, or the session is over
     */
    public void start(Participant by, @Nullable UUID variant) {
        by.requireEditor();
        LiveSession session = session(by);
        if (!session.stage().runs()) {
            throw new InvalidInputException("stage", "session_over", "the session is over");
        }
        List<Document> texts = documents.all(session.id());
        String input = Ascii.wellFormed(text(texts, DocumentKind.INPUT));
        if (input.isBlank()) {
            throw new InvalidInputException("input", "nothing_to_ask", "there is nothing to ask");
        }
        Map<String, String> variables =
                Map.of("brand", session.brand(), "knowledge", text(texts, DocumentKind.KNOWLEDGE), "input", input);
        List<Variant> chosen = variants.of(session.id()).stream()
                .filter(one -> variant == null || one.id().equals(variant))
                .toList();
        if (chosen.isEmpty()) {
            throw new NotFoundException("variant", String.valueOf(variant));
        }
        List<LiveRun> made = chosen.stream()
                .map(one -> made(by, one, document(texts, one.document()), input, variables))
                .toList();
        chosen.forEach(one -> stopHere(one.id()));
        transactions.executeWithoutResult(_ -> {
            chosen.forEach(one -> store.stop(session.id(), one.id()));
            made.forEach(run -> store.insert(session.id(), run));
            sessions.touch(session.id(), now());
        });
        for (int i = 0; i < made.size(); i++) {
            begin(session, made.get(i), chosen.get(i));
        }
        rooms.changed(session.id());
    }

    private LiveRun made(
            Participant by, Variant variant, Document prompt, String input, Map<String, String> variables) {
        return new LiveRun(
                ids.next(),
                variant.id(),
                by.id(),
                now(),
                now(),
                variant.column().model(),
                VariantStore.parameters(variant.column()),
                prompt.version(),
                PromptText.render(prompt.text(), variables),
                input,
                "",
                State.RUNNING,
                null);
    }

    private void begin(LiveSession session, LiveRun run, Variant variant) {
        var conversation = new ArrayList<Turn>();
        if (!run.prompt().isBlank()) {
            conversation.add(new Turn(Turn.Role.SYSTEM, run.prompt()));
        }
        conversation.add(new Turn(Turn.Role.USER, run.input()));
        var one = new Going(session.id(), run.id(), variant.id(), rooms.begin(run.id()));
        going.put(run.id(), one);
        var key = new VerifiedKey(
                session.key(), KeyKind.PROJECT, organisations.operator().id(), session.project(), null, null, null);
        one.follow(playground.start(
                key,
                session.project(),
                prices.priced(session.customer()),
                variant.column(),
                conversation,
                one::changed));
    }

    /** Ends what runs. @param variant null: of all */
    public void stop(Participant by, @Nullable UUID variant) {
        by.requireEditor();
        going.values().stream()
                .filter(one -> one.session.equals(by.session()) && (variant == null || one.variant.equals(variant)))
                .forEach(Going::stop);
        transactions.executeWithoutResult(_ -> {
            store.stop(by.session(), variant);
            sessions.touch(by.session(), now());
        });
        rooms.changed(by.session());
    }

    /**
     * Says of an answer whether it is good; once for each participant and run, the last word counts.
     *
     * @param reason up to 400 characters, may be empty
     */
    public void judge(Participant by, UUID run, boolean good, String reason) {
        by.requireEditor();
        String said = Ascii.wellFormed(reason.strip());
        if (said.length() > 400) {
            throw new InvalidInputException("reason", "too_long", "reason must have at most 400 characters");
        }
        if (!store.over(by.session(), run)) {
            throw new NotFoundException("run", run.toString());
        }
        transactions.executeWithoutResult(_ -> {
            store.judge(new Verdict(run, by.id(), good, said, now()));
            sessions.touch(by.session(), now());
        });
        rooms.changed(by.session());
    }

    private void stopHere(UUID variant) {
        going.values().stream().filter(one -> one.variant.equals(variant)).forEach(Going::stop);
    }

    /** Keeps what there is of the answers, so that a crash leaves it, and learns what others stopped. */
    @Scheduled(fixedDelay = 1_000)
    void keep() {
        for (Going one : going.values()) {
            try {
                if (!one.over && !store.keep(one.run, one.text.toString(), clock.instant())) {
                    one.stop();
                }
            } catch (DataAccessException away) {
                log.warn("A run of a live session could not be kept; it is tried again", away);
            }
        }
    }

    private LiveSession session(Participant by) {
        return sessions.find(by.session())
                .orElseThrow(
                        () -> new NotFoundException("live session", by.session().text()));
    }

    private static String text(List<Document> texts, DocumentKind kind) {
        return texts.stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .map(Document::text)
                .orElse("");
    }

    private static Document document(List<Document> texts, UUID id) {
        return texts.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A run that goes on at this node. */
    private final class Going {

        private final LiveSessionId session;
        private final UUID run;
        private final UUID variant;
        private final RunText text;
        private @Nullable Run call;
        private volatile boolean over;
        private @Nullable Integer firstToken;

        Going(LiveSessionId session, UUID run, UUID variant, RunText text) {
            this.session = session;
            this.run = run;
            this.variant = variant;
            this.text = text;
        }

        synchronized void follow(Run begun) {
            call = begun;
            changed();
        }

        synchronized void stop() {
            if (call != null) {
                call.stop();
            }
        }

        /** On the thread that calls. */
        synchronized void changed() {
            if (call == null || over) {
                return;
            }
            Run.Progress progress = call.take();
            if (progress.firstToken() != null) {
                firstToken = (int) progress.firstToken().toMillis();
            }
            if (!progress.text().isEmpty()) {
                text.append(progress.text());
                rooms.grew(session);
            }
            if (progress.ended() != null) {
                over = true;
                end(progress.ended());
            }
        }

        private void end(Run.Ended ended) {
            going.remove(run);
            try {
                transactions.executeWithoutResult(_ -> {
                    store.end(run, text.toString(), state(ended), result(ended));
                    sessions.touch(session, now());
                });
            } catch (DataAccessException away) {
                // the room marks it as lost when nobody speaks for it any more
                log.error("The end of run {} of a live session could not be kept", run, away);
            }
            rooms.changed(session);
            rooms.ended(run);
        }

        private State state(Run.Ended ended) {
            if (ended.problem() != null) {
                return State.FAILED;
            }
            return ended.stopped() ? State.STOPPED : State.DONE;
        }

        private Result result(Run.Ended ended) {
            Settled settled = ended.settled();
            UsageEvent event = settled == null ? null : settled.event();
            OptionalDouble pace = settled == null ? OptionalDouble.empty() : settled.tokensPerSecond();
            return new Result(
                    ended.problem() == null ? null : ended.problem().message(),
                    firstToken,
                    pace.isPresent() ? pace.getAsDouble() : null,
                    event == null ? null : event.tokens().input(),
                    event == null ? null : event.tokens().output(),
                    event == null ? null : event.charge().total(),
                    settled == null ? null : settled.id());
        }
    }
}
