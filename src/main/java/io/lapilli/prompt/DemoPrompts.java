package io.lapilli.prompt;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.PromptId;
import io.lapilli.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts prompts into demo data, as if they had been written and called in the past. */
@Service
public class DemoPrompts {

    private final PromptStore store;
    private final PromptUseStore uses;
    private final NewIds ids;

    DemoPrompts(PromptStore store, PromptUseStore uses, NewIds ids) {
        this.store = store;
        this.uses = uses;
        this.ids = ids;
    }

    /** A version and when it was published. */
    public record Published(
            PromptContent content, String note, @Nullable UserId author, Instant at) {}

    /** That a label came to point to a version. */
    public record Moved(
            String label,
            int version,
            boolean rolledBack,
            @Nullable UserId by,
            Instant at) {}

    /** About how often a key calls a version in a day. */
    public record Called(KeyId key, int version, int daily) {}

    /**
     * A prompt that is to be made.
     *
     * @param versions the first one first
     * @param moves in the order of time
     */
    public record Wish(
            ProjectId project, String name, List<Published> versions, List<Moved> moves, List<Called> calls) {}

    /** Makes the prompts of one organisation, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void seed(OrganisationId organisation, Instant now, List<Wish> wishes) {
        for (Wish wish : wishes) {
            Prompt prompt = make(organisation, wish);
            move(prompt, wish);
            wish.calls().forEach(called -> call(prompt.id(), called, now));
        }
    }

    private Prompt make(OrganisationId organisation, Wish wish) {
        Instant first = micros(wish.versions().getFirst().at());
        Instant last = wish.moves().isEmpty()
                ? wish.versions().getLast().at()
                : wish.moves().getLast().at();
        var prompt = new Prompt(
                new PromptId(ids.at(first.toEpochMilli())),
                organisation,
                wish.project(),
                wish.name(),
                wish.versions().size(),
                first,
                micros(last),
                null);
        store.insert(prompt, PromptStore.words(wish.versions().getLast().content()), store.nextVersion());
        for (int i = 0; i < wish.versions().size(); i++) {
            Published version = wish.versions().get(i);
            store.insert(prompt.id(), i + 1, version.content(), version.note(), version.author(), micros(version.at()));
        }
        return prompt;
    }

    private void move(Prompt prompt, Wish wish) {
        Map<String, Integer> labels = new HashMap<>();
        for (Moved moved : wish.moves()) {
            Integer before = labels.put(moved.label(), moved.version());
            var move =
                    new LabelMove(moved.label(), before, moved.version(), moved.rolledBack(), null, micros(moved.at()));
            store.point(prompt.id(), moved.label(), moved.version(), move.at());
            store.insert(store.nextVersion(), prompt.id(), move, moved.by());
        }
    }

    /** Weekends are quieter; nothing but the day decides how many there are. */
    private void call(PromptId prompt, Called called, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (int day = 0; day < PromptUses.DAYS; day++) {
            LocalDate date = today.minusDays(day);
            int share = date.getDayOfWeek().getValue() > 5 ? 40 : 90 + (int) (date.toEpochDay() * 7 % 20);
            long calls = (long) called.daily() * share / 100;
            if (calls > 0) {
                Instant last = day == 0
                        ? now.minus(Duration.ofMinutes(3))
                        : date.plusDays(1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()
                                .minusSeconds(90);
                uses.add(
                        new PromptUseStore.Kind(prompt, date, called.key(), called.version()),
                        new PromptUseStore.Count(calls, micros(last)));
            }
        }
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
