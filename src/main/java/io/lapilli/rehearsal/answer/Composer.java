package io.lapilli.rehearsal.answer;

import io.lapilli.rehearsal.directive.Directives;
import io.lapilli.rehearsal.directive.Format;
import io.lapilli.rehearsal.directive.Limit.Unit;
import io.lapilli.rehearsal.text.Passages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Composes the text of an answer from the passages that fit the question. The same task gives the same text. */
public final class Composer {

    private static final int USUAL_SENTENCES = 3;
    private static final int USUAL_ITEMS = 4;
    private static final int ENOUGH_LETTERS = 12;

    private Composer() {}

    public static String compose(Task task) {
        List<String> core = refusal(task).or(() -> introduction(task)).orElseGet(() -> content(task));
        return new Layout(task).arrange(core);
    }

    private static Optional<List<String>> refusal(Task task) {
        Directives directives = task.directives();
        Phrases phrases = task.phrases();
        Optional<String> refused = Subject.touched(directives.refused(), task.question());
        if (refused.isPresent()) {
            return Optional.of(List.of(phrases.get("refuse", refused.get())));
        }
        List<String> only = directives.only();
        boolean elsewhere = !only.isEmpty()
                && !Subject.asksWho(task.question())
                && Subject.touched(only, task.question()).isEmpty()
                && task.passages().best(task.query(), 1).isEmpty();
        return elsewhere ? Optional.of(List.of(phrases.get("refuse.only", String.join(", ", only)))) : Optional.empty();
    }

    private static Optional<List<String>> introduction(Task task) {
        if (!Subject.asksWho(task.question())) {
            return Optional.empty();
        }
        String name = task.name();
        return Optional.of(List.of(
                name == null ? task.phrases().get("who") : task.phrases().get("who.named", name)));
    }

    private static List<String> content(Task task) {
        var sentences = new ArrayList<String>();
        if (task.images() > 0) {
            sentences.add(
                    task.images() == 1
                            ? task.phrases().get("image.one")
                            : task.phrases().get("image.many", task.images()));
        }
        List<String> found = found(task);
        if (task.directives().guide() && task.toolResults().isEmpty()) {
            sentences.addAll(guidance(task, found));
        } else if (!found.isEmpty()) {
            sentences.addAll(found);
        } else if (sentences.isEmpty()) {
            String key = task.knowledge().isEmpty() ? "unknown.text" : "unknown";
            sentences.add(task.phrases().get(key, Subject.shortened(task.question())));
        }
        return sentences;
    }

    /** The passages to answer with: those that fit; of a tool's result, its beginning where none does. */
    static List<String> found(Task task) {
        int most = most(task);
        Passages passages = task.passages();
        List<String> best = passages.best(task.query(), most + Math.floorMod(task.variant(), 2));
        boolean fromTheStart = !task.toolResults().isEmpty() || Subject.asksForAll(task.question());
        return best.isEmpty() && fromTheStart ? passages.first(most) : best;
    }

    private static int most(Task task) {
        boolean listed = task.directives().format() != null && task.directives().format() != Format.PROSE;
        int usual = listed ? USUAL_ITEMS : USUAL_SENTENCES;
        return task.directives().limits().stream()
                .filter(limit -> limit.unit() == Unit.SENTENCES || limit.unit() == Unit.ITEMS)
                .mapToInt(limit -> Math.min(limit.count(), 20))
                .min()
                .orElse(usual);
    }

    /** Leads to the answer: its figures are covered, and the question goes back. */
    private static List<String> guidance(Task task, List<String> found) {
        Phrases phrases = task.phrases();
        String subject = Subject.inWords(task.question());
        boolean tight = task.directives().limits().stream()
                .anyMatch(limit -> limit.unit() == Unit.WORDS || limit.unit() == Unit.CHARACTERS || limit.count() == 1);
        if (tight) {
            return List.of(phrases.get("guide.plain", subject));
        }
        if (found.isEmpty()) {
            return List.of(phrases.get("guide.start"), phrases.get("guide.plain", subject));
        }
        String hint = hint(task, found).replaceAll("\\d+(?:[.,:/]\\d+)*", "▢");
        var steps =
                List.of(phrases.get("guide.start"), phrases.get("guide.hint", hint), phrases.get("guide.ask", subject));
        boolean two = task.directives().limits().stream().anyMatch(limit -> limit.count() == 2);
        return two ? steps.subList(1, 3) : steps;
    }

    /** The passage that says most in words: with its figures covered, the others would say nothing. */
    private static String hint(Task task, List<String> found) {
        return found.stream()
                .filter(passage -> letters(passage) >= ENOUGH_LETTERS)
                .findFirst()
                .or(() -> task.passages().first(USUAL_SENTENCES).stream()
                        .max(Comparator.comparingLong(Composer::letters)))
                .orElseGet(found::getFirst);
    }

    private static long letters(String text) {
        return text.chars().filter(Character::isLetter).count();
    }
}
