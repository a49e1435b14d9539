package io.lapilli.console.projects;

import io.lapilli.apikey.ApiKeys;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Members;
import io.lapilli.identity.Permission;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.shared.ProjectId;
import io.lapilli.ui.Place;
import io.lapilli.usage.Spend;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Projects with their keys and what each cost this month: three queries, however many projects. */
@Component
class ProjectRows {

    private final Projects projects;
    private final ApiKeys keys;
    private final Spend spend;
    private final Members members;
    private final CurrentUser user;
    private final Clock clock;

    ProjectRows(Projects projects, ApiKeys keys, Spend spend, Members members, CurrentUser user, Clock clock) {
        this.projects = projects;
        this.keys = keys;
        this.spend = spend;
        this.members = members;
        this.user = user;
        this.clock = clock;
    }

    /** By name. */
    List<ProjectRow> all(Place place, boolean archivedToo) {
        members.require(user.actor(), place.organisation(), Permission.VIEW);
        return rows(place, projects.all(place.organisation(), archivedToo));
    }

    /** @throws io.lapilli.shared.NotFoundException when the organisation has no such project */
    ProjectRow one(Place place, ProjectId id) {
        members.require(user.actor(), place.organisation(), Permission.VIEW);
        return rows(place, List.of(projects.get(place.organisation(), id))).getFirst();
    }

    private List<ProjectRow> rows(Place place, List<Project> found) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), place.zone());
        Map<ProjectId, BigDecimal> amounts = spend.byProject(
                place.organisation(), found.stream().map(Project::id).toList(), today.withDayOfMonth(1), today);
        Map<ProjectId, Long> counts = keys.countByProject(place.organisation());
        return found.stream()
                .map(project -> new ProjectRow(
                        project,
                        counts.getOrDefault(project.id(), 0L),
                        amounts.getOrDefault(project.id(), BigDecimal.ZERO)))
                .toList();
    }
}
