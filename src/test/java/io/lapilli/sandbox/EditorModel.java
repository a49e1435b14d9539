package io.lapilli.sandbox;

import io.lapilli.sandbox.text.Ascii;
import io.lapilli.sandbox.text.ChangeSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An editor as CodeMirror's collaboration extension makes one of a page: applies what is typed at once, keeps it until it
 * comes back from the log, and rebases it over what others did in between.
 */
final class EditorModel {

    final String client;
    private final List<Edit> unconfirmed = new ArrayList<>();
    private String text;
    private int version;
    private int confirmed;

    EditorModel(String client, String text) {
        this.client = client;
        this.text = text;
    }

    String text() {
        return text;
    }

    int version() {
        return version;
    }

    boolean idle() {
        return unconfirmed.isEmpty();
    }

    void replace(int from, int to, String put) {
        Edit edit = Edit.of(text.length());
        for (int i = from; i < to; i++) {
            edit.deleted[i] = true;
        }
        edit.put[from] = put;
        text = edit.apply(text);
        unconfirmed.add(edit);
    }

    /** What would be sent now; null when there is nothing. */
    @Nullable
    NewChanges push() {
        return unconfirmed.isEmpty()
                ? null
                : new NewChanges(
                        version,
                        client,
                        confirmed,
                        unconfirmed.stream().map(Edit::changeSet).toList());
    }

    void receive(Change change) {
        if (change.version() != version + 1) {
            throw new AssertionError("the log has a gap");
        }
        version++;
        if (change.client().equals(client)) {
            unconfirmed.removeFirst();
            confirmed++;
            return;
        }
        Edit theirs = Edit.read(change.changes());
        for (int i = 0; i < unconfirmed.size(); i++) {
            Edit mine = unconfirmed.get(i);
            unconfirmed.set(i, mine.over(theirs, false));
            theirs = theirs.over(mine, true);
        }
        text = theirs.apply(text);
    }

    /** A change unit by unit: which are deleted, and what is put before each and at the end. */
    private record Edit(boolean[] deleted, String[] put) {

        static Edit of(int length) {
            var put = new String[length + 1];
            Arrays.fill(put, "");
            return new Edit(new boolean[length], put);
        }

        static Edit read(String json) {
            JsonNode parts = Ascii.JSON.readTree(json);
            int length = 0;
            for (JsonNode part : parts) {
                length += (part.isArray() ? part.get(0) : part).intValue();
            }
            Edit edit = of(length);
            int at = 0;
            for (JsonNode part : parts) {
                if (part.isArray()) {
                    var lines = new ArrayList<String>();
                    for (int i = 1; i < part.size(); i++) {
                        lines.add(part.get(i).stringValue());
                    }
                    edit.put[at] += String.join("\n", lines);
                    for (int i = 0; i < part.get(0).intValue(); i++) {
                        edit.deleted[at++] = true;
                    }
                } else {
                    at += part.intValue();
                }
            }
            return edit;
        }

        String apply(String text) {
            var after = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                after.append(put[i]).append(deleted[i] ? "" : text.charAt(i));
            }
            return after.append(put[text.length()]).toString();
        }

        /** The same done after another one. @param before whether it comes first where both put something */
        Edit over(Edit other, boolean before) {
            int length = other.apply("x".repeat(deleted.length)).length();
            Edit moved = of(length);
            int at = 0;
            for (int i = 0; i <= deleted.length; i++) {
                int there = other.put[i].length();
                moved.put[before ? at : at + there] += put[i];
                at += there;
                if (i < deleted.length && !other.deleted[i]) {
                    moved.deleted[at++] = deleted[i];
                }
            }
            return moved;
        }

        ChangeSet changeSet() {
            var json = Ascii.JSON.createArrayNode();
            for (int i = 0; i <= deleted.length; i++) {
                if (!put[i].isEmpty()) {
                    var part = json.addArray().add(0);
                    List.of(put[i].split("\n", -1)).forEach(part::add);
                }
                if (i < deleted.length) {
                    if (deleted[i]) {
                        json.addArray().add(1);
                    } else {
                        json.add(1);
                    }
                }
            }
            return ChangeSet.read(json);
        }
    }
}
