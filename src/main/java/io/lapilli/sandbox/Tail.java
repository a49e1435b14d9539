package io.lapilli.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last changes of a document, in memory; who is further behind asks the database. Thread-safe. */
final class Tail {

    private static final int MOST = 1_000;

    private final List<Change> changes = new ArrayList<>();
    private int first;
    private int end;

    /** @param version up to which the database was read */
    Tail(int version) {
        this.first = version;
        this.end = version;
    }

    synchronized int end() {
        return end;
    }

    synchronized void add(List<Change> more) {
        for (Change change : more) {
            if (change.version() == end + 1) {
                changes.add(change);
                end = change.version();
            }
        }
        if (changes.size() > 2 * MOST) {
            changes.subList(0, changes.size() - MOST).clear();
            first = end - changes.size();
        }
    }

    /** Empty when they are not here any more. */
    synchronized Optional<List<Change>> after(int version) {
        return version < first || version > end
                ? Optional.empty()
                : Optional.of(List.copyOf(changes.subList(version - first, changes.size())));
    }
}
