package io.lapilli.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.Slice;
import io.lapilli.support.MovableClock;
import io.lapilli.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProjectsTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final MovableClock clock = new MovableClock(START);
    private final List<Object> events = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void createsRenamesAndArchives(TestDatabase engine) {
        var jdbc = JdbcClient.create(engine.fresh());
        var projects = projects(jdbc);
        var mori = organisation(jdbc, "Mori");

        var made = projects.create(mori, "  Assistant in the phone ");
        assertThat(made).isEqualTo(new Project(made.id(), mori, "Assistant in the phone", START, null));

        var renamed = projects.rename(mori, made.id(), "Assistant");
        assertThat(projects.get(mori, made.id())).isEqualTo(renamed);

        clock.forward(Duration.ofHours(1));
        var archived = projects.archive(mori, made.id());
        assertThat(archived.archivedAt()).isEqualTo(START.plusSeconds(3600));
        clock.forward(Duration.ofHours(1));
        assertThat(projects.archive(mori, made.id())).isEqualTo(archived);
        assertThatThrownBy(() -> projects.rename(mori, made.id(), "Again"))
                .isInstanceOf(ProjectArchivedException.class);
        assertThat(events)
                .containsExactly(
                        new ProjectCreated(mori, made.id(), "Assistant in the phone"),
                        new ProjectRenamed(mori, made.id(), "Assistant in the phone", "Assistant"),
                        new ProjectArchived(mori, made.id(), "Assistant"));
    }

    @ParameterizedTest
    @EnumSource
    void takesANameOnceInAnOrganisationInAnyLetterCase(TestDatabase engine) {
        var jdbc = JdbcClient.create(engine.fresh());
        var projects = projects(jdbc);
        var mori = organisation(jdbc, "Mori");
        projects.create(mori, "Übersetzung");
        var second = projects.create(mori, "Summaries");

        assertThatThrownBy(() -> projects.create(mori, "ÜBERSETZUNG"))
                .isInstanceOfSatisfying(AlreadyExistsException.class, taken -> {
                    assertThat(taken.field()).isEqualTo("name");
                    assertThat(taken.taken()).isEqualTo("ÜBERSETZUNG");
                });
        assertThatThrownBy(() -> projects.rename(mori, second.id(), "übersetzung"))
                .isInstanceOf(AlreadyExistsException.class);
        projects.rename(mori, second.id(), "SUMMARIES");
        projects.create(organisation(jdbc, "Other"), "Übersetzung");
    }

    @ParameterizedTest
    @EnumSource
    void pagesInTheOrderOfCreationWithinTheOrganisation(TestDatabase engine) {
        var jdbc = JdbcClient.create(engine.fresh());
        var projects = projects(jdbc);
        var mori = organisation(jdbc, "Mori");
        var made = new ArrayList<ProjectId>();
        for (String name : List.of("e", "a", "d", "b", "c")) {
            clock.forward(Duration.ofMillis(1));
            made.add(projects.create(mori, name).id());
        }
        projects.create(organisation(jdbc, "Other"), "z");
        projects.archive(mori, made.get(1));

        assertThat(walk(projects, mori, true)).containsExactlyElementsOf(made);
        assertThat(walk(projects, mori, false)).containsExactly(made.get(0), made.get(2), made.get(3), made.get(4));
        assertThat(projects.all(mori, true)).extracting(Project::name).containsExactly("a", "b", "c", "d", "e");
    }

    @ParameterizedTest
    @EnumSource
    void hidesProjectsFromOtherOrganisations(TestDatabase engine) {
        var jdbc = JdbcClient.create(engine.fresh());
        var projects = projects(jdbc);
        var id = projects.create(organisation(jdbc, "Mori"), "Assistant").id();
        var stranger = organisation(jdbc, "Other");

        assertThatThrownBy(() -> projects.get(stranger, id)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> projects.rename(stranger, id, "x")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> projects.archive(stranger, id)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> projects.lockActive(stranger, id)).isInstanceOf(NotFoundException.class);
        assertThat(projects.all(stranger, true)).isEmpty();
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

    private Projects projects(JdbcClient jdbc) {
        return new Projects(new ProjectStore(jdbc), new NewIds(clock), clock, events::add);
    }

    private OrganisationId organisation(JdbcClient jdbc, String name) {
        var id = new OrganisationId(UUID.randomUUID());
        jdbc.sql("INSERT INTO organisation (id, name, name_key, currency, billing, time_zone, operator, created_at,"
                        + " version) VALUES (?, ?, ?, 'CNY', 'POSTPAID', 'UTC', FALSE, ?, 0)")
                .params(id.value(), name, name.toLowerCase(), START.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }
}
