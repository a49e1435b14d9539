package io.lapilli.rehearsal.answer;

import io.lapilli.rehearsal.directive.Limit;
import io.lapilli.rehearsal.directive.Limit.Unit;
import io.lapilli.rehearsal.text.Words;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/** Measures and cuts by words and characters, as a reader counts them. */
final class Lengths {

    private static final String ELLIPSIS = "…";

    private Lengths() {}

    /** Whether the text keeps the limits of words and characters; sentences and items are kept by who composes it. */
    static boolean fit(String text, List<Limit> limits) {
        return limits.stream().allMatch(limit -> measure(text, limit.unit()) <= limit.count());
    }

    /** The text, cut where it is too long, with an ellipsis that counts as a character. */
    static String cut(String text, List<Limit> limits) {
        String cut = text;
        for (Limit limit : limits) {
            if (measure(cut, limit.unit()) > limit.count()) {
                cut = cut(cut, limit);
            }
        }
        return cut;
    }

    private static int measure(String text, Unit unit) {
        return switch (unit) {
            case WORDS -> Words.count(text);
            case CHARACTERS -> characters(text);
            default -> 0;
        };
    }

    private static String cut(String text, Limit limit) {
        BreakIterator breaks = limit.unit() == Unit.WORDS
                ? BreakIterator.getWordInstance(Locale.ROOT)
                : BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text);
        int most = limit.unit() == Unit.WORDS ? limit.count() : limit.count() - 1;
        int end = 0;
        for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
            if (measure(text.substring(0, next), limit.unit()) > most) {
                break;
            }
            end = next;
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    private static int characters(String text) {
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text);
        int count = 0;
        while (breaks.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }
}
