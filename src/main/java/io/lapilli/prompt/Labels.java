package io.lapilli.prompt;

import io.lapilli.shared.InvalidInputException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The rules of labels. */
public final class Labels {

    /** What a call gets that names neither a label nor a version. */
    public static final String PRODUCTION = "production";

    /** Points to the newest version by itself; nobody can move it. */
    public static final String LATEST = "latest";

    /** A prompt has at most so many. */
    public static final int MOST = 30;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

    private Labels() {}

    /** @throws InvalidInputException unless it can be a label that people move */
    static void check(String label) {
        if (label.equals(LATEST)) {
            throw new InvalidInputException("label", "label_latest", "latest always points to the newest version");
        }
        if (!NAME.matcher(label).matches()) {
            throw new InvalidInputException(
                    "label", "label_name", "a label has 1 to 40 letters a-z, digits, _ and -, and no _ or - in front");
        }
    }

    /**
     * Where a label pointed before it came to point where it does, what was rolled back left aside: rolling back twice
     * goes two steps back, not forth again.
     *
     * @param moves of one label, the oldest first
     */
    static OptionalInt before(List<LabelMove> moves) {
        Deque<Integer> trail = new ArrayDeque<>();
        for (LabelMove move : moves) {
            Integer to = move.after();
            if (to == null) {
                trail.clear();
            } else if (move.rolledBack()) {
                trail.poll();
            } else {
                trail.push(to);
            }
        }
        if (trail.size() < 2) {
            return OptionalInt.empty();
        }
        trail.pop();
        return OptionalInt.of(trail.pop());
    }
}
