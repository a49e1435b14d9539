package io.lapilli.project;

import static io.lapilli.identity.Actor.INSTALLATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.identity.Actor;
import io.lapilli.identity.MemberRole;
import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.AuditableEvent;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.Slice;
import io.lapilli.support.Node;
import io.lapilli.support.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProjectsTest {

    @ParameterizedTest
    @EnumSource
    void createsRenamesAndArchives(TestDatabase engine) {
        try (var node = new Node(engine)) {
            var projects = node.get(Projects.class);
            var mori = node.anOrganisation("Mori");

            var made = projects.create(INSTALLATION, mori, "  Assistant in the phone ");
            assertThat(made).isEqualTo(new Project(made.id(), mori, "Assistant in the phone", Node.START, null));

            var renamed = projects.rename(INSTALLATION, mori, made.id(), "Assistant");
            assertThat(projects.get(mori, made.id())).isEqualTo(renamed);

            node.clock.forward(Duration.ofHours(1));
            var archived = projects.archive(INSTALLATION, mori, made.id());
            assertThat(archived.archivedAt()).isEqualTo(Node.START.plusSeconds(3600));
            node.clock.forward(Duration.ofHours(1));
            assertThat(projects.archive(INSTALLATION, mori, made.id())).isEqualTo(archived);
            assertThatThrownBy(() -> projects.rename(INSTALLATION, mori, made.id(), "Again"))
                    .isInstanceOf(ProjectArchivedException.class);
            assertThat(node.events(AuditableEvent.class))
                    .filteredOn(event -> event.auditName().startsWith("project."))
                    .containsExactly(
                            new ProjectCreated(INSTALLATION, mori, made.id(), "Assistant in the phone"),
                            new ProjectRenamed(INSTALLATION, mori, made.id(), "Assistant in the phone", "Assistant"),
                            new ProjectArchived(INSTALLATION, mori, made.id(), "Assistant"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesANameOnceInAnOrganisationInAnyLetterCase(TestDatabase engine) {
        try (var node = new Node(engine)) {
            var projects = node.get(Projects.class);
            var mori = node.anOrganisation("Mori");
            projects.create(INSTALLATION, mori, "Übersetzung");
            var second = projects.create(INSTALLATION, mori, "Summaries");

            assertThatThrownBy(() -> projects.create(INSTALLATION, mori, "ÜBERSETZUNG"))
                    .isInstanceOfSatisfying(AlreadyExistsException.class, taken -> {
                        assertThat(taken.field()).isEqualTo("name");
                        assertThat(taken.taken()).isEqualTo("ÜBERSETZUNG");
                    });
            assertThatThrownBy(() -> projects.rename(INSTALLATION, mori, second.id(), "übersetzung"))
                    .isInstanceOf(AlreadyExistsException.class);
            projects.rename(INSTALLATION, mori, second.id(), "SUMMARIES");
            projects.create(INSTALLATION, node.anOrganisation("Other"), "Übersetzung");
        }
    }

    @ParameterizedTest
    @EnumSource
    void pagesInTheOrderOfCreationWithinTheOrganisation(TestDatabase engine) {
        try (var node = new Node(engine)) {
            var projects = node.get(Projects.class);
            var mori = node.anOrganisation("Mori");
            var made = new ArrayList<ProjectId>();
            for (String name : List.of("e", "a", "d", "b", "c")) {
                node.clock.forward(Duration.ofMillis(1));
                made.add(projects.create(INSTALLATION, mori, name).id());
            }
            projects.create(INSTALLATION, node.anOrganisation("Other"), "z");
            projects.archive(INSTALLATION, mori, made.get(1));

            assertThat(walk(projects, mori, true)).containsExactlyElementsOf(made);
            assertThat(walk(projects, mori, false)).containsExactly(made.get(0), made.get(2), made.get(3), made.get(4));
            assertThat(projects.all(mori, true)).extracting(Project::name).containsExactly("a", "b", "c", "d", "e");
        }
    }

    @ParameterizedTest
    @EnumSource
    void hidesProjectsFromOtherOrganisations(TestDatabase engine) {
        try (var node = new Node(engine)) {
            var projects = node.get(Projects.class);
            var id = projects.create(INSTALLATION, node.anOrganisation("Mori"), "Assistant")
                    .id();
            var stranger = node.anOrganisation("Other");

            assertThatThrownBy(() -> projects.get(stranger, id)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> projects.rename(INSTALLATION, stranger, id, "x"))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> projects.archive(INSTALLATION, stranger, id))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> projects.lockActive(stranger, id)).isInstanceOf(NotFoundException.class);
            assertThat(projects.all(stranger, true)).isEmpty();
        }
    }

    private List<ProjectId> walk(Projects projects, OrganisationId organisation, boolean archivedToo) {
        var seen = new ArrayList<ProjectId>();
        Slice<Project> page;
        do {
            page = projects.list(organisation, archivedToo, seen.isEmpty() ? null : seen.getLast(), 2);
            page.items().forEach(project -> seen.add(project.id()));
        } while (page.hasMore());
        return seen;
    }

    @ParameterizedTest
    @CsvSource({
        "OWNER,true,true",
        "ADMIN,true,true",
        "DEVELOPER,true,false",
        "BILLING,false,false",
        "VIEWER,false,false"
    })
    void letsARoleDoWhatItMay(MemberRole role, boolean create, boolean manage) {
        try (var node = new Node(TestDatabase.H2)) {
            var projects = node.get(Projects.class);
            var mori = node.anOrganisation("Mori");
            var project = node.aProject(mori, "Assistant");
            var by = Actor.user(node.aMember(mori, "Yuki", role));

            assertThat(permitted(() -> projects.create(by, mori, "Other"))).isEqualTo(create);
            assertThat(permitted(() -> projects.rename(by, mori, project, "Phone")))
                    .isEqualTo(manage);
            assertThat(permitted(() -> projects.archive(by, mori, project))).isEqualTo(manage);
            var stranger = node.anOrganisation("Other");
            assertThatThrownBy(() -> projects.create(by, stranger, "x")).isInstanceOf(NotFoundException.class);
        }
    }

    private static boolean permitted(Runnable action) {
        try {
            action.run();
            return true;
        } catch (NotPermittedException refused) {
            return false;
        }
    }
}
