package io.lapilli.prompt;

import static io.lapilli.identity.Actor.INSTALLATION;
import static io.lapilli.prompt.PromptFixtures.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lapilli.identity.Actor;
import io.lapilli.identity.MemberRole;
import io.lapilli.project.ProjectArchivedException;
import io.lapilli.project.Projects;
import io.lapilli.prompt.PromptEvent.PromptLabelMoved;
import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.support.Node;
import io.lapilli.support.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PromptsTest {

    /** A customer with a project, and a node whose time is moved by a second after each change. */
    private static final class Scene implements AutoCloseable {

        final Node node;
        final OrganisationId organisation;
        final ProjectId project;
        final Prompts prompts;
        final PromptBook book;

        Scene(TestDatabase engine) {
            node = new Node(engine, "io.lapilli.prompt");
            organisation = node.anOrganisation("Mori");
            project = node.aProject(organisation, "Assistant");
            prompts = node.get(Prompts.class);
            book = node.get(PromptBook.class);
        }

        Prompt aPrompt(String name, String... versions) {
            Prompt prompt = prompts.create(INSTALLATION, organisation, project, name, saying(versions[0]), "");
            tick();
            for (int i = 1; i < versions.length; i++) {
                prompts.publish(INSTALLATION, organisation, prompt.id(), saying(versions[i]), "", null);
                tick();
            }
            return prompt;
        }

        void move(Prompt prompt, String label, int version) {
            prompts.move(INSTALLATION, organisation, prompt.id(), label, version, null);
            tick();
        }

        void tick() {
            node.clock.forward(Duration.ofSeconds(1));
        }

        List<Prompt> found(String text) {
            return prompts.lately(new PromptQuery(organisation, null, text, false), 0, 10);
        }

        @Override
        public void close() {
            node.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void publishesNumberedVersions(TestDatabase engine) {
        try (var scene = new Scene(engine)) {
            Actor yuki = Actor.user(scene.node.aMember(scene.organisation, "Yuki", MemberRole.DEVELOPER));
            Prompt made = scene.prompts.create(
                    yuki, scene.organisation, scene.project, " Greeting ", saying("Hello {{name}}"), "first");
            scene.tick();
            PromptVersion second = scene.prompts.publish(
                    yuki, scene.organisation, made.id(), saying("Good day {{name}}"), "  more polite ", null);

            assertThat(second.number()).isEqualTo(2);
            assertThat(second.note()).isEqualTo("more polite");
            assertThat(second.authorName()).isEqualTo("Yuki");
            assertThat(second.author()).isEqualTo(yuki.user());
            assertThat(scene.prompts.version(scene.organisation, made.id(), 1).content())
                    .isEqualTo(saying("Hello {{name}}"));
            assertThat(scene.prompts
                            .versions(scene.organisation, made.id(), null, 1)
                            .items())
                    .extracting(VersionHead::number)
                    .containsExactly(2);
            assertThat(scene.prompts
                            .versions(scene.organisation, made.id(), 2, 5)
                            .items())
                    .extracting(VersionHead::number, VersionHead::note)
                    .containsExactly(tuple(1, "first"));
            Prompt now = scene.prompts.get(scene.organisation, made.id());
            assertThat(now.name()).isEqualTo("Greeting");
            assertThat(now.latest()).isEqualTo(2);
            assertThat(now.changedAt()).isAfter(now.createdAt());
            assertThatThrownBy(() -> scene.prompts.publish(
                            yuki, scene.organisation, made.id(), saying("Good day {{name}}"), "", null))
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            same -> assertThat(same.reason()).isEqualTo("unchanged"));
            assertThat(scene.node.events(PromptEvent.class))
                    .extracting(PromptEvent::auditName)
                    .containsExactly("prompt.created", "prompt_version.published");
        }
    }

    @ParameterizedTest
    @EnumSource
    void labelsMoveAndRollBackAndAreSeenAtOnce(TestDatabase engine) {
        try (var scene = new Scene(engine)) {
            Prompt prompt = scene.aPrompt("Greeting", "one", "two", "three");
            assertThat(scene.book.byLabel(prompt.id(), "production")).isNull();
            scene.move(prompt, "production", 1);
            scene.move(prompt, "production", 3);
            assertThat(says(scene, prompt, "production")).isEqualTo("three");

            LabelMove back = scene.prompts.rollBack(INSTALLATION, scene.organisation, prompt.id(), "production");
            assertThat(back.before()).isEqualTo(3);
            assertThat(back.after()).isEqualTo(1);
            assertThat(back.rolledBack()).isTrue();
            assertThat(says(scene, prompt, "production")).isEqualTo("one");
            assertThat(says(scene, prompt, "latest")).isEqualTo("three");
            assertThat(scene.prompts.labels(scene.organisation, prompt.id())).isEqualTo(Map.of("production", 1));
            assertThat(scene.prompts.moves(scene.organisation, prompt.id(), 10))
                    .extracting(LabelMove::before, LabelMove::after, LabelMove::rolledBack)
                    .containsExactly(tuple(3, 1, true), tuple(1, 3, false), tuple(null, 1, false));
            assertThatThrownBy(
                            () -> scene.prompts.rollBack(INSTALLATION, scene.organisation, prompt.id(), "production"))
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            none -> assertThat(none.reason()).isEqualTo("nothing_before"));

            scene.prompts.removeLabel(INSTALLATION, scene.organisation, prompt.id(), "production");
            assertThat(scene.book.byLabel(prompt.id(), "production")).isNull();
            assertThat(scene.node.events(PromptLabelMoved.class))
                    .extracting(PromptEvent::auditName)
                    .containsExactly(
                            "prompt_label.moved",
                            "prompt_label.moved",
                            "prompt_label.rolled_back",
                            "prompt_label.deleted");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "production, 9, ,  no_such_version",
        "production, 0, ,  no_such_version",
        "production, 1, ,  unchanged",
        "production, 2, 2, label_moved_meanwhile",
        "staging,    2, 1, label_moved_meanwhile",
        "latest,     1, ,  label_latest",
        "Prod,       1, ,  label_name"
    })
    void refusesMovesThatMeanSomethingElse(String label, int version, Integer replaces, String reason) {
        try (var scene = new Scene(TestDatabase.H2)) {
            Prompt prompt = scene.aPrompt("Greeting", "one", "two");
            scene.move(prompt, "production", 1);
            assertThatThrownBy(() ->
                            scene.prompts.move(INSTALLATION, scene.organisation, prompt.id(), label, version, replaces))
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(reason));
        }
    }

    @ParameterizedTest
    @EnumSource
    void publishesWithALabelInOneGo(TestDatabase engine) {
        try (var scene = new Scene(engine)) {
            Prompt prompt = scene.aPrompt("Greeting", "one");
            scene.prompts.publish(INSTALLATION, scene.organisation, prompt.id(), saying("two"), "", "production");
            assertThat(says(scene, prompt, "production")).isEqualTo("two");
        }
    }

    @ParameterizedTest
    @EnumSource
    void archivedOnesAreNotServedUntilTheyAreRestored(TestDatabase engine) {
        try (var scene = new Scene(engine)) {
            Prompt prompt = scene.aPrompt("Greeting", "one");
            scene.prompts.archive(INSTALLATION, scene.organisation, prompt.id());
            assertThat(scene.book.has(scene.project, prompt.id())).isFalse();
            assertThat(scene.found("")).isEmpty();
            assertThatThrownBy(() -> scene.move(prompt, "production", 1))
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            refused -> assertThat(refused.reason()).isEqualTo("prompt_archived"));
            assertThatThrownBy(() -> scene.aPrompt("greeting", "x")).isInstanceOf(AlreadyExistsException.class);
            scene.prompts.restore(INSTALLATION, scene.organisation, prompt.id());
            assertThat(scene.book.has(scene.project, prompt.id())).isTrue();
            assertThat(scene.found("")).hasSize(1);

            scene.node.get(Projects.class).archive(INSTALLATION, scene.organisation, scene.project);
            assertThatThrownBy(() -> scene.move(prompt, "production", 1)).isInstanceOf(ProjectArchivedException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsByNameAndByWhatTheNewestVersionSays(TestDatabase engine) {
        try (var scene = new Scene(engine)) {
            Prompt greeting = scene.aPrompt("Greeting 100%", "You are Basalt.", "You are Obsidian.");
            Prompt farewell = scene.aPrompt("Farewell", "Say goodbye.");
            assertThat(scene.found("")).extracting(Prompt::id).containsExactly(farewell.id(), greeting.id());
            assertThat(scene.found("GREET")).extracting(Prompt::id).containsExactly(greeting.id());
            assertThat(scene.found("obsidian")).extracting(Prompt::id).containsExactly(greeting.id());
            assertThat(scene.found("basalt")).isEmpty();
            assertThat(scene.found("0%")).extracting(Prompt::id).containsExactly(greeting.id());
            assertThat(scene.found("%")).hasSize(1);
            assertThat(scene.found("_")).isEmpty();

            scene.prompts.rename(INSTALLATION, scene.organisation, greeting.id(), "Hello");
            var all = new PromptQuery(scene.organisation, scene.project, "", false);
            assertThat(scene.prompts.lately(all, 0, 1)).extracting(Prompt::name).containsExactly("Hello");
            assertThat(scene.prompts.lately(all, 1, 5)).extracting(Prompt::name).containsExactly("Farewell");
            assertThat(scene.prompts.count(all)).isEqualTo(2);
            var page = scene.prompts.list(all, null, 1);
            assertThat(page.items()).extracting(Prompt::id).containsExactly(greeting.id());
            assertThat(page.hasMore()).isTrue();
            assertThat(scene.prompts.list(all, greeting.id(), 5).items())
                    .extracting(Prompt::id)
                    .containsExactly(farewell.id());
            ProjectId other = scene.node.aProject(scene.organisation, "Other");
            assertThat(scene.prompts.count(new PromptQuery(scene.organisation, other, "", false)))
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsUse(TestDatabase engine) {
        try (var scene = new Scene(engine)) {
            Prompt prompt = scene.aPrompt("Greeting", "one", "two");
            var uses = scene.node.get(PromptUses.class);
            var key = new KeyId(UUID.randomUUID());
            uses.count(prompt.id(), 1, key);
            uses.tell();
            scene.tick();
            uses.count(prompt.id(), 1, key);
            uses.count(prompt.id(), 2, key);
            uses.tell();
            assertThat(uses.of(List.of(prompt.id())).get(prompt.id()))
                    .isEqualTo(new PromptUse(3, PromptRows.now(scene.node.clock)));
            assertThat(uses.of(prompt.id()))
                    .extracting(KeyUse::version, KeyUse::calls)
                    .containsExactly(tuple(1, 2L), tuple(2, 1L));
            scene.node.clock.forward(Duration.ofDays(PromptUses.DAYS));
            assertThat(uses.of(List.of(prompt.id()))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStrangersPromptsAreNotThere(TestDatabase engine) {
        try (var scene = new Scene(engine)) {
            Prompt prompt = scene.aPrompt("Greeting", "one");
            OrganisationId stranger = scene.node.anOrganisation("Stranger");
            ProjectId elsewhere = scene.node.aProject(stranger, "Elsewhere");
            assertThatThrownBy(() -> scene.prompts.get(stranger, prompt.id())).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> scene.prompts.version(stranger, prompt.id(), 1))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> scene.prompts.versions(stranger, prompt.id(), null, 5))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> scene.prompts.labels(stranger, prompt.id()))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> scene.prompts.moves(stranger, prompt.id(), 5))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> scene.prompts.move(INSTALLATION, stranger, prompt.id(), "production", 1, null))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> scene.prompts.archive(INSTALLATION, stranger, prompt.id()))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(
                            () -> scene.prompts.create(INSTALLATION, stranger, scene.project, "Mine", saying("x"), ""))
                    .isInstanceOf(NotFoundException.class);
            assertThat(scene.prompts.labels(stranger, List.of(prompt))).isEmpty();
            assertThat(scene.prompts.lately(new PromptQuery(stranger, scene.project, "", true), 0, 5))
                    .isEmpty();
            assertThat(scene.book.has(elsewhere, prompt.id())).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"OWNER, true", "ADMIN, true", "DEVELOPER, true", "BILLING, false", "VIEWER, false"})
    void writingTakesARole(MemberRole role, boolean may) {
        try (var scene = new Scene(TestDatabase.H2)) {
            Prompt prompt = scene.aPrompt("Greeting", "one");
            Actor member = Actor.user(scene.node.aMember(scene.organisation, "Yuki", role));
            List<Runnable> writes = List.of(
                    () -> scene.prompts.create(member, scene.organisation, scene.project, "New", saying("x"), ""),
                    () -> scene.prompts.publish(member, scene.organisation, prompt.id(), saying("two"), "", null),
                    () -> scene.prompts.rename(member, scene.organisation, prompt.id(), "Hello"),
                    () -> scene.prompts.move(member, scene.organisation, prompt.id(), "production", 1, null),
                    () -> scene.prompts.removeLabel(member, scene.organisation, prompt.id(), "production"),
                    () -> scene.prompts.archive(member, scene.organisation, prompt.id()),
                    () -> scene.prompts.restore(member, scene.organisation, prompt.id()));
            for (Runnable write : writes) {
                if (may) {
                    write.run();
                } else {
                    assertThatThrownBy(write::run).isInstanceOf(NotPermittedException.class);
                }
            }
        }
    }

    private static String says(Scene scene, Prompt prompt, String label) {
        PromptBook.Found found = scene.book.byLabel(prompt.id(), label);
        return found == null
                ? ""
                : found.renderer().render(Map.of(), 100).getFirst().text();
    }
}
