package io.lapilli.sandbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What people do to the texts of a room. */
@Service
public class Editing {

    private final Documents documents;
    private final Rooms rooms;
    private final AutoRerun rerun;

    Editing(Documents documents, Rooms rooms, AutoRerun rerun) {
        this.documents = documents;
        this.rooms = rooms;
        this.rerun = rerun;
    }

    /**
     * Takes in what somebody typed, and where the cursor is then.
     *
     * @param changes null: only the cursor has moved
     * @return false when the changes are not of the newest version; the screen's stream brings what it misses
     * @throws io.lapilli.shared.NotPermittedException for who looks on
     */
    public boolean type(Participant by, UUID document, @Nullable NewChanges changes, @Nullable Cursor cursor) {
        boolean taken = changes == null || documents.take(by, document, changes);
        if (changes != null) {
            // also of the others: whoever was refused waits for them
            rooms.typed(by.session(), document);
        }
        if (taken && changes != null) {
            rerun.typed(by, document);
        }
        if (taken && cursor != null && by.role().edits()) {
            rooms.find(by.session()).ifPresent(room -> room.stands(by.id(), cursor));
        }
        return taken;
    }

    /** As it was after so many changes. */
    public String textAt(Participant by, UUID document, int version) {
        return documents.textAt(by.session(), document, version);
    }

    /** Brings a text back, for everybody. */
    public void restore(Participant by, UUID document, int version) {
        String client = "restore" + Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 1, 36);
        if (documents.restore(by, document, version, client)) {
            rooms.typed(by.session(), document);
            rerun.typed(by, document);
        }
    }
}
