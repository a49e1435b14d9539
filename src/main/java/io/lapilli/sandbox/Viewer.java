package io.lapilli.sandbox;

import io.lapilli.sandbox.text.Ascii;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One screen that looks at a room: knows how far it has come, and fetches what is new when it is ready for it. To be
 * used by one thread.
 */
public final class Viewer implements AutoCloseable {

    private final Room room;
    private final UUID me;
    private final Runnable onClose;
    private final Map<UUID, Integer> versions;
    private final Map<UUID, Integer> read = new HashMap<>();
    private long seenTicks = -1;
    private long seenState = -1;
    private long seenCursors;
    private boolean over;
    private boolean left;

    Viewer(Room room, Participant me, Map<UUID, Integer> versions, Runnable onClose) {
        this.room = room;
        this.me = me.id();
        this.versions = new HashMap<>(versions);
        this.onClose = onClose;
        room.comes(this.me);
    }

    /** Whether nothing will come any more: the participant is out. */
    public boolean over() {
        return over;
    }

    /** Whether the node goes down, and the screen shall come back later. */
    public boolean ending() {
        return room.closed();
    }

    /** How many screens look at the same on this node. */
    public int company() {
        return room.viewers();
    }

    /** What is new; waits for it, and answers with nothing when the time is over. */
    public List<Frame> next(Duration patience) throws InterruptedException {
        if (room.ticks() == seenTicks) {
            room.await(seenTicks, patience);
        }
        seenTicks = room.ticks();
        var frames = new ArrayList<Frame>();
        Room.Shown shown = room.shown();
        Optional<Participant> inside = shown.state().inside(me);
        if (inside.isEmpty()) {
            over = true;
            frames.add(new Frame("over", "{}"));
            return frames;
        }
        if (shown.version() != seenState) {
            seenState = shown.version();
            frames.add(new Frame("state", state(shown, inside.get())));
        }
        shown.state().documents().forEach(document -> typed(document.id(), frames));
        shown.state().runs().forEach(run -> answered(run.id(), frames));
        if (room.cursorVersion() != seenCursors) {
            seenCursors = room.cursorVersion();
            frames.add(new Frame("cursors", cursors()));
        }
        return frames;
    }

    private static String state(Room.Shown shown, Participant me) {
        String links = me.role().hosts() ? RoomJson.links(shown.state().links()) : "[]";
        return "{\"me\":" + RoomJson.me(me) + ",\"links\":" + links + ",\"room\":" + shown.json() + "}";
    }

    private void typed(UUID document, List<Frame> frames) {
        Integer version = versions.get(document);
        if (version == null || version > room.version(document)) {
            Document whole = room.document(document);
            versions.put(document, whole.version());
            ObjectNode json = Ascii.JSON
                    .createObjectNode()
                    .put("id", document.toString())
                    .put("version", whole.version())
                    .put("text", whole.text());
            frames.add(new Frame("document", Ascii.JSON.writeValueAsString(json)));
        } else if (version < room.version(document)) {
            List<Change> changes = room.changesAfter(document, version);
            if (!changes.isEmpty()) {
                versions.put(document, changes.getLast().version());
                frames.add(new Frame("changes", changes(document, version, changes)));
            }
        }
    }

    private static String changes(UUID document, int base, List<Change> changes) {
        var json = new StringBuilder("{\"id\":\"" + document + "\",\"base\":" + base + ",\"changes\":[");
        for (int i = 0; i < changes.size(); i++) {
            Change one = changes.get(i);
            json.append(i == 0 ? "" : ",")
                    .append("{\"client\":\"")
                    .append(one.client())
                    .append("\",\"by\":\"")
                    .append(one.participant())
                    .append("\",\"changes\":")
                    .append(one.changes())
                    .append('}');
        }
        return json.append("]}").toString();
    }

    private void answered(UUID run, List<Frame> frames) {
        RunText text = room.texts().get(run);
        int from = read.getOrDefault(run, 0);
        if (text != null && text.length() > from) {
            RunText.Piece piece = text.after(from);
            read.put(run, piece.to());
            frames.add(
                    new Frame("text", "{\"run\":\"" + run + "\",\"from\":" + from + ",\"text\":" + piece.json() + "}"));
        }
    }

    private String cursors() {
        ArrayNode json = Ascii.JSON.createArrayNode();
        room.cursors()
                .forEach((participant, cursor) -> json.addObject()
                        .put("by", participant.toString())
                        .put("document", cursor.document().toString())
                        .put("version", cursor.version())
                        .put("anchor", cursor.anchor())
                        .put("head", cursor.head()));
        return Ascii.JSON.writeValueAsString(json);
    }

    @Override
    public void close() {
        if (!left) {
            left = true;
            room.goes(me);
            onClose.run();
        }
    }
}
