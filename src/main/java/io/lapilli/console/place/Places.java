package io.lapilli.console.place;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Membership;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.Place;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Remembers where a reader is: for each browser tab (two tabs may show two organisations), through a reload, and for a
 * new tab the last choice. What was remembered counts only while the reader still belongs there.
 */
@Component
class Places implements ConsoleContext {

    private static final String LAST = Places.class.getName();

    private final CurrentUser reader;
    private final Projects projects;

    Places(CurrentUser reader, Projects projects) {
        this.reader = reader;
        this.projects = projects;
    }

    /** Plain, so that a session can be serialised. */
    private record Where(UUID organisation, @Nullable UUID project) implements Serializable {}

    @Override
    public Optional<Place> place() {
        List<Membership> memberships = memberships();
        Optional<Where> where = remembered();
        Optional<Membership> chosen = where.flatMap(here -> memberships.stream()
                .filter(one -> one.organisation().id().value().equals(here.organisation()))
                .findFirst());
        if (chosen.isEmpty()) {
            return memberships.stream().findFirst().map(first -> place(first, Optional.empty()));
        }
        OrganisationId organisation = chosen.get().organisation().id();
        Optional<Project> project = where.map(Where::project)
                .flatMap(id -> active(organisation).stream()
                        .filter(one -> one.id().value().equals(id))
                        .findFirst());
        return Optional.of(place(chosen.get(), project));
    }

    @Override
    public List<OrganisationChoice> organisations() {
        return memberships().stream()
                .map(one -> new OrganisationChoice(
                        one.organisation().id(), one.organisation().name()))
                .toList();
    }

    @Override
    public List<ProjectChoice> projects() {
        return place().stream()
                .flatMap(here -> active(here.organisation()).stream())
                .map(one -> new ProjectChoice(one.id(), one.name()))
                .toList();
    }

    @Override
    public void go(OrganisationId organisation, @Nullable ProjectId project) {
        boolean allowed =
                memberships().stream().anyMatch(one -> one.organisation().id().equals(organisation))
                        && (project == null
                                || active(organisation).stream()
                                        .anyMatch(one -> one.id().equals(project)));
        if (allowed) {
            remember(new Where(organisation.value(), project == null ? null : project.value()));
        }
    }

    private List<Membership> memberships() {
        return reader.signedIn().isPresent() ? reader.organisations() : List.of();
    }

    private List<Project> active(OrganisationId organisation) {
        return projects.all(organisation, false);
    }

    private static Place place(Membership membership, Optional<Project> project) {
        var organisation = membership.organisation();
        return new Place(
                organisation.id(),
                organisation.name(),
                organisation.currency().getCurrencyCode(),
                organisation.timeZone(),
                project.map(Project::id).orElse(null),
                project.map(Project::name).orElse(null));
    }

    private static Optional<Where> remembered() {
        UI ui = UI.getCurrentOrThrow();
        VaadinSession session = ui.getSession();
        return Optional.ofNullable(ComponentUtil.getData(ui, Where.class))
                .or(() -> Optional.ofNullable((Where) session.getAttribute(tab(ui))))
                .or(() -> Optional.ofNullable((Where) session.getAttribute(LAST)));
    }

    private static void remember(Where where) {
        UI ui = UI.getCurrentOrThrow();
        ComponentUtil.setData(ui, Where.class, where);
        ui.getSession().setAttribute(tab(ui), where);
        ui.getSession().setAttribute(LAST, where);
    }

    /** A tab keeps its window's name through a reload. */
    private static String tab(UI ui) {
        return LAST + "."
                + Objects.requireNonNullElse(
                        ui.getPage().getExtendedClientDetails().getWindowName(), "");
    }
}
