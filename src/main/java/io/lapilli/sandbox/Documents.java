package io.lapilli.sandbox;

import io.lapilli.sandbox.text.Ascii;
import io.lapilli.sandbox.text.ChangeSet;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NotFoundException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The authority over what stands in documents. It puts changes into one order, that of the log, and transforms nothing:
 * a change is taken when it is one of the newest version, and otherwise its editor fetches what it missed, rebases and
 * comes again. Nothing is taken twice, however often it is sent. Any number of these may work on one database.
 */
@Component
class Documents {

    /** Characters of a document. */
    static final int LONGEST = 200_000;

    private static final int REPLAYED_AT_ONCE = 1_000;
    private static final int ATTEMPTS = 5;

    private final DocumentStore store;
    private final TransactionOperations transactions;
    private final Clock clock;

    Documents(DocumentStore store, TransactionOperations transactions, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Takes changes in, all or none.
     *
     * @return false when they are not changes of the newest version, or have been taken before
     * @throws NotFoundException when the session has no such document
     * @throws InvalidInputException when they are no changes of the text, or would make it too long
     */
    boolean take(Participant by, UUID document, NewChanges changes) {
        by.requireEditor();
        return take(by, document, changes, null);
    }

    private boolean take(Participant by, UUID id, NewChanges changes, @Nullable Integer restores) {
        try {
            return Boolean.TRUE.equals(transactions.execute(_ -> {
                Document now = store.lock(by.session(), id).orElseThrow(() -> missing(id));
                if (now.version() != changes.base() || store.nextOf(id, changes.client()) != changes.first()) {
                    return false;
                }
                String text = applied(now.text(), changes.changes());
                store.append(id, by.id(), changes, restores, clock.instant());
                int to = changes.base() + changes.changes().size();
                if (!store.advance(id, changes.base(), to, text)) {
                    throw new ConcurrencyFailureException("the document got on");
                }
                return true;
            }));
        } catch (DuplicateKeyException | ConcurrencyFailureException another) {
            return false;
        }
    }

    private static String applied(String text, List<ChangeSet> changes) {
        String after = text;
        for (ChangeSet change : changes) {
            after = change.apply(after);
            if (after.length() > LONGEST) {
                throw new InvalidInputException(
                        "changes", "too_long", "a document has at most " + LONGEST + " characters");
            }
        }
        return after;
    }

    /** As it is. */
    Document get(LiveSessionId session, UUID id) {
        return store.find(session, id).orElseThrow(() -> missing(id));
    }

    /** The text as it was, made anew from the log. */
    String textAt(LiveSessionId session, UUID id, int version) {
        String text = store.firstText(session, id).orElseThrow(() -> missing(id));
        int at = 0;
        while (at < version) {
            List<Change> some = store.changes(session, id, at, version, REPLAYED_AT_ONCE);
            if (some.isEmpty()) {
                throw new NotFoundException("version", Integer.toString(version));
            }
            for (Change change : some) {
                text = ChangeSet.read(Ascii.JSON.readTree(change.changes())).apply(text);
            }
            at = some.getLast().version();
        }
        return text;
    }

    /** Brings a text back, as one more change; false when it is what stands there. */
    boolean restore(Participant by, UUID id, int version, String client) {
        by.requireEditor();
        String wanted = textAt(by.session(), id, version);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Document now = get(by.session(), id);
            if (now.text().equals(wanted)) {
                return false;
            }
            var change = new NewChanges(now.version(), client, 0, List.of(ChangeSet.between(now.text(), wanted)));
            if (take(by, id, change, version)) {
                return true;
            }
        }
        throw new ConcurrencyFailureException("the document is being typed in all the time");
    }

    private static NotFoundException missing(UUID id) {
        return new NotFoundException("document", id.toString());
    }
}
