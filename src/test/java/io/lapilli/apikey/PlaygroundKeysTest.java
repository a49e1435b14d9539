package io.lapilli.apikey;

import static io.lapilli.identity.Actor.INSTALLATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Members;
import io.lapilli.project.ProjectArchivedException;
import io.lapilli.project.Projects;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.support.Node;
import io.lapilli.support.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlaygroundKeysTest {

    @ParameterizedTest
    @EnumSource
    void isOneForEachPersonAndProject(TestDatabase engine) {
        try (var node = new Node(engine)) {
            var keys = node.get(PlaygroundKeys.class);
            var mori = node.anOrganisation("Mori");
            var project = node.aProject(mori, "Assistant");
            var yuki = node.aMember(mori, "Yuki", MemberRole.DEVELOPER);
            var ren = node.aMember(mori, "Ren", MemberRole.OWNER);

            VerifiedKey key = keys.of(yuki, mori, project);

            assertThat(key.user()).isEqualTo(yuki);
            assertThat(key.project()).isEqualTo(project);
            assertThat(key.mayUse("any model")).isTrue();
            assertThat(keys.of(yuki, mori, project)).isEqualTo(key);
            assertThat(List.of(keys.of(ren, mori, project), keys.of(yuki, mori, node.aProject(mori, "Translation"))))
                    .extracting(VerifiedKey::id)
                    .doesNotContain(key.id())
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isSeenByItsNameAndNeverAmongTheKeysThatPeopleHold(TestDatabase engine) {
        try (var node = new Node(engine)) {
            var keys = node.get(ApiKeys.class);
            var mori = node.anOrganisation("Mori");
            var project = node.aProject(mori, "Assistant");
            var yuki = node.aMember(mori, "Yuki", MemberRole.DEVELOPER);

            VerifiedKey key = node.get(PlaygroundKeys.class).of(yuki, mori, project);

            ApiKey shown = keys.get(mori, key.id());
            assertThat(shown.name()).isEqualTo("Playground");
            assertThat(shown.owner()).extracting(KeyOwner::name).isEqualTo("Yuki");
            assertThat(shown.redacted()).isEmpty();
            assertThat(keys.list(mori, KeyQuery.of(KeyKind.PROJECT, null, 10)).items())
                    .isEmpty();
            assertThat(keys.countByProject(mori)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OWNER", "ADMIN", "DEVELOPER"})
    void refusesRolesThatCallNoModels(MemberRole role) {
        try (var node = new Node(TestDatabase.H2)) {
            var mori = node.anOrganisation("Mori");
            var project = node.aProject(mori, "Assistant");
            var person = node.aMember(mori, "Liu", role);

            assertThatThrownBy(() -> node.get(PlaygroundKeys.class).of(person, mori, project))
                    .isInstanceOf(NotPermittedException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesStrangersAndForeignAndArchivedProjects(TestDatabase engine) {
        try (var node = new Node(engine)) {
            var keys = node.get(PlaygroundKeys.class);
            var mori = node.anOrganisation("Mori");
            var other = node.anOrganisation("Other");
            var project = node.aProject(mori, "Assistant");
            var foreign = node.aProject(other, "Theirs");
            var yuki = node.aMember(mori, "Yuki", MemberRole.OWNER);
            var stranger = node.aMember(other, "Kim", MemberRole.OWNER);
            keys.of(yuki, mori, project);

            assertThatThrownBy(() -> keys.of(stranger, mori, project)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> keys.of(yuki, mori, foreign)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> keys.of(yuki, other, foreign)).isInstanceOf(NotFoundException.class);
            node.get(Projects.class).archive(INSTALLATION, mori, project);
            assertThatThrownBy(() -> keys.of(yuki, mori, project)).isInstanceOf(ProjectArchivedException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsWithTheMembershipAndBeginsAnewWithTheNext(TestDatabase engine) {
        try (var node = new Node(engine)) {
            var keys = node.get(PlaygroundKeys.class);
            var mori = node.anOrganisation("Mori");
            var project = node.aProject(mori, "Assistant");
            var yuki = node.aMember(mori, "Yuki", MemberRole.DEVELOPER);
            VerifiedKey before = keys.of(yuki, mori, project);

            node.get(Members.class).remove(INSTALLATION, mori, yuki);
            assertThatThrownBy(() -> keys.of(yuki, mori, project)).isInstanceOf(NotFoundException.class);
            node.get(Members.class).add(INSTALLATION, mori, yuki, MemberRole.DEVELOPER);

            assertThat(keys.of(yuki, mori, project).id()).isNotEqualTo(before.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void firstCallsAtTheSameMomentMakeOne(TestDatabase engine) throws Exception {
        try (var node = new Node(engine);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var keys = node.get(PlaygroundKeys.class);
            var mori = node.anOrganisation("Mori");
            var project = node.aProject(mori, "Assistant");
            var yuki = node.aMember(mori, "Yuki", MemberRole.DEVELOPER);
            List<Callable<VerifiedKey>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                calls.add(() -> keys.of(yuki, mori, project));
            }

            assertThat(threads.invokeAll(calls))
                    .extracting(call -> call.get().id())
                    .containsOnly(keys.of(yuki, mori, project).id());
        }
    }
}
