package io.lapilli.rehearsal.answer;

import io.lapilli.rehearsal.directive.Directives;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a reasoning model shows of its way: here simply what the rehearsal found and did. */
public final class Thoughts {

    private Thoughts() {}

    public static String of(Task task) {
        Phrases phrases = task.phrases();
        List<String> found = directives(task.directives(), phrases);
        String none = phrases.get("reason.none");
        List<String> passages = Composer.found(task).stream()
                .map(passage -> "“" + Subject.shortened(passage) + "”")
                .toList();
        return String.join(
                "\n",
                phrases.get("marker"),
                phrases.get("reason.question", Subject.shortened(task.question())),
                phrases.get("reason.directives", found.isEmpty() ? none : String.join("; ", found)),
                phrases.get("reason.passages", passages.isEmpty() ? none : String.join(" ", passages)));
    }

    private static List<String> directives(Directives directives, Phrases phrases) {
        var found = new ArrayList<String>();
        if (directives.language() != null) {
            found.add(phrases.get("reason.language." + lower(directives.language())));
        }
        directives
                .limits()
                .forEach(limit -> found.add(phrases.get("reason.limit." + lower(limit.unit()), limit.count())));
        if (directives.tone() != null) {
            found.add(phrases.get("reason.tone." + lower(directives.tone())));
        }
        if (directives.format() != null) {
            found.add(phrases.get("reason.format." + lower(directives.format())));
        }
        directives.refused().forEach(topic -> found.add(phrases.get("reason.refused", topic)));
        directives.only().forEach(topic -> found.add(phrases.get("reason.only", topic)));
        if (directives.guide()) {
            found.add(phrases.get("reason.guide"));
        }
        if (directives.name() != null) {
            found.add(phrases.get("reason.name", directives.name()));
        }
        return found;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
