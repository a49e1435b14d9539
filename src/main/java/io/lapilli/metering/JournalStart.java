package io.lapilli.metering;

import java.io.IOException;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides from where on a journal is read at the start. */
final class JournalStart {

    private static final Logger log = LoggerFactory.getLogger(JournalStart.class);

    private JournalStart() {}

    /**
     * @param begun where this process writes; older segments are those of earlier ones
     * @param taken what the database says; null when it knows nothing of this journal
     */
    static JournalPositions.Taken from(
            JournalFolder folder, JournalPosition begun, JournalPositions.@Nullable Taken taken) throws IOException {
        SortedSet<Long> older = folder.segments().headSet(begun.segment());
        if (taken == null) {
            var first = older.isEmpty() ? begun : JournalPosition.startOf(older.first());
            return new JournalPositions.Taken(first, first);
        }
        if (older.isEmpty() || older.last() < taken.position().segment()) {
            // the database has all that is here: the folder is a new or an older one
            return resumed(taken, begun);
        }
        if (taken.position().segment() == older.last() && taken.position().offset() > size(folder, older.last())) {
            // what was cut off at the end is in the database already
            return resumed(taken, begun);
        }
        return taken;
    }

    private static JournalPositions.Taken resumed(JournalPositions.Taken taken, JournalPosition begun) {
        log.warn("The database has taken the usage journal in up to {}, which is not here any more", taken.position());
        return new JournalPositions.Taken(taken.position(), begun);
    }

    private static long size(JournalFolder folder, long segment) throws IOException {
        try (JournalFile file = folder.open(segment)) {
            return file.size();
        }
    }
}
