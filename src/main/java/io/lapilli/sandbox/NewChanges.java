package io.lapilli.sandbox;

import io.lapilli.sandbox.text.ChangeSet;
import io.lapilli.shared.InvalidInputException;
import java.util.List;

/**
 * What an editor wants to add to a document's log.
 *
 * @param base the version that the first of them is a change of
 * @param client an unguessable name that the editor gave itself, 8 to 40 letters and digits
 * @param first the editor's own count of its changes, of the first of these; from 0 on
 * @param changes one after the other, at least one
 */
public record NewChanges(int base, String client, int first, List<ChangeSet> changes) {

    static final int MOST = 500;
    private static final int SHORTEST_CLIENT = 8;
    private static final int LONGEST_CLIENT = 40;

    public NewChanges {
        changes = List.copyOf(changes);
        if (base < 0
                || first < 0
                || changes.isEmpty()
                || changes.size() > MOST
                || client.length() < SHORTEST_CLIENT
                || client.length() > LONGEST_CLIENT
                || !client.chars().allMatch(NewChanges::plain)) {
            throw new InvalidInputException(
                    "changes", "malformed", "changes must follow a version, with a client's name");
        }
    }

    private static boolean plain(int character) {
        return character >= '0' && character <= '9'
                || character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z';
    }
}
