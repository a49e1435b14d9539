package io.lapilli.demo;

import io.lapilli.demo.DemoPeople.Person;
import io.lapilli.prompt.DemoPrompts.Called;
import io.lapilli.prompt.DemoPrompts.Moved;
import io.lapilli.prompt.DemoPrompts.Published;
import io.lapilli.prompt.DemoPrompts.Wish;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@link DemoPromptTexts} comes to in a customer's organisation. */
record DemoPromptWishes(
        Map<String, ProjectId> projects, Map<String, UserId> people, Map<String, DemoKey> keys, Instant now) {

    /** Those of one customer whose projects are there. */
    List<Wish> of(Customer customer) {
        return DemoPromptTexts.ALL.stream()
                .filter(text -> text.customer().equals(customer.name()) && projects.containsKey(text.project()))
                .map(this::wish)
                .toList();
    }

    private Wish wish(DemoPromptTexts.Text text) {
        return new Wish(
                Optional.ofNullable(projects.get(text.project())).orElseThrow(),
                text.name(),
                text.versions().stream()
                        .map(version -> new Published(
                                version.content(), version.note(), person(version.author()), ago(version.age(), 0)))
                        .toList(),
                text.moves().stream()
                        .map(move -> new Moved(
                                move.label(), move.version(), move.back(), person(move.by()), ago(move.age(), 40)))
                        .toList(),
                text.calls().stream()
                        .filter(call -> keys.containsKey(call.flow()))
                        .map(call -> new Called(
                                Optional.ofNullable(keys.get(call.flow()))
                                        .orElseThrow()
                                        .id(),
                                call.version(),
                                call.daily()))
                        .toList());
    }

    private @Nullable UserId person(@Nullable Person person) {
        return person == null ? null : people.get(person.email());
    }

    /** Some time of a working day. */
    private Instant ago(int days, int minutes) {
        return now.minus(Duration.ofDays(days)).minus(Duration.ofMinutes(95L * (days % 4) - minutes));
    }
}
